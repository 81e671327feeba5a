import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { seeded } from '../sim/random.ts';
import { installed, openDesk, openPhone } from './browser.ts';
import { type Deploy, deployNext, NEW_NAME, OLD_NAME } from './deploy.ts';
import { giveTask, join, openTask, photograph } from './faulty/people.ts';
import { lookInside } from './faulty/phone-inside.ts';
import { startProxy } from './faulty/proxy.ts';
import { openWard } from './faulty/ward-inside.ts';
import { startServer } from './server.ts';

const ASSETS = fileURLToPath(new URL('../../dist/assets/', import.meta.url));
const DRAFT = 'đang viết dở thì có bản mới';

const tab = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
/** Lives as long as the page is not loaded again. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { same: true }));
const isSame = (page: Page) => page.evaluate(() => Reflect.get(window, 'same') === true);

let next: Deploy | undefined;
test.beforeAll(async () => {
  next = await deployNext();
});
test.afterAll(() => next?.end());

test('a new version interrupts nothing: not a draft, not an upload, not a screen not opened yet', async () => {
  const folders = ['desk', 'phone'].map((name) =>
    mkdtempSync(joinPath(tmpdir(), `to-so-update-${name}-`)),
  );
  const [deskFolder = '', phoneFolder = ''] = folders;
  const server = await startServer();
  const proxy = await startProxy(server.url, seeded(1));
  const opened: BrowserContext[] = [];
  const open = async (context: Promise<BrowserContext>) => {
    opened.push(await context);
    return context;
  };
  try {
    const desk = await open(openDesk(deskFolder));
    await giveTask(desk.pages()[0] ?? (await desk.newPage()), server.officialLink);
    let phone = await open(openPhone(phoneFolder));
    const page = phone.pages()[0] ?? (await phone.newPage());
    await join(page, proxy.url, server.codes[0] ?? '');
    await installed(page);
    const second = await phone.newPage();
    await second.goto(`${proxy.url}/`);
    await expect(tab(second, OLD_NAME)).toBeVisible();
    await openTask(page);
    await mark(page);
    await mark(second);

    // A draft is open and a photo on its way when the server starts anew from a fresh folder.
    proxy.strike('narrow');
    await photograph(page, 'dang-gui', [200, 40, 40]);
    await page.getByLabel('Ghi chú').pressSequentially(DRAFT);
    await server.kill('SIGTERM');
    await server.startAgain(next?.root);
    for (const file of readdirSync(ASSETS)) {
      const answer = await page.request.get(`${server.url}/assets/${file}`);
      expect(answer.status(), file).toBe(200);
    }
    proxy.heal(false);

    // The phone hears of it, and offers it in every tab; nothing happens by itself.
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    for (const one of [page, second]) {
      await expect(one.getByText('Có bản mới, đã tải sẵn. Không mất việc đang làm.')).toBeVisible({
        timeout: 30_000,
      });
      expect(await isSame(one)).toBe(true);
    }
    await expect(page.getByLabel('Ghi chú')).toHaveValue(DRAFT);
    await expect
      .poll(async () => (await lookInside(page)).photosWaiting, { timeout: 60_000 })
      .toBe(0);
    const ward = openWard(server.data);
    expect(ward.photos().size).toBe(1);
    ward.close();

    // It is taken with a tap, in this tab only; the draft is still there.
    await page.getByRole('button', { name: 'Cập nhật' }).click();
    await expect(tab(page, NEW_NAME)).toBeVisible();
    expect(await isSame(page)).toBe(false);
    await expect(page.getByLabel('Ghi chú')).toHaveValue(DRAFT);

    // The other tab goes on with its own version, also on screens it never opened, also offline.
    expect(await isSame(second)).toBe(true);
    await phone.setOffline(true);
    // The browser's own cache is small on a phone, and nobody's promise.
    await (await phone.newCDPSession(second)).send('Network.clearBrowserCache');
    await tab(second, OLD_NAME).click();
    await expect(second.getByRole('heading', { name: 'Thêm', exact: true })).toBeVisible();
    await tab(second, 'Tổ').click();
    await expect(second.getByRole('heading', { name: /^Tổ của/ })).toBeVisible();
    expect(await isSame(second)).toBe(true);
    await second.getByRole('button', { name: 'Cập nhật' }).click();
    await expect(tab(second, NEW_NAME)).toBeVisible();
    await phone.setOffline(false);

    // The draft outlives the end of the app, too.
    await phone.close();
    phone = await open(openPhone(phoneFolder));
    const again = phone.pages()[0] ?? (await phone.newPage());
    await again.goto(`${proxy.url}/`);
    await openTask(again);
    await expect(again.getByLabel('Ghi chú')).toHaveValue(DRAFT);
  } finally {
    for (const context of opened) await context.close().catch(() => undefined);
    proxy.close();
    await server.end();
    for (const path of folders) rmSync(path, { recursive: true, force: true });
  }
});

test('a new version that nobody took is there at the next start', async () => {
  const folder = mkdtempSync(joinPath(tmpdir(), 'to-so-update-next-'));
  const server = await startServer();
  let desk = await openDesk(folder);
  try {
    const office = desk.pages()[0] ?? (await desk.newPage());
    await office.goto(server.officialLink);
    await office.getByLabel(/Đã đọc/).check();
    await office.getByRole('button', { name: 'Vào làm việc' }).click();
    await expect(tab(office, OLD_NAME)).toBeVisible();
    await installed(office);
    await server.kill('SIGTERM');
    await server.startAgain(next?.root);
    await office.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect(office.getByText('Có bản mới, đã tải sẵn. Không mất việc đang làm.')).toBeVisible({
      timeout: 30_000,
    });
    await desk.close();
    desk = await openDesk(folder);
    const again = desk.pages()[0] ?? (await desk.newPage());
    await again.goto(server.url);
    await expect(tab(again, NEW_NAME)).toBeVisible();
  } finally {
    await desk.close().catch(() => undefined);
    await server.end();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a new version takes over by itself while nobody looks, and not where something could be open', async () => {
  const folder = mkdtempSync(joinPath(tmpdir(), 'to-so-update-idle-'));
  const server = await startServer();
  const desk = await openDesk(folder);
  const lookAway = (page: Page) =>
    page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
  const lookAgain = (page: Page) =>
    page.evaluate(() => {
      Reflect.deleteProperty(document, 'visibilityState');
      document.dispatchEvent(new Event('visibilitychange'));
    });
  try {
    const office = desk.pages()[0] ?? (await desk.newPage());
    await office.clock.install();
    await office.goto(server.officialLink);
    await office.getByLabel(/Đã đọc/).check();
    await office.getByRole('button', { name: 'Vào làm việc' }).click();
    await expect(tab(office, OLD_NAME)).toBeVisible();
    await installed(office);
    await server.kill('SIGTERM');
    await server.startAgain(next?.root);
    await office.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect(office.getByText('Có bản mới, đã tải sẵn. Không mất việc đang làm.')).toBeVisible({
      timeout: 30_000,
    });
    await mark(office);

    await tab(office, OLD_NAME).click();
    await expect(office.getByRole('heading', { name: OLD_NAME, exact: true })).toBeVisible();
    await lookAway(office);
    for (let minute = 0; minute < 5; minute++) {
      await office.clock.fastForward('01:00');
      await office.waitForTimeout(500);
    }
    await lookAgain(office);
    await expect(tab(office, OLD_NAME)).toBeVisible();
    expect(await isSame(office)).toBe(true);

    await office.getByRole('link', { name: 'Tổng quan', exact: true }).click();
    await expect(office.getByRole('heading', { name: 'Tổng quan' })).toBeVisible();
    await lookAway(office);
    // In small steps: a jump over a whole minute ends its rest and renews the open line at one time.
    await expect(async () => {
      await office.clock.fastForward('00:05');
      await expect(tab(office, NEW_NAME)).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 90_000, intervals: [100] });
    expect(await isSame(office)).toBe(false);
  } finally {
    await desk.close().catch(() => undefined);
    await server.end();
    rmSync(folder, { recursive: true, force: true });
  }
});
