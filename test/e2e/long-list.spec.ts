import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, test } from '@playwright/test';
import { DIST, enter, give, wholeList } from '../bench/tap.ts';
import { makeServer } from '../support/server.ts';
import { openPhone } from './browser.ts';

/** A day's list of a hundred tasks: a phone holds the rows a person came near to, and all in the end. */
test('a long list is there in its order as far as one scrolls, down to its last row, which can be ticked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'to-so-long-list-'));
  const server = await makeServer({ seed: 'long-list', dist: DIST });
  let phone: BrowserContext | undefined;
  try {
    server.clock.now = Date.now();
    const ward = await server.makeWard();
    await give(server, ward, { tasks: 0, steps: 0 });
    const url = (await server.listen()).replace('127.0.0.1', 'localhost');
    phone = await openPhone(folder);
    const page = phone.pages()[0] ?? (await phone.newPage());
    await enter(page, url, await server.code(ward, 'person.1.2'));
    await wholeList(page, 0);
    const boxes = page.getByRole('checkbox');
    // Rows alone: a reminder above them is a way to one of the tasks, too, and comes when it comes.
    const addresses = () =>
      page
        .locator('li:has(input[type=checkbox]) a[href^="/viec/"]')
        .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    await expect(boxes.first()).toBeVisible();
    const first = await addresses();
    expect(first.length).toBeLessThan(100);
    const long = await page.evaluate(() => document.documentElement.scrollHeight);

    // At once to the end, as with the handle beside the page, and back screen by screen.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const later = page.locator('section, details').filter({ hasText: 'Sau tuần này' });
    await expect(later.getByRole('checkbox')).toHaveCount(70);
    await page.evaluate(async () => {
      for (let y = scrollY; y > 0; y -= 500) {
        scrollTo(0, y);
        await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      }
    });
    await expect(boxes).toHaveCount(100);
    const all = await addresses();
    expect(new Set(all).size).toBe(100);
    expect(all.slice(0, first.length)).toEqual(first);
    const longer = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(Math.abs(longer / long - 1)).toBeLessThan(0.3);

    await boxes.last().scrollIntoViewIfNeeded();
    await boxes.last().tap();
    await expect(page.getByRole('heading', { name: 'Đã xong (1)' })).toBeVisible();
    await wholeList(page, -1);
    await page.getByRole('button', { name: 'Hoàn tác' }).tap();
    await wholeList(page, 0);
    await expect(page.getByRole('heading', { name: /Đã xong/ })).toHaveCount(0);
  } finally {
    await phone?.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
