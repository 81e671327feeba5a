import { readFileSync, rmSync } from 'node:fs';
import {
  type BrowserContext,
  expect as expectSoon,
  type Locator,
  type Page,
  test,
} from '@playwright/test';
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
  const hand = handOf(office);
  await office.goto(server.printed.match(/https?:\/\/\S+\/cai-dat#\S+/)?.[0] ?? '');
  await hand.write('Tên đầy đủ', 'Phường Thử Việc');
  await hand.write('Họ và tên cán bộ', 'Trần Thị Thảo');
  await hand.write('Số khu phố', String(PLACES));
  await hand.press(office.getByText('Kế hoạch của nơi mình, đưa vào sau'));
  await shot(office, 'n1-set-up');
  await hand.press(office.getByRole('button', { name: /^Lập/ }));

  // The whole plan as the ward keeps it; four of its tasks are work for the khu phố.
  await expect(office.getByRole('heading', { name: 'Thêm kế hoạch' })).toBeVisible();
  const file = { name: 'ke-hoach-2026.xlsx', mimeType: 'application/octet-stream' };
  const buffer = readFileSync(new URL('../fixtures/office/ward-tasks.xlsx', import.meta.url));
  await hand.count(() => office.locator('input[type=file]').setInputFiles({ ...file, buffer }));
  await expect(office.getByText('Đọc được 32 dòng.', { exact: false })).toBeVisible();
  await shot(office, 'n2-check');
  await hand.press(office.getByRole('button', { name: 'Tiếp: chia khu phố' }));
  for (const title of [/học tập số/, /Mở cuộc thi/, /Phát triển chữ ký số/, /Đề án công dân số/]) {
    await hand.press(office.getByRole('checkbox', { name: title }));
  }
  // No checklist is known by the words of the last one: the screen says that it lacks one.
  await expect(office.getByText('Còn thiếu', { exact: false }).first()).toBeVisible();
  await hand.press(office.getByRole('button', { name: /của việc V\.21/ }));
  await hand.press(office.getByRole('button', { name: 'Đến từng nhà hướng dẫn' }));
  await shot(office, 'n3-share');
  await hand.press(office.getByRole('button', { name: /Tiếp: xem lại và giao/ }));
  await shot(office, 'n4-give');
  await hand.press(office.getByRole('button', { name: 'Giao 4 việc cho 28 khu phố' }));
  await expect(office.getByText('Đã giao 4 việc cho 28 khu phố.')).toBeVisible();

  // The people, as a pasted list, and an invitation on paper for each.
  await hand.press(office.getByRole('link', { name: 'Tổng quan' }));
  await shot(office, 'n5-overview');
  await hand.press(office.getByRole('link', { name: 'Tổ và giấy mời' }));
  await hand.press(office.getByRole('button', { name: 'Dán danh sách người' }));
  await hand.write('Danh sách họ tên', PEOPLE.join('\n'));
  await hand.press(office.getByRole('button', { name: 'Thêm 84 người' }));
  await hand.press(office.getByRole('button', { name: 'In giấy mời nhiều người' }));
  await shot(office, 'n6-cards-before');
  await hand.press(office.getByRole('button', { name: 'Làm 84 giấy mời' }));
  await expect(office.getByRole('button', { name: 'In 84 giấy mời' })).toBeVisible();
  await shot(office, 'n7-cards');
  // What is left is to press Print: 3 s for each press and 10 for each field would be 2 minutes.
  expect({ presses: hand.presses, fields: hand.fields }).toEqual({ presses: 18, fields: 4 });
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
  // Work that comes once and work that comes every month, each with its checklist.
  for (const title of [/Mở cuộc thi/, /Phát triển chữ ký số/]) {
    await member.getByRole('link', { name: title }).first().click();
    await member.getByRole('checkbox').first().click();
    await expect(member.getByText('Đã gửi', { exact: true }).first()).toBeVisible();
    await shot(member, 'n9-member');
    await member.goto(`${server.url}/`);
  }
  await expect(member.getByRole('link', { name: /Mở cuộc thi/ }).first()).toBeVisible();
  await shot(member, 'n10-member-list');
});

/** Counts what a person at the desk has to do. */
function handOf(page: Page) {
  const hand = {
    presses: 0,
    fields: 0,
    async count(act: () => Promise<unknown>) {
      hand.presses += 1;
      await act();
    },
    press: (what: Locator) => hand.count(() => what.click()),
    async write(label: string, text: string) {
      hand.fields += 1;
      await page.getByLabel(label).fill(text);
    },
  };
  return hand;
}
