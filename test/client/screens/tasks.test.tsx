import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Overview } from '../../../src/client/screens/overview.tsx';
import { TaskScreen } from '../../../src/client/screens/task.tsx';
import { Tasks } from '../../../src/client/screens/tasks.tsx';
import { hereWith } from '../../support/here.ts';
import { give, phoneWithWork, photoOp, WEDNESDAY } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

const PRINTED = {
  kind: 'task.add' as const,
  planId: 'plan',
  order: 2,
  section: 'I',
  no: '7',
  title: 'Đặng ký chữ ký số cho người dân',
  lead: 'Công an phường; Phòng VHXH',
  leads: [],
  coordinating: ['Đoàn Thanh niên', 'Trạm Y tế'],
  result: '>300 người',
  deadlineText: 'Quý II/2026',
  deadline: { kind: 'quarter', due: '2026-06-30' },
  note: 'Gắn với chỉ tiêu 6.',
  uncertain: 'Bản quét mờ ở ô thời gian.',
};

const cellsOf = async (row: RegExp) => {
  const head = await screen.findByRole('rowheader', { name: row });
  return within(head.closest('tr') as HTMLElement)
    .getAllByRole('cell')
    .map((cell) => cell.lastElementChild?.textContent);
};

test('the plan shows every task as printed, and what could not be read says so', async () => {
  const set = await phoneWithWork('official');
  await give(set, 'Việc đã giao');
  await set.say('p-thao', PRINTED);
  await show(hereWith(set), '/nhiem-vu', '/nhiem-vu', Tasks);
  expect(await screen.findByText('I. Nhóm việc thứ nhất')).toBeTruthy();
  expect(await cellsOf(/Đặng ký/)).toEqual([
    'Công an phường; Phòng VHXH',
    'Quý II/2026',
    '>300 người',
    'Chưa giao',
  ]);
  expect((await cellsOf(/Việc đã giao/)).at(-1)).toBe('Đang triển khaiXong 0/1 khu phố');
  expect(screen.getByText(/Cần xem lại bản in: Bản quét mờ/)).toBeTruthy();
});

test('a search without tones finds the task, and one that finds nothing says what to do', async () => {
  const set = await phoneWithWork('official');
  await give(set, 'Việc khác');
  await set.say('p-thao', PRINTED);
  const { user } = await show(hereWith(set), '/nhiem-vu', '/nhiem-vu', Tasks);
  await user.type(await screen.findByLabelText('Tìm'), 'dang ky');
  expect(await screen.findByText('1 nhiệm vụ khớp')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'I.7 Đặng ký chữ ký số cho người dân' })).toBeTruthy();
  await user.type(screen.getByLabelText('Tìm'), ' xyz');
  expect(await screen.findByText(/Không thấy “dang ky xyz”/)).toBeTruthy();
});

test('a tick, a note and a photo of a place appear on the open task by themselves', async () => {
  const set = await phoneWithWork('official');
  const work = await give(set, 'Buổi tập huấn', { steps: [{ text: 'Mời' }, { text: 'Mở lớp' }] });
  const { taskId } = ((await set.phone.db.view.get(work)) as { body: { taskId: string } }).body;
  await show(hereWith(set), `/nhiem-vu/${taskId}`, '/nhiem-vu/:id', TaskScreen);
  expect((await cellsOf(/Khu phố 3/)).slice(0, 3)).toEqual(['0/2', '0', '0 ảnh']);
  await set.say('p-hanh', {
    kind: 'step.set',
    assignmentId: work,
    stepId: 's1',
    done: true,
    seen: [],
  });
  const text = 'Hẹn tối thứ Bảy.';
  await set.say('p-hanh', { kind: 'note.add', assignmentId: work, placeId: 'kp3', text });
  await set.say('p-hanh', photoOp(work, 's2', 'a'));
  await waitFor(async () => {
    expect((await cellsOf(/Khu phố 3/)).slice(0, 3)).toEqual([
      '1/2',
      '1',
      '1 ảnh · 0/1 ảnh đã đến phường · 1 ảnh chờ duyệt',
    ]);
  });
  expect(screen.getByText(text)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Khu phố 3' }).getAttribute('href')).toBe(
    `/viec/${work}`,
  );
  expect(screen.getByText('Xong ở 1/1 khu phố')).toBeTruthy();
});

test('what was just given can be taken back for ten minutes, and is kept', async () => {
  let now = WEDNESDAY;
  const set = await phoneWithWork('official', () => now);
  const work = await give(set, 'Giao nhầm');
  const { taskId } = ((await set.phone.db.view.get(work)) as { body: { taskId: string } }).body;
  const first = await show(hereWith(set), `/nhiem-vu/${taskId}`, '/nhiem-vu/:id', TaskScreen);
  await first.user.click(await screen.findByRole('button', { name: 'Thu hồi' }));
  const ask = await screen.findByRole('dialog');
  await first.user.click(within(ask).getByRole('button', { name: 'Thu hồi' }));
  expect(await screen.findByText(/Đã thu hồi ở 1 khu phố/)).toBeTruthy();
  first.unmount();

  await give(set, 'Giao đúng');
  const task = (await set.phone.db.view.where({ kind: 'task' }).toArray()).at(-1);
  now += 10 * 60_000;
  await show(hereWith(set), `/nhiem-vu/${task?.id}`, '/nhiem-vu/:id', TaskScreen);
  expect(await screen.findByRole('link', { name: 'Khu phố 3' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Thu hồi' })).toBeNull();
});

test('the overview counts what waits, and puts khu phố 3 before 11', async () => {
  const set = await phoneWithWork('official');
  await set.say('p-thao', { kind: 'place.add', name: 'Khu phố 11', order: 1 });
  const late = await give(set, 'Đã quá hạn', { due: '2026-01-12' });
  await give(set, 'Sắp hạn', { due: '2026-01-20' });
  await set.say('p-hanh', photoOp(late, 's1', 'a'));
  await show(hereWith(set), '/', '/', Overview);
  const stat = async (name: string) =>
    (await screen.findByRole('link', { name: new RegExp(`\\d ?${name}`) })).querySelector('b')
      ?.textContent;
  expect(await stat('Cần duyệt')).toBe('1');
  expect(await stat('Quá hạn')).toBe('1');
  expect(await stat('Sắp hạn')).toBe('1');
  expect(await stat('Người chưa ghi việc nào')).toBe('1');
  expect(screen.getAllByRole('rowheader').map((head) => head.textContent)).toEqual([
    'Khu phố 3',
    'Khu phố 11',
  ]);
  expect(await cellsOf(/Khu phố 3/)).toEqual(['0/2', '0', '1', '1', '07:40 hôm nay']);
  expect(await cellsOf(/Khu phố 11/)).toEqual([
    'Chưa giao việc',
    '0',
    '0',
    '0',
    'Chưa ghi lần nào',
  ]);
  expect(screen.getByText(/Chưa tính việc còn trong máy của thành viên/)).toBeTruthy();
});
