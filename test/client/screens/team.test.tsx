import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { mutate } from '../../../src/client/local/mutate.ts';
import { Team } from '../../../src/client/screens/team.tsx';
import { tableText } from '../../../src/client/screens/work-days/table-text.ts';
import { WorkDays } from '../../../src/client/screens/work-days.tsx';
import type { OpBody } from '../../../src/shared/op.ts';
import { hereWith } from '../../support/here.ts';
import { give, phoneWithWork, type Setting, WEDNESDAY } from '../../support/phone-with-work.ts';
import { show as showScreen } from '../../support/show.tsx';

const DAY = 86_400_000;

/** Who uses the phone besides: the leader's is the house's usual one. */
function asMinh(set: Setting): Setting {
  const person = { id: 'p-minh', name: 'Thành viên 2', role: 'member' as const, placeId: 'kp3' };
  return { ...set, session: { ...set.session, person } };
}

const visit: OpBody = {
  ...{ kind: 'visit.add', placeId: 'kp3', skill: 'vneid', people: 1, result: 'done' },
};
const noteOn = (assignmentId: string): OpBody => {
  return { kind: 'note.add', assignmentId, placeId: 'kp3', text: 'Đã mời bà con' };
};

/** Minh worked on 12 and 14 January and on 30 December, the leader on 13 January. */
async function worked(as: 'member' | 'official' = 'member') {
  const clock = { now: WEDNESDAY };
  const set = await phoneWithWork(as, () => clock.now);
  const id = await give(set, 'Đến từng nhà');
  for (const [by, before, body] of [
    ['p-minh', 15, visit],
    ['p-minh', 2, visit],
    ['p-hanh', 1, noteOn(id)],
    ['p-minh', 0, visit],
    ['p-minh', 0, noteOn(id)],
  ] as const) {
    clock.now = WEDNESDAY - before * DAY;
    await set.say(by, body);
  }
  clock.now = WEDNESDAY;
  return { set, id };
}

const cardOf = async (name: RegExp | string) =>
  (await screen.findByText(name)).closest('li') as HTMLElement;

test('a leader sees on how many days each member worked, on which, and what was done', async () => {
  const { set } = await worked();
  await show(set);
  const minh = within(await cardOf('Thành viên 2'));
  expect(minh.getByText('2 ngày')).toBeTruthy();
  expect(minh.getByText('Các ngày trong tháng: 12, 14')).toBeTruthy();
  expect(minh.getByText('2 lượt đã ghi · 1 ghi chú')).toBeTruthy();
  const own = within(await cardOf('Thành viên 1 (đang dùng máy này)'));
  expect(own.getByText('Các ngày trong tháng: 13')).toBeTruthy();
});

test('the month before is one tap away, and none lies after this one', async () => {
  const { set } = await worked();
  const { user } = await show(set);
  await user.click(await screen.findByRole('button', { name: 'Tháng trước' }));
  expect(await screen.findByText('Tháng 12/2025')).toBeTruthy();
  await waitFor(async () => {
    const minh = within(await cardOf('Thành viên 2'));
    expect(minh.getByText('Các ngày trong tháng: 30')).toBeTruthy();
  });
  await user.click(screen.getByRole('button', { name: 'Tháng sau' }));
  expect(await screen.findByText('Tháng 01/2026')).toBeTruthy();
  const next = screen.getByRole('button', { name: 'Tháng sau' });
  expect(next.getAttribute('aria-disabled')).toBe('true');
});

test('a member sees the own days alone, and of others who they are', async () => {
  const { set } = await worked();
  await show(asMinh(set));
  const minh = within(await cardOf('Thành viên 2 (đang dùng máy này)'));
  expect(minh.getByText('2 ngày')).toBeTruthy();
  const leader = await cardOf('Thành viên 1');
  expect(leader.textContent).toBe('Thành viên 1Tổ trưởng');
  expect(screen.queryByText(/: 13/)).toBeNull();
});

test('a day whose only entry waits on the phone is named and not counted', async () => {
  const { set, id } = await worked();
  await mutate(set.phone, noteOn(id));
  await show(set);
  expect(await screen.findByText('Còn 1 việc trong máy chờ gửi, gửi xong mới tính.')).toBeTruthy();
  const own = within(await cardOf('Thành viên 1 (đang dùng máy này)'));
  expect(own.getByText('1 ngày')).toBeTruthy();
});

test('who left the team stays in the months of their work, for they are paid for them', async () => {
  const { set } = await worked();
  await set.say('p-thao', { kind: 'person.remove', personId: 'p-minh' });
  const { user } = await show(set);
  expect((await cardOf('Thành viên 2')).textContent).toContain('Đã nghỉ');
  expect(screen.getByRole('heading', { name: '1 thành viên' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Tháng trước' }));
  await user.click(screen.getByRole('button', { name: 'Tháng trước' }));
  await waitFor(() => expect(screen.queryByText('Thành viên 2')).toBeNull());
});

test('an official takes the days of a khu phố into a payment sheet', async () => {
  const { set } = await worked('official');
  await set.say('server', { kind: 'place.add', name: 'Khu phố 11', order: 11 }, 'kp11');
  const other = { name: 'Thành viên 9', role: 'member', placeId: 'kp11' } as const;
  await set.say('server', { kind: 'person.add', ...other }, 'p-chin');
  const { user } = await showWorkDays(set);
  const wrote = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  expect(await screen.findByRole('rowheader', { name: 'Thành viên 9' })).toBeTruthy();
  await user.selectOptions(screen.getByLabelText('Khu phố'), 'Khu phố 3');
  await waitFor(() => expect(screen.queryByRole('rowheader', { name: 'Thành viên 9' })).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Sao chép bảng' }));
  expect(await screen.findByText(/Đã sao chép 2 dòng/)).toBeTruthy();
  const lines = String(wrote.mock.calls[0]?.[0]).split('\n');
  expect(lines.map((line) => line.split('\t').slice(0, 6))).toEqual([
    ['Họ và tên', 'Khu phố', 'Vai trò', 'Số ngày', 'Ngày trong tháng', 'Lượt đã ghi'],
    ['Thành viên 1', 'Khu phố 3', 'Tổ trưởng', '1', '13', '0'],
    ['Thành viên 2', 'Khu phố 3', 'Thành viên', '2', '12, 14', '2'],
  ]);
});

test('a leader who opens the ward’s table is told whose it is', async () => {
  const { set } = await worked();
  await showWorkDays(set);
  expect(await screen.findByText('Mục này dành cho cán bộ phường.')).toBeTruthy();
});

test('a name that a spreadsheet would take for a formula, or that has a tab, stays one cell of text', () => {
  expect(
    tableText([
      ['=1+1', '@A', '-', 5],
      ['Đặng\tThị  Đào\n', '12, 14'],
    ]),
  ).toBe("'=1+1\t'@A\t'-\t5\nĐặng Thị Đào\t12, 14");
});

function show(set: Setting) {
  return showScreen(hereWith(set), '/to', '/to', Team);
}

function showWorkDays(set: Setting) {
  return showScreen(hereWith(set), '/ngay-lam-viec', '/ngay-lam-viec', WorkDays);
}
