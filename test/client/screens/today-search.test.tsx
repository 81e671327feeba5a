import { screen, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Today } from '../../../src/client/screens/today.tsx';
import { hereWith } from '../../support/here.ts';
import { give, phoneWithWork, type Setting } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

/** The list of a khu phố with twelve lines and what is named on top of them. */
async function longList(...more: string[]): Promise<Setting & { ids: string[] }> {
  const set = await phoneWithWork();
  for (let n = 1; n <= 12; n++) await give(set, `Việc ${n}`, { due: '2026-01-12' });
  const ids: string[] = [];
  for (const title of more) ids.push(await give(set, title, { due: '2026-01-16' }));
  return { ...set, ids };
}

/** What the rows are called, in their order; each has its own button for a photo. */
const titles = () =>
  screen
    .queryAllByRole('button', { name: /^Chụp ảnh cho việc: / })
    .map((button) => button.closest('li')?.querySelector('a')?.textContent);

test('twelve lines are looked through; a longer list can be searched, without tones', async () => {
  const short = await longList();
  const { unmount } = await show(hereWith(short), '/', '/', Today);
  await screen.findByRole('heading', { name: 'Hôm nay (12)' });
  // What comes late is here.
  await screen.findByRole('list', { name: 'Nhắc việc' });
  expect(screen.queryByLabelText('Tìm')).toBeNull();
  unmount();

  const set = await longList('Thăm nhà bà Đặng Thị Đào', 'Dán áp phích');
  const { user } = await show(hereWith(set), '/', '/', Today);
  const box = await screen.findByLabelText('Tìm');
  await user.type(box, 'dang thi dao');
  expect(await screen.findByText('Tìm thấy 1 việc')).toBeTruthy();
  expect(titles()).toEqual(['Thăm nhà bà Đặng Thị Đào']);
  expect(screen.queryByRole('heading', { level: 2 })).toBeNull();

  await user.clear(box);
  expect(await screen.findByRole('heading', { name: 'Hôm nay (12)' })).toBeTruthy();
  await user.type(box, 'd');
  // The letter itself comes before what it stands for.
  await waitFor(() => expect(titles()).toEqual(['Dán áp phích', 'Thăm nhà bà Đặng Thị Đào']));
});

test('a search by name finds what that person does, one’s own work too', async () => {
  const set = await longList('Phát tờ rơi', 'Treo băng rôn');
  const [mine = '', other = ''] = set.ids;
  await set.say('p-hanh', { kind: 'doer.set', assignmentId: mine, personId: 'p-hanh' });
  await set.say('p-hanh', { kind: 'doer.set', assignmentId: other, personId: 'p-minh' });
  const { user } = await show(hereWith(set), '/', '/', Today);
  const box = await screen.findByLabelText('Tìm');
  await user.type(box, 'thanh vien 2');
  await waitFor(() => expect(titles()).toEqual(['Treo băng rôn']));
  await user.clear(box);
  await user.type(box, 'Thành viên 1');
  await waitFor(() => expect(titles()).toEqual(['Phát tờ rơi']));
});

test('what was found is ticked where it stands; nothing found says what to do', async () => {
  const set = await longList('Tuyên truyền an toàn mạng');
  const { user } = await show(hereWith(set), '/', '/', Today);
  const box = await screen.findByLabelText('Tìm');
  await user.type(box, 'tuyen truyen');
  await screen.findByText('Tìm thấy 1 việc');
  const tick = () => screen.getByRole<HTMLInputElement>('checkbox', { name: /Tuyên truyền/ });
  await user.click(tick());
  expect(await screen.findByText('Chờ gửi')).toBeTruthy();
  expect(tick().checked).toBe(true);
  expect(await set.phone.db.outbox.count()).toBe(1);

  await user.type(box, ' xyz');
  expect(await screen.findByText(/Không thấy “tuyen truyen xyz”. Thử gõ ít chữ hơn/)).toBeTruthy();
  expect(titles()).toEqual([]);
});

test('a list that grows short while somebody searches keeps the box and what was typed', async () => {
  const set = await longList('Việc họp tổ');
  const { user } = await show(hereWith(set), '/', '/', Today);
  const box = await screen.findByLabelText<HTMLInputElement>('Tìm');
  await user.type(box, 'viec');
  expect(await screen.findByText('Tìm thấy 13 việc')).toBeTruthy();
  await set.say('p-thao', { kind: 'assignment.withdraw', assignmentIds: set.ids });
  expect(await screen.findByText('Tìm thấy 12 việc')).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('Tìm').value).toBe('viec');
  await user.clear(box);
  await waitFor(() => expect(screen.queryByLabelText('Tìm')).toBeNull());
  expect(screen.getByRole('heading', { name: 'Hôm nay (12)' })).toBeTruthy();
});
