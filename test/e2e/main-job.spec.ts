import { rmSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { GREEN, RED } from '../fixtures/pictures/draw.ts';
import { enter, folderFor, openTask, photograph, retake, TASK } from './at-work.ts';
import { expectAccessible } from './axe.ts';
import { firstPage, installed, killPhone, openDesk, openPhone, shot } from './browser.ts';
import { type Server, startServer } from './server.ts';

/**
 * The main job on real parts: an official gives out a task of the real plan, a member does it
 * without signal, the phone is killed, nothing is lost, the official answers, the answer arrives.
 */
const NOTE = 'Đã mời bà con tổ 5, đường Nguyễn Thị Định';

test('a task goes out, is done offline, survives a kill, is answered, and the answer comes home', async () => {
  test.setTimeout(480_000);
  const folders = { desk: folderFor('desk'), hanh: folderFor('hanh'), minh: folderFor('minh') };
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
  folders: { desk: string; hanh: string; minh: string },
  opened: BrowserContext[],
): Promise<void> {
  // 1 · The official signs in, reads the plan and gives task I.6 to all 28 khu phố.
  const desk = await openDesk(folders.desk);
  opened.push(desk);
  const office = await firstPage(desk);
  await office.goto(server.officialLink);
  await enter(office);
  await expect(office.getByRole('heading', { name: 'Tổng quan' })).toBeVisible();
  await shot(office, '1-overview');
  await office.getByRole('link', { name: 'Kế hoạch' }).click();
  await expect(office.getByText('32 nhiệm vụ')).toBeVisible();
  for (const section of ['I', 'II', 'III', 'V', 'VI']) {
    await expect(office.getByRole('table', { name: new RegExp(`^${section}\\. `) })).toBeVisible();
  }
  await shot(office, '2-plan');
  await expectAccessible(office);
  await office.getByRole('link', { name: TASK }).click();
  await expect(office.getByText('>300 người dự thi')).toBeVisible();
  await expect(office.getByText('Quý II/2026').first()).toBeVisible();
  await shot(office, '3-task');
  await giveToAll(office);
  await expect(office.getByText(/Đã gửi hết/)).toBeVisible();

  // 2 · Two members of Khu phố 1 join on devices of their own, with nothing but a code.
  const hanhPhone = await openPhone(folders.hanh);
  opened.push(hanhPhone);
  let hanh = await firstPage(hanhPhone);
  await join1(hanh, server, 0);
  const minhPhone = await openPhone(folders.minh);
  opened.push(minhPhone);
  const minh = await firstPage(minhPhone);
  await join1(minh, server, 1);
  await installed(hanh);
  await installed(minh);

  // 3 · Offline: the app opens, steps are ticked, a note and two photos are made.
  for (const context of [hanhPhone, minhPhone]) await context.setOffline(true);
  await hanh.reload();
  await openTask(hanh);
  await hanh.getByRole('checkbox').first().click();
  await expect(hanh.getByText('Chờ gửi').first()).toBeVisible();
  await hanh.getByLabel('Ghi chú').fill(NOTE);
  await hanh.getByRole('button', { name: 'Lưu ghi chú' }).click();
  await expect(hanh.getByText(NOTE)).toBeVisible();
  await photograph(hanh, 'do', RED);
  await photograph(hanh, 'xanh', GREEN);
  await shot(hanh, '5-offline');
  await expect(hanh.getByText('Đã gửi', { exact: true })).toHaveCount(0);
  await expectAccessible(hanh);

  // Each thing that waits is named in the outbox, with its state in words.
  await hanh.getByRole('link', { name: /Hộp gửi/ }).click();
  await expect(hanh.getByRole('heading', { name: 'Hộp gửi' })).toBeVisible();
  await expect(hanh.getByText(/Còn \d+ việc, 2 ảnh trong máy/)).toBeVisible();
  await expect(hanh.getByText('Chờ gửi').first()).toBeVisible();
  await shot(hanh, '5b-outbox');
  await expectAccessible(hanh);

  // 7 · The other member does the same step at the same time, also offline.
  await minh.reload();
  await openTask(minh);
  await minh.getByRole('checkbox').first().click();
  await minh.getByLabel('Ghi chú').fill('Minh cũng đã mời');
  await minh.getByRole('button', { name: 'Lưu ghi chú' }).click();
  await expect(minh.getByText('Chờ gửi').first()).toBeVisible();

  // 4 · The phone's browser is killed and opened again without a network: all is there.
  expect(await killPhone(folders.hanh)).toBeGreaterThan(1);
  const again = await openPhone(folders.hanh);
  opened.push(again);
  await again.setOffline(true);
  hanh = await firstPage(again);
  await hanh.goto(`${server.url}/`);
  await openTask(hanh);
  await expect(hanh.getByRole('checkbox').first()).toBeChecked();
  await expect(hanh.getByText(NOTE)).toBeVisible();
  await expect(hanh.getByRole('img', { name: /Ảnh minh chứng/ })).toHaveCount(2);
  await expect(hanh.getByText('Chờ gửi').first()).toBeVisible();
  await expect(hanh.getByText('Đã gửi', { exact: true })).toHaveCount(0);
  await shot(hanh, '6-after-kill');

  // 5 · Online again: it arrives, and the official sees it without touching anything.
  await office
    .getByRole('link', { name: /Khu phố 1\b/ })
    .first()
    .click();
  await expect(office.getByText('Chưa đánh dấu')).toHaveCount(4);
  await again.setOffline(false);
  await expect(hanh.getByText('Đã gửi', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  await expect(office.getByText(NOTE)).toBeVisible();
  await expect(office.getByRole('img', { name: /Ảnh minh chứng/ })).toHaveCount(2);
  await shot(office, '7-office-sees');
  await shot(hanh, '8-sent');

  // 7 · Both members' ticks are credited, and count once.
  await minhPhone.setOffline(false);
  await expect(minh.getByText('Đã gửi', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  await expect(office.getByText('Minh cũng đã mời')).toBeVisible();
  await expect(office.getByText(/Cũng đã đánh dấu/)).toBeVisible();
  await expect(minh.getByRole('dialog')).toHaveCount(0);

  // 6 · One photo is approved, the other returned with a reason; the phone hears of it.
  await office.getByRole('link', { name: 'Duyệt', exact: false }).first().click();
  await expect(office.getByText('2 ảnh chờ duyệt')).toBeVisible();
  await shot(office, '9-review');
  await expectAccessible(office);
  await office.getByRole('button', { name: 'Duyệt', exact: true }).click();
  await expect(office.getByText('1 ảnh chờ duyệt')).toBeVisible();
  await office.getByRole('button', { name: 'Trả lại', exact: true }).click();
  await office.getByText('Ảnh mờ').click();
  await office.getByRole('button', { name: 'Trả lại ảnh này' }).click();
  await expect(office.getByText('Đã duyệt hết', { exact: false })).toBeVisible();
  await office.getByRole('link', { name: 'Tổng quan' }).click();
  await expect(async () => {
    await hanh.reload();
    await expect(hanh.getByText('Cần làm lại').first()).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 90_000 });
  await expect(hanh.getByText('Ảnh mờ')).toBeVisible();
  await expect(hanh.getByText(/đã duyệt/).first()).toBeVisible();
  await shot(hanh, '10-returned');

  // 6 · A new photo takes the place of the returned one and goes the same way.
  await retake(hanh, 'moi', [200, 160, 40]);
  await expect(hanh.getByText('Đã gửi', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  await office.getByRole('link', { name: 'Duyệt', exact: false }).first().click();
  await expect(office.getByText('1 ảnh chờ duyệt')).toBeVisible();
  await shot(office, '11-again');
}

async function join1(page: Page, server: Server, which: number): Promise<void> {
  await page.goto(`${server.url}/vao`);
  await page.getByLabel('Nhập mã trên giấy mời').fill((server.codes[which] ?? '').toLowerCase());
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(page.getByText(/Khu phố 1\b/).first()).toBeVisible();
  await shot(page, `4-join-${which}`);
  await expectAccessible(page);
  await enter(page);
  // The first task is the tour: it is sent to nobody and counts nowhere.
  await page.getByRole('checkbox', { name: /Làm thử/ }).check();
  await expect(page.getByText('Đã gửi', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('link', { name: 'Để sau' }).click();
  await expect(page.getByText(TASK).first()).toBeVisible();
  await shot(page, `4-today-${which}`);
  await expectAccessible(page);
}

async function giveToAll(office: Page): Promise<void> {
  await office.getByRole('link', { name: 'Giao cho khu phố' }).click();
  await office.getByRole('checkbox', { name: 'Chọn tất cả' }).check();
  await expect(office.getByText('Đã chọn 28/28')).toBeVisible();
  await office.getByRole('button', { name: /thi/ }).first().click();
  await shot(office, '3b-give');
  await expectAccessible(office);
  await office.getByRole('button', { name: 'Giao việc', exact: true }).click();
  const ask = office.getByRole('dialog');
  await expect(ask.getByText('Giao 1 việc cho 28 khu phố?')).toBeVisible();
  await ask.getByRole('button', { name: 'Giao việc', exact: true }).click();
  await expect(office.getByRole('link', { name: /Khu phố 28/ })).toBeVisible();
}
