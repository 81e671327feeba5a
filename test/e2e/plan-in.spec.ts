import { readFileSync, rmSync } from 'node:fs';
import { type BrowserContext, expect as expectSoon, type Page, test } from '@playwright/test';
import {
  partyDocument,
  phuocBinhDocument,
  quangNgaiDocument,
  reportDocument,
} from '../office/plan-documents.ts';
import { folderFor, passTour } from './at-work.ts';
import { expectAccessible } from './axe.ts';
import { firstPage, installed, killPhone, openDesk, openPhone, shot } from './browser.ts';
import { type Server, startServer } from './server.ts';

/**
 * Plan in, task list out: an official brings in real plans as Word files, corrects what is doubtful,
 * gives tasks to khu phố, and a member's phone has them. All of the reading works without a network.
 */

/** A busy machine may take its time; what is held here is that it comes. */
const expect = expectSoon.configure({ timeout: 30_000 });

let server: Server;
let folders: string[] = [];
let opened: BrowserContext[] = [];

test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(async () => {
  for (const context of opened) await context.close().catch(() => undefined);
  await server.end();
  for (const path of folders) rmSync(path, { recursive: true, force: true });
  folders = [];
  opened = [];
});

test('a province’s plan becomes a ward’s task list, and a member has the work on the phone', async () => {
  const { page: office } = await officialAt('desk');
  await office.getByRole('link', { name: 'Kế hoạch', exact: true }).click();
  await office.getByRole('link', { name: 'Thêm kế hoạch' }).click();
  await expect(office.getByRole('heading', { name: 'Thêm kế hoạch' })).toBeVisible();
  await shot(office, 'w1-file');
  await expectAccessible(office);

  // What is not a plan is said so, with the way out; nothing is brought in.
  for (const [name, bytes, words] of [
    ['quet.pdf', '%PDF-1.7 x', /Đây là tệp PDF\. Chưa có gì được nhập/],
    ['cu.doc', 'no letters \u0000\u0001', /không phải Word, Excel hay CSV|Không đoán được/],
    ['trong.docx', '', /Tệp này trống/],
    ['thu.csv', 'Tên,Tuổi,Lớp\nAn,7,2\nBình,8,3\n', /Không thấy bảng nhiệm vụ nào/],
  ] as const) {
    await choose(office, name, Buffer.from(bytes));
    await expect(office.getByText(words)).toBeVisible();
  }
  await shot(office, 'w1-refused');

  // 49 tasks in four appendices; the doubtful ones come first.
  await choose(office, 'ke-hoach-52.docx', Buffer.from(quangNgaiDocument()));
  await expect(office.getByText(/Đọc được 49 dòng\./)).toBeVisible();
  await shot(office, 'w2-check');
  await expectAccessible(office);
  await office.getByText(/^Tất cả \(49\)/).click();
  await expect(office.getByRole('row')).toHaveCount(21);
  await shot(office, 'w2-all');

  // One task is corrected in its place, one row is no task.
  const first = office.getByRole('row').nth(1);
  await first.getByRole('button', { name: /^Sửa/ }).click();
  await office
    .getByLabel('Nhiệm vụ', { exact: true })
    .fill('Phát động tuần lễ tuyên truyền chuyển đổi số');
  await office.getByLabel('Thời gian', { exact: true }).fill('trước ngày 20/12/2027');
  await expect(office.getByText('Hiểu là 19/12/2027')).toBeVisible();
  await shot(office, 'w2-edit');
  await expectAccessible(office);
  await office.getByRole('button', { name: 'Xong' }).click();
  await office.getByRole('row').nth(2).getByRole('button', { name: /^Sửa/ }).click();
  await office.getByRole('button', { name: 'Không phải nhiệm vụ' }).click();
  await expect(office.getByText('Đã bỏ (1)')).toBeVisible();

  // Shared out: one task with a number, split over 28 khu phố; the sum must match.
  await office.getByRole('button', { name: 'Tiếp: chia khu phố' }).click();
  await expect(office.getByText('Đã chọn 0/48 việc.')).toBeVisible();
  await office.getByRole('checkbox', { name: /Phát động tuần lễ/ }).check();
  await office.getByRole('button', { name: /Các bước, hạn, chỉ tiêu/ }).click();
  await office.getByLabel('Chỉ tiêu').fill('660');
  await office.getByLabel('Đơn vị tính').fill('hộ');
  await expect(office.getByText('Tổng 660/660: khớp.')).toBeVisible();
  await office.getByText('Tự nhập từng khu phố').click();
  await office.getByRole('textbox', { name: 'Khu phố 1', exact: true }).fill('19');
  await expect(
    office.getByText(/Tổng các khu phố là 655, kế hoạch ghi 660\. Còn thiếu 5\./),
  ).toBeVisible();
  await expect(office.getByRole('button', { name: /Tiếp: xem lại và giao/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await shot(office, 'w3-share');
  await expectAccessible(office);
  await office.getByRole('textbox', { name: 'Khu phố 1', exact: true }).fill('24');
  await expect(office.getByText('Tổng 660/660: khớp.')).toBeVisible();
  await office.getByRole('button', { name: /Tiếp: xem lại và giao/ }).click();

  await expect(office.getByText('Giao 1 việc cho 28 khu phố?')).toBeVisible();
  await expect(office.getByText(/84 thành viên sẽ thấy/)).toBeVisible();
  await shot(office, 'w4-give');
  await expectAccessible(office);
  await office.getByRole('button', { name: 'Giao 1 việc cho 28 khu phố' }).click();
  await expect(office.getByText('Đã giao 1 việc cho 28 khu phố.')).toBeVisible();
  await expect(office.getByText('48 nhiệm vụ')).toBeVisible();
  await shot(office, 'w5-given');
  await expect(office.getByText(/Đã gửi hết/)).toBeVisible();

  // The member's phone.
  const member = await memberAt();
  await expect(member.getByText('Phát động tuần lễ tuyên truyền chuyển đổi số')).toBeVisible({
    timeout: 30_000,
  });
  await shot(member, 'w6-member');
  await member.getByRole('link', { name: /Phát động tuần lễ/ }).click();
  await expect(member.getByText(/24 hộ/)).toBeVisible();
  await expect(member.getByText(/19\/12/).first()).toBeVisible();
  await shot(member, 'w6-member-task');
  await member.getByRole('checkbox').first().click();
  await expect(member.getByText('Đã gửi', { exact: true }).first()).toBeVisible({
    timeout: 30_000,
  });

  // Taken back as one; what the member did stays visible as withdrawn work.
  await office.getByRole('button', { name: 'Rút lại' }).click();
  await office.getByRole('dialog').getByRole('button', { name: 'Rút lại' }).click();
  await expect(office.getByText('Đã giao 1 việc cho 28 khu phố.')).toHaveCount(0);
  await expect(async () => {
    await member.reload();
    await expect(member.getByText(/đã thu hồi việc này/)).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 90_000 });
  await expect(member.getByRole('checkbox').first()).toBeChecked();
});

test('a plan comes in from Excel, and as a table pasted from anywhere', async () => {
  const { page: office } = await officialAt('desk');
  await office.goto(`${server.url}/ke-hoach/nhap`);
  await choose(office, 'tinh.xlsx', Buffer.from(fixture('province.xlsx')));
  await expect(office.getByText(/Đọc được 49 dòng\./)).toBeVisible();
  await office.getByRole('button', { name: 'Bỏ bản đang soạn' }).click();
  await office.getByRole('dialog').getByRole('button', { name: 'Bỏ bản đang soạn' }).click();
  await expect(office.getByRole('heading', { name: 'Thêm kế hoạch' })).toBeVisible();
  await office
    .getByLabel('Hoặc dán bảng')
    .fill('TT\tNhiệm vụ\tĐơn vị chủ trì\tThời gian\n1\tMở cuộc thi\tPhòng VHXH\tQuý II/2026\n');
  await office.getByRole('button', { name: 'Đọc bảng đã dán' }).click();
  await expect(office.getByText(/Đọc được 1 dòng\./)).toBeVisible();
  await expect(office.getByText('Hiểu là 30/06/2026')).toBeVisible();
});

test('all four plans go from Word into the list, out to the khu phố, and onto a member’s phone', async () => {
  const { page: office } = await officialAt('desk');
  const member = await memberAt();
  office.setDefaultTimeout(20_000);
  const plans: [string, Uint8Array, number, RegExp][] = [
    ['phuong.docx', phuocBinhDocument(), 32, /PHUONG/],
    ['tinh.docx', quangNgaiDocument(), 49, /TINH/],
    ['tinh-uy.docx', partyDocument(), 8, /UY/],
    ['bao-cao.docx', reportDocument(), 25, /BAO/],
  ];
  for (const [name, bytes, count] of plans) {
    await office.goto(`${server.url}/ke-hoach/nhap`);
    await choose(office, name, Buffer.from(bytes));
    await expect(office.getByText(new RegExp(`Đọc được ${count} dòng\\.`))).toBeVisible();
    await shot(office, `four-1-${name}`);
    const onward = office.getByRole('button', { name: 'Tiếp: chia khu phố' });
    await expect(onward).toBeVisible();
    // Where it could be a new print of a plan that is in use, a person says that it is another one.
    const another = office.getByText('Kế hoạch mới', { exact: true });
    if (await another.isVisible()) await another.click();
    await onward.click();
    await expect(office.getByText(/Đã chọn 0\/\d+ việc\./)).toBeVisible();
    const first = office.getByRole('checkbox').first();
    await first.check();
    const named =
      (await first.evaluate((one: HTMLInputElement) => one.labels?.[0]?.textContent)) ?? '';
    await expect(office.getByText(/^\d+ bước · /)).toBeVisible();
    // Words that no template is known for get their steps from a person.
    if (await office.getByText('Còn thiếu: mở ra để điền.').isVisible()) {
      await office.getByRole('button', { name: /Các bước, hạn, chỉ tiêu/ }).click();
      await office.getByRole('button', { name: 'Đến từng nhà hướng dẫn' }).first().click();
    }
    await shot(office, `four-2-${name}`);
    await office.getByRole('button', { name: /Tiếp: xem lại và giao/ }).click();
    await expect(office.getByText('Giao 1 việc cho 28 khu phố?')).toBeVisible();
    await office.getByRole('button', { name: 'Giao 1 việc cho 28 khu phố' }).click();
    await expect(office.getByText('Đã giao 1 việc cho 28 khu phố.')).toBeVisible();
    await expect(office.getByText(/Đã gửi hết/)).toBeVisible();
    const title = named.replace(/^\S+\. /, '').trim();
    await expect(async () => {
      await member.reload();
      await expect(member.getByText(title)).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 90_000 });
    await member.getByRole('link', { name: title }).click();
    await member.getByRole('checkbox').first().click();
    await expect(member.getByText('Chờ gửi').first()).toBeVisible();
    await shot(member, `four-3-${name}`);
    await expect(member.getByText('Đã gửi', { exact: true }).first()).toBeVisible({
      timeout: 30_000,
    });
    await member.goto(`${server.url}/`);
  }
});

test('on a phone without a network a changed plan is read, survives a kill, and changes only what is chosen', async () => {
  const phone = await officialAt('phone');
  let { page } = phone;
  await page.goto(`${server.url}/ke-hoach/nhap`);
  await expect(page.getByText('Hoặc dán bảng')).toBeVisible();
  await shot(page, 'p1-file');
  await expectAccessible(page);
  await installed(page);
  await phone.context.setOffline(true);

  await choose(page, 'ke-hoach-09.docx', Buffer.from(phuocBinhDocument()));
  await expect(page.getByText(/Đọc được 32 dòng\./)).toBeVisible();
  await shot(page, 'p2-check');
  await expectAccessible(page);
  await page.getByText(/^Tất cả \(32\)/).click();
  const contest = page.getByRole('row', { name: /Mở cuộc thi “Công dân số Phước Bình”/ });
  await contest.scrollIntoViewIfNeeded();
  await shot(page, 'p2-card');
  await contest.getByRole('button', { name: /^Sửa/ }).click();
  await page.getByLabel('Thời gian', { exact: true }).fill('Quý III/2026');
  await expect(page.getByText('Hiểu là 30/09/2026')).toBeVisible();
  await shot(page, 'p2-edit');
  await expectAccessible(page);
  await page.waitForTimeout(1_000);

  await killPhone(phone.path);
  const again = await openPhone(phone.path);
  opened.push(again);
  await again.setOffline(true);
  page = await firstPage(again);
  await page.goto(`${server.url}/ke-hoach/nhap`);
  await expect(page.getByText(/Đọc được 32 dòng\./)).toBeVisible();

  // It is the ward's own plan again: a person says so, sees what differs, and chooses.
  await expect(page.getByRole('button', { name: /^Tiếp: chia khu phố/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.getByText(/^Bản sửa của/).click();
  await expect(page.getByText('31 nhiệm vụ giữ nguyên.')).toBeVisible();
  await expect(page.getByText('Nay: Quý III/2026')).toBeVisible();
  await page.getByRole('checkbox', { name: /Mở cuộc thi “Công dân số Phước Bình”/ }).check();
  await page.getByText('Nay: Quý III/2026').scrollIntoViewIfNeeded();
  await shot(page, 'p2-changes');
  await expectAccessible(page);
  await page.getByRole('button', { name: /Tiếp: xem lại và giao/ }).click();
  await expect(page.getByText('1 nhiệm vụ đổi theo bản mới.')).toBeVisible();
  await shot(page, 'p4-give');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Cập nhật kế hoạch' }).click();
  await expect(page.getByText('Quý III/2026').first()).toBeVisible();
  await again.setOffline(false);
  await expect(page.getByText(/Đã gửi hết/)).toBeVisible({ timeout: 40_000 });
});

function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../fixtures/office/${name}`, import.meta.url));
}

async function officialAt(
  which: 'desk' | 'phone',
): Promise<{ page: Page; path: string; context: BrowserContext }> {
  const path = folderFor(which);
  folders.push(path);
  const context = await (which === 'desk' ? openDesk(path) : openPhone(path));
  opened.push(context);
  const page = await firstPage(context);
  await page.goto(server.officialLink);
  await page.getByLabel(/Đã đọc/).check();
  await page.getByRole('button', { name: 'Vào làm việc' }).click();
  await expect(page.getByRole('heading', { name: 'Tổng quan' })).toBeVisible();
  return { page, path, context };
}

async function memberAt(): Promise<Page> {
  const path = folderFor('member');
  folders.push(path);
  const context = await openPhone(path);
  opened.push(context);
  const page = await firstPage(context);
  await page.goto(`${server.url}/vao`);
  await page.getByLabel('Nhập mã trên giấy mời').fill(server.codes[0] ?? '');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByLabel(/Đã đọc/).check();
  await page.getByRole('button', { name: 'Vào làm việc' }).click();
  await passTour(page);
  return page;
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  const input = page.locator('input[type=file]');
  await input.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}
