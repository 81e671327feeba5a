import { readFileSync, rmSync } from 'node:fs';
import { type BrowserContext, expect as expectSoon, test } from '@playwright/test';
import { folderFor, passTour } from './at-work.ts';
import { expectAccessible } from './axe.ts';
import { firstPage, openDesk, openPhone, shot } from './browser.ts';
import { type Server, startServer } from './server.ts';

/** From an empty server, with what README says and two files an office has: 28 khu phố at work. */
const expect = expectSoon.configure({ timeout: 30_000 });

const PLACES = 28;
const NAMES = ['An', 'Bình', 'Đào'];
/** A leader and two members for each khu phố, as an office keeps them in Excel. */
const PEOPLE = Array.from({ length: PLACES }, (_place, at) =>
  NAMES.map(
    (name, i) => `Nguyễn Thị ${name}\tKhu phố ${at + 1}\t${i ? 'Thành viên' : 'Tổ trưởng'}`,
  ),
).flat();

let server: Server;
const folders = [folderFor('desk'), folderFor('phone')] as const;
const opened: BrowserContext[] = [];

test.beforeAll(async () => {
  server = await startServer('--empty');
});
test.afterAll(async () => {
  for (const context of opened) await context.close().catch(() => undefined);
  await server.end();
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

test('an office goes from an Excel file and a list of names to 28 khu phố at work', async () => {
  const desk = await openDesk(folders[0]);
  opened.push(desk);
  const office = await firstPage(desk);
  await office.goto(server.printed.match(/https?:\/\/\S+\/cai-dat#\S+/)?.[0] ?? '');
  await office.getByLabel('Tên đầy đủ').fill('Phường Thử Việc');
  await office.getByLabel('Họ và tên cán bộ').fill('Trần Thị Thảo');
  await office.getByLabel('Số khu phố').fill(String(PLACES));
  await office.getByText('Kế hoạch của nơi mình, đưa vào sau').click();
  await shot(office, 'n1-set-up');
  await office.getByRole('button', { name: /^Lập/ }).click();

  await expect(office.getByRole('heading', { name: 'Thêm kế hoạch' })).toBeVisible();
  const file = { name: 'ke-hoach.xlsx', mimeType: 'application/octet-stream' };
  const buffer = readFileSync(new URL('../fixtures/office/ward-tasks.xlsx', import.meta.url));
  await office.locator('input[type=file]').setInputFiles({ ...file, buffer });
  await expect(office.getByText(/Đọc được \d+ dòng\./)).toBeVisible();
  await shot(office, 'n2-check');
  await office.getByRole('button', { name: 'Tiếp: chia khu phố' }).click();
  const contest = office.getByRole('checkbox', { name: /Mở cuộc thi/ });
  await contest.check();
  await shot(office, 'n3-share');
  await office.getByRole('button', { name: /Tiếp: xem lại và giao/ }).click();
  await shot(office, 'n4-give');
  await office.getByRole('button', { name: /^Giao 1 việc cho 28 khu phố/ }).click();
  await expect(office.getByText('Đã giao 1 việc cho 28 khu phố.')).toBeVisible();

  // The people, as a pasted list, and an invitation on paper for each.
  await office.getByRole('link', { name: 'Tổng quan' }).click();
  await shot(office, 'n5-overview');
  await office.goto(`${server.url}/khu-pho`);
  await office.getByRole('button', { name: 'Dán danh sách người' }).click();
  await office.getByLabel('Danh sách họ tên').fill(PEOPLE.join('\n'));
  await office.getByRole('button', { name: 'Thêm 84 người' }).click();
  await office.getByRole('button', { name: 'In giấy mời nhiều người' }).click();
  await shot(office, 'n6-cards-before');
  await office.getByRole('button', { name: 'Làm 84 giấy mời' }).click();
  await expect(office.getByRole('button', { name: 'In 84 giấy mời' })).toBeVisible();
  await shot(office, 'n7-cards');
  await expectAccessible(office);
  await office.emulateMedia({ media: 'print' });
  await shot(office, 'n8-paper');
  // Eight to a page of A4, and nothing else on paper.
  const pdf = (await office.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(11);
  await office.emulateMedia({ media: 'screen' });

  // Somebody of the last khu phố has only the paper.
  const paper = office.getByRole('listitem').filter({ hasText: 'Khu phố 28' }).first();
  const code = (await paper.textContent())?.match(/[A-Z0-9]{4}-[A-Z0-9]{4}/)?.[0] ?? '';
  const phone = await openPhone(folders[1]);
  opened.push(phone);
  const member = await firstPage(phone);
  await member.goto(`${server.url}/vao`);
  await member.getByLabel('Nhập mã trên giấy mời').fill(code);
  await member.getByRole('button', { name: 'Tiếp tục' }).click();
  await member.getByLabel(/Đã đọc/).check();
  await member.getByRole('button', { name: 'Vào làm việc' }).click();
  await passTour(member);
  await member.getByRole('link', { name: /Mở cuộc thi/ }).click();
  await member.getByRole('checkbox').first().click();
  await expect(member.getByText('Đã gửi', { exact: true }).first()).toBeVisible();
  await shot(member, 'n9-member');
});
