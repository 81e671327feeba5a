import { rmSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { enter, folderFor, give, openTask, passTour, TASK } from './at-work.ts';
import { expectAccessible } from './axe.ts';
import { firstPage, installed, openDesk, openPhone, shot } from './browser.ts';
import { type Server, startServer } from './server.ts';

/**
 * A leader lets somebody in with a QR code and gives them work; they join by its link, do it, and
 * the day stands in the leader's table and in the ward's payment sheet.
 */
test('a leader shows a code, a new phone joins by it, gets work, and its day is counted', async () => {
  const folders = ['desk', 'leader', 'new'].map(folderFor) as [string, string, string];
  const opened: BrowserContext[] = [];
  const server = await startServer();
  try {
    await play(server, folders, opened);
  } finally {
    for (const context of opened) await context.close().catch(() => undefined);
    for (const path of folders) rmSync(path, { recursive: true, force: true });
    await server.end();
  }
});

async function play(
  server: Server,
  folders: [desk: string, leader: string, other: string],
  opened: BrowserContext[],
): Promise<void> {
  // The ward invites the leader, on paper with a square of its own.
  await give(server, folders[0]);
  const desk = await openDesk(folders[0]);
  opened.push(desk);
  const office = await firstPage(desk);
  await office.goto(`${server.url}/khu-pho`);
  await office.getByRole('heading', { name: /^Khu phố 1 / }).click();
  await office.getByRole('button', { name: 'Làm giấy mời cho Tổ trưởng' }).first().click();
  await expect(office.getByRole('img', { name: 'Mã QR để vào tổ' })).toBeVisible();
  await shot(office, 'team-card');
  await expectAccessible(office);
  const phone = await openPhone(folders[1]);
  opened.push(phone);
  const leader = await firstPage(phone);
  await join1(leader, server, await lettersOn(office));
  await installed(leader);

  // Without a network the name is kept and the words say what to do.
  await leader.getByRole('link', { name: 'Tổ', exact: true }).click();
  await expect(leader.getByRole('heading', { name: 'Tổ của Khu phố 1' })).toBeVisible();
  await phone.setOffline(true);
  await leader.getByRole('button', { name: 'Thêm thành viên' }).click();
  await leader.getByLabel('Họ và tên người mới').fill('Đặng Thị Đào');
  await shot(leader, 'team-add');
  await expectAccessible(leader);
  await leader.getByRole('button', { name: 'Hiện mã QR', exact: true }).click();
  await expect(leader.getByText('Chưa hiện được mã cho Đặng Thị Đào')).toBeVisible();
  await shot(leader, 'team-add-offline');

  // With one, the same tap shows the code.
  await phone.setOffline(false);
  await leader.getByRole('button', { name: 'Hiện mã lần nữa' }).click();
  await expect(leader.getByRole('img', { name: 'Mã QR để vào tổ' })).toBeInViewport({ ratio: 1 });
  const letters = await lettersOn(leader);
  await shot(leader, 'team-code');
  await expectAccessible(leader);

  // The new phone opens the link that the square holds.
  const newPhone = await openPhone(folders[2]);
  opened.push(newPhone);
  const member = await firstPage(newPhone);
  await join1(member, server, letters);

  // The leader gives the work to the new member, who finds it first on the day's list.
  await leader.getByRole('button', { name: 'Xong' }).click();
  await leader.getByRole('link', { name: 'Việc', exact: true }).click();
  await openTask(leader);
  await leader.getByLabel('Giao cho').selectOption('Đặng Thị Đào');
  await expect(leader.getByText(/^Đã lưu trong máy\. Đặng Thị Đào/)).toBeVisible();
  await shot(leader, 'team-give');
  await expectAccessible(leader);
  await expect(leader.getByText(/Đã gửi hết/)).toBeVisible();
  await member.reload();
  const mine = member.getByRole('heading', { name: 'Việc của tôi – Đặng Thị Đào' });
  await expect(mine).toBeVisible();
  await shot(member, 'team-mine');
  await expectAccessible(member);
  await openTask(member);
  await member.getByLabel('Ghi chú').fill('Đã mời bà con tổ 5');
  await member.getByRole('button', { name: 'Lưu ghi chú' }).click();
  await expect(member.getByText('Đã mời bà con tổ 5')).toBeVisible();

  // The day is counted once the ward has it: for the leader, and for who pays.
  await expect(member.getByText(/Đã gửi hết/)).toBeVisible();
  await leader.goto(`${server.url}/to`);
  const card = leader.getByRole('listitem').filter({ hasText: 'Đặng Thị Đào' });
  await expect(card.getByText('1 ngày', { exact: true })).toBeVisible();
  await shot(leader, 'team-leader');
  await expectAccessible(leader);
  await member.goto(`${server.url}/to`);
  await expect(member.getByText('1 ngày', { exact: true })).toHaveCount(1);
  await shot(member, 'team-member');
  await expectAccessible(member);
  await office.goto(`${server.url}/ngay-lam-viec`);
  await office.getByLabel('Khu phố').selectOption('Khu phố 1');
  const row = office.getByRole('row').filter({ hasText: 'Đặng Thị Đào' });
  await expect(row.getByRole('cell').nth(2)).toHaveText(/1$/);
  await shot(office, 'team-work-days');
  await expectAccessible(office);
}

/** By the link that the square holds. */
async function join1(page: Page, server: Server, letters: string): Promise<void> {
  await page.goto(`${server.url}/vao#${letters.replace('-', '')}`);
  await enter(page);
  await passTour(page);
  await expect(page.getByText(TASK).first()).toBeVisible();
}

async function lettersOn(page: Page): Promise<string> {
  return (await page.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/).textContent()) ?? '';
}
