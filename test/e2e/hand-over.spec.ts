import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { passTour } from './at-work.ts';
import { expectAccessible } from './axe.ts';
import { installed, openDesk, openPhone, shot } from './browser.ts';
import { type Server, startServer } from './server.ts';

/**
 * A phone without signal saves its work as a file, a colleague hands it in; then the browser throws
 * the phone's databases away, and what had not come by the file is named to its person and the ward.
 */
const folder = (name: string) => mkdtempSync(join(tmpdir(), `to-so-${name}-`));
const firstPage = async (context: BrowserContext) =>
  context.pages()[0] ?? (await context.newPage());

test('unsent work is carried as a file, and what is lost with a phone is named', async () => {
  const folders = { hanh: folder('hanh'), minh: folder('minh'), desk: folder('desk') };
  const server = await startServer();
  const opened: BrowserContext[] = [];
  try {
    await play(server, folders, opened);
  } finally {
    for (const context of opened) await context.close().catch(() => undefined);
    await server.end();
    for (const path of Object.values(folders)) rmSync(path, { recursive: true, force: true });
  }
});

async function play(
  server: Server,
  folders: { hanh: string; minh: string; desk: string },
  opened: BrowserContext[],
): Promise<void> {
  const phone = await openPhone(folders.hanh);
  opened.push(phone);
  const hanh = await firstPage(phone);
  await enter(hanh, server, 0);
  await expect(hanh.getByText(/Chưa có việc nào/)).toBeVisible();
  await installed(hanh);
  await phone.setOffline(true);
  await rename(hanh, 'Bà Hạnh');
  await hanh.getByRole('link', { name: /Hộp gửi \d/ }).click();
  await hanh.getByText('Lưu việc chưa gửi thành tệp').click();
  const coming = hanh.waitForEvent('download');
  await hanh.getByRole('button', { name: 'Lưu thành tệp' }).click();
  const path = join(folders.hanh, 'viec.toso');
  await (await coming).saveAs(path);
  await expect(hanh.getByText('Đã lưu 1 mục, 0 ảnh vào tệp')).toBeVisible();
  await shot(hanh, 'hand-over-saved');
  await expectAccessible(hanh);

  const other = await openPhone(folders.minh);
  opened.push(other);
  const minh = await firstPage(other);
  await enter(minh, server, 1);
  await expect(minh.getByText(/Chưa có việc nào/)).toBeVisible();
  await minh.getByRole('link', { name: 'Thêm' }).click();
  await minh.getByText('Nhận tệp việc chưa gửi').click();
  await minh.locator('input[type=file]').setInputFiles(path);
  await expect(minh.getByText(/^Đã nhận 1 mục của Bà Hạnh, 0 mục đã có sẵn/)).toBeVisible();
  await shot(minh, 'hand-over-taken');
  await expectAccessible(minh);

  // One thing more that no file holds; then the databases are gone, with everybody's session.
  await rename(hanh, 'Bà Hạnh, tổ trưởng');
  await expect
    .poll(() => hanh.evaluate(() => localStorage.getItem('to-so-markers')))
    .toContain('"unsent":2');
  // Still without a network: a page that is just being left would send it at once.
  await hanh.goto(`${server.url}/icons/icon-192.png`);
  await hanh.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      const gone = indexedDB.deleteDatabase(name ?? '');
      await new Promise((done) => gone.addEventListener('success', done));
    }
  });
  await phone.setOffline(false);
  await hanh.goto(`${server.url}/`);
  await expect(hanh.getByText(/^Dữ liệu của .* trên máy này đã bị xóa\. Có thể mất/)).toBeVisible();
  await shot(hanh, 'hand-over-gone');
  await expectAccessible(hanh);
  await enter(hanh, server, 0);
  await expect(hanh.getByText(/có thể đã mất tới 1 mục ghi từ ngày/)).toBeVisible();
  await shot(hanh, 'hand-over-lost');
  await expectAccessible(hanh);

  const desk = await openDesk(folders.desk);
  opened.push(desk);
  const office = await firstPage(desk);
  await office.goto(server.officialLink);
  await start(office);
  await expect(office.getByText(/^Máy tính của Bà Hạnh có thể đã mất tới 1 mục/)).toBeVisible();
  await shot(office, 'hand-over-official');
  await expectAccessible(office);
}

async function rename(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Thêm' }).click();
  await page.getByLabel('Tên của tôi').fill(name);
  await page.getByRole('button', { name: 'Đổi tên' }).click();
  await expect(page.getByText('Đã lưu trong máy').first()).toBeVisible();
}

async function enter(page: Page, server: Server, which: number): Promise<void> {
  await page.goto(`${server.url}/vao`);
  await page.getByLabel('Nhập mã trên giấy mời').fill(server.codes[which] ?? '');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await start(page);
  await passTour(page);
}

async function start(page: Page): Promise<void> {
  await page.getByLabel(/Đã đọc/).check();
  await page.getByRole('button', { name: 'Vào làm việc' }).click();
}
