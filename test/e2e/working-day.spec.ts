import { rmSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import {
  type AtWork,
  atWork,
  folderFor,
  give,
  openTask,
  photograph,
  retake,
  TASK,
} from './at-work.ts';
import { firstPage, killPhone, openDesk, openPhone, shot } from './browser.ts';
import { startServer } from './server.ts';

const ALL_SENT = /Mọi việc đã đến phường/;

/** A member's time with the app as it is lived: the first minute, and one whole working day. */

test('the first minute: from the paper code to real work in six taps, and nothing is asked leave for', async () => {
  const server = await startServer();
  const desk = folderFor('desk');
  const disk = folderFor('phone');
  try {
    await give(server, desk);
    const phone = await openPhone(disk);
    const page = await firstPage(phone);
    await page.addInitScript(noteAsking);
    let taps = 0;
    const tap = async (what: ReturnType<Page['getByRole']>) => {
      taps += 1;
      await what.tap();
    };
    // The square on the paper holds this address; the code is behind `#`, so it is filled in.
    await page.goto(`${server.url}/vao#${server.codes[0]}`);
    await expect(page.getByText(/Khu phố 1\b/).first()).toBeVisible();
    await shot(page, 'minute-1-join');
    await tap(page.getByLabel(/Đã đọc/));
    await tap(page.getByRole('button', { name: 'Vào làm việc' }));
    const practice = page.getByRole('checkbox', { name: /Làm thử/ });
    await expect(practice).toBeVisible();
    await shot(page, 'minute-2-practice');
    await tap(practice);
    await expect(page.getByText('Đã gửi', { exact: true })).toBeVisible();
    await shot(page, 'minute-3-sent');
    await tap(page.getByRole('button', { name: 'Tiếp tục' }));
    await expect(page.getByRole('link', { name: 'Để sau' })).toBeVisible();
    await shot(page, 'minute-4-install');
    await tap(page.getByRole('link', { name: 'Để sau' }));
    await expect(page.getByText(TASK).first()).toBeVisible();
    await shot(page, 'minute-5-today');
    expect(taps).toBeLessThanOrEqual(6);
    expect(await page.evaluate(() => sessionStorage.getItem('asked'))).toBeNull();
    await phone.close();
  } finally {
    await server.end();
    rmSync(desk, { recursive: true, force: true });
    rmSync(disk, { recursive: true, force: true });
  }
});

/** Counts what the browser would ask the person for. */
function noteAsking(): void {
  const note = (what: string) => sessionStorage.setItem('asked', what);
  Notification.requestPermission = async () => {
    note('notifications');
    return 'default';
  };
  navigator.mediaDevices.getUserMedia = async () => {
    note('camera');
    throw new Error('refused');
  };
  navigator.geolocation.getCurrentPosition = () => note('place');
}

test('a working day: ten visits and four photos, half of it without a network, one photo returned', async () => {
  const at = await atWork();
  let office: BrowserContext | null = null;
  try {
    office = await openDesk(at.desk);
    await liveDay(at, await firstPage(office));
  } finally {
    await office?.close();
    await at.end();
  }
});

async function liveDay(at: AtWork, office: Page): Promise<void> {
  let { page, phone } = at;
  // Morning, with a network: five doors and two photos.
  await visits(page, [
    ['VNeID', 'Làm được'],
    ['Dịch vụ công trực tuyến', 'Làm được'],
    ['VNeID', 'Không có nhà'],
    ['Thanh toán không tiền mặt', 'Làm được'],
    ['Sổ sức khỏe điện tử', 'Hẹn lại'],
  ]);
  await shot(page, 'day-1-visits');
  await home(page);
  await openTask(page);
  await photograph(page, 'sang-1', [180, 40, 40]);
  await photograph(page, 'sang-2', [40, 140, 60]);
  await page.getByRole('link', { name: /Hộp gửi/ }).tap();
  await expect(page.getByText(ALL_SENT)).toBeVisible({ timeout: 40_000 });

  // From noon on the phone is in airplane mode: five more doors, two photos, a step, a note.
  await phone.setOffline(true);
  await home(page);
  await visits(page, [
    ['VNeID', 'Làm được'],
    ['Chữ ký số', 'Làm được'],
    ['An toàn trên mạng', 'Làm được'],
    ['VNeID', 'Không đồng ý'],
    ['Việc khác', 'Làm được'],
  ]);
  await home(page);
  await openTask(page);
  await photograph(page, 'chieu-1', [40, 60, 180]);
  await photograph(page, 'chieu-2', [200, 160, 40]);
  await page.getByLabel('Ghi chú').fill('Đã đến tổ 5 và tổ 6');
  await page.getByRole('button', { name: 'Lưu ghi chú' }).tap();
  await expect(page.getByText('Đã đến tổ 5 và tổ 6')).toBeVisible();
  await shot(page, 'day-2-offline-task');
  await page.getByRole('link', { name: /Hộp gửi/ }).tap();
  await expect(page.getByText(/Còn \d+ việc, 2 ảnh trong máy/)).toBeVisible();
  await shot(page, 'day-3-outbox');

  // The phone ends the app to save its battery. All of the day is still there.
  expect(await killPhone(at.folder)).toBeGreaterThan(1);
  ({ page, phone } = await at.reopen());
  await phone.setOffline(true);
  await page.goto(`${at.server.url}/ghi`);
  await expect(page.getByText('Khu phố 1: 7 lượt tháng này')).toBeVisible();
  await shot(page, 'day-4-after-kill');

  // Evening, at home with a network: everything goes by itself.
  await phone.setOffline(false);
  await page.goto(`${at.server.url}/hop-gui`);
  await expect(page.getByText(ALL_SENT)).toBeVisible({ timeout: 40_000 });
  await shot(page, 'day-5-all-sent');

  // The ward has each of it once: ten visits, of which seven helped, and four photos.
  await office.goto(`${at.server.url}/luot`);
  const cells = office.getByRole('row', { name: /^Khu phố 1 / }).getByRole('cell');
  await expect(cells.first()).toHaveText('Lượt7');
  const said = await cells.allTextContents();
  expect(said.slice(0, 4)).toEqual(['Lượt7', 'Người7', 'Chưa giúp được3', 'VNeID2']);
  await shot(office, 'day-6-ward-visits');
  await office.goto(`${at.server.url}/duyet`);
  await expect(office.getByText('4 ảnh chờ duyệt')).toBeVisible();
  await office.getByRole('button', { name: 'Duyệt', exact: true }).click();
  await expect(office.getByText('3 ảnh chờ duyệt')).toBeVisible();
  await office.getByRole('button', { name: 'Trả lại', exact: true }).click();
  await office.getByText('Ảnh mờ').click();
  await office.getByRole('button', { name: 'Trả lại ảnh này' }).click();
  await expect(office.getByText('2 ảnh chờ duyệt')).toBeVisible();
  await office.goto(`${at.server.url}/`);

  // At the app's next start it is there with its reason; a new photo answers it.
  await expect(async () => {
    await page.goto(`${at.server.url}/`);
    await expect(page.getByText('Cần làm lại').first()).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 90_000 });
  await expect(page.getByText('Ảnh mờ').first()).toBeVisible();
  await shot(page, 'day-7-returned');
  await openTask(page);
  await retake(page, 'lai', [120, 60, 160]);
  await page.goto(`${at.server.url}/hop-gui`);
  await expect(page.getByText(ALL_SENT)).toBeVisible({ timeout: 40_000 });
  await office.goto(`${at.server.url}/duyet`);
  await expect(office.getByText('3 ảnh chờ duyệt')).toBeVisible();
  await home(page);
  await shot(page, 'day-8-evening');
}

async function home(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Việc', exact: true }).tap();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Doors in a row, three taps each, without a word typed. */
async function visits(page: Page, doors: readonly (readonly [string, string])[]): Promise<void> {
  await page.getByRole('link', { name: /Ghi một lượt/i }).tap();
  for (const [skill, result] of doors) {
    await page.getByRole('radio', { name: skill, exact: true }).tap();
    await page.getByRole('radio', { name: result, exact: true }).tap();
    await page.getByRole('button', { name: 'Ghi lượt này' }).tap();
    await expect(page.getByRole('button', { name: /Chọn việc đã giúp/ })).toBeVisible();
  }
}
