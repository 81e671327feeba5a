import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/chromium.mjs';
import { IN_APP } from '../support/user-agents.ts';
import { expectAccessible } from './axe.ts';
import { shot } from './browser.ts';
import { startServer } from './server.ts';

const ZALO = IN_APP[1]?.[1] ?? '';

test('inside Zalo the code opens no app: nothing is stored, nobody signs in, the way out is shown (point 17)', async () => {
  const server = await startServer();
  const folder = mkdtempSync(join(tmpdir(), 'to-so-zalo-'));
  const zalo = await chromium.launchPersistentContext(folder, {
    executablePath: findChromium() ?? '/usr/bin/chromium',
    args: CHROMIUM_ARGS,
    userAgent: ZALO,
    viewport: { width: 360, height: 640 },
  });
  try {
    const page = zalo.pages()[0] ?? (await zalo.newPage());
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${server.url}/vao#${server.codes[0]?.replace('-', '')}`);
    await expect(page.getByText(`Mã tham gia: ${server.codes[0]}`)).toBeVisible();
    const way = await page.getByRole('link', { name: 'Mở bằng Chrome' }).getAttribute('href');
    expect(way).toContain(`/vao#${server.codes[0]?.replace('-', '')}#Intent;`);
    await expectAccessible(page);
    await shot(page, 'in-zalo');
    const kept = await page.evaluate(async () => ({
      databases: (await indexedDB.databases()).length,
      local: localStorage.length + sessionStorage.length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      cookies: document.cookie,
    }));
    expect(kept).toEqual({ databases: 0, local: 0, workers: 0, cookies: '' });
    expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([]);
  } finally {
    await zalo.close();
    await server.end();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a browser too old for the app’s code still shows the way out', async () => {
  const server = await startServer();
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '/usr/bin/chromium',
    args: CHROMIUM_ARGS,
  });
  try {
    const page = await browser.newPage({ userAgent: ZALO, javaScriptEnabled: false });
    await page.goto(`${server.url}/vao`);
    await expect(page.getByRole('heading', { name: 'Trang này đang mở trong Zalo' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Mở bằng Chrome' })).toBeVisible();
  } finally {
    await browser.close();
    await server.end();
  }
});
