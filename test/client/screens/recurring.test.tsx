import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { AssignmentScreen } from '../../../src/client/screens/assignment.tsx';
import { Give } from '../../../src/client/screens/give.tsx';
import { TaskScreen } from '../../../src/client/screens/task.tsx';
import { Tasks } from '../../../src/client/screens/tasks.tsx';
import { Today } from '../../../src/client/screens/today.tsx';
import type { Recurs } from '../../../src/shared/model.ts';
import { turnId } from '../../../src/shared/turn-id.ts';
import { hereWith } from '../../support/here.ts';
import { give, phoneWithWork, type Setting } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

/** A Friday; by the common closing day December has begun five days ago. */
const NOVEMBER_20 = Date.parse('2026-11-20T02:00:00Z');
const MONTHLY: Recurs = {
  first: '2026-M10',
  last: '2026-M12',
  continuous: false,
  rule: { day: 12, of: 'month', strict: true },
};
const ONGOING: Recurs = { ...MONTHLY, first: '2026-M11', continuous: true, rule: null };
const TARGET = { number: 30, unit: 'hộ' };

const open = (as: 'member' | 'official') => phoneWithWork(as, () => NOVEMBER_20);
const monthly = (set: Setting, rest: object = {}) =>
  give(set, 'Đi từng ngõ', { recurs: MONTHLY, deadlineText: 'Trước ngày 12 hằng tháng', ...rest });
const count = (set: Setting, work: string, value: number) =>
  set.say('p-minh', {
    ...{ kind: 'progress.set', assignmentId: work, placeId: 'kp3', value, seen: [] },
  });
const none = (set: Setting, work: string) =>
  set.say('p-minh', {
    ...{ kind: 'none.set', assignmentId: work, placeId: 'kp3', none: true, seen: [] },
  });
const atWork = (set: Setting, id: string) =>
  show(hereWith(set), `/viec/${id}`, '/viec/:id', AssignmentScreen);

describe('the day’s list', () => {
  test('names the period of each line, and says of the late one how many more are open', async () => {
    const set = await open('member');
    await monthly(set);
    await show(hereWith(set), '/', '/', Today);
    expect(await screen.findByText('Tháng 12/2026')).toBeTruthy();
    expect(screen.getByText('Tháng 11/2026 · còn 1 kỳ trước chưa báo cáo')).toBeTruthy();
    expect(screen.getByText('Quá hạn 9 ngày')).toBeTruthy();
    expect(screen.getAllByRole('link', { name: 'Đi từng ngõ' })).toHaveLength(2);
  });

  test('asks once for work that goes on all the time, and one tick is enough for the month', async () => {
    const set = await open('member');
    await give(set, 'Phát loa', { recurs: ONGOING });
    const { user } = await show(hereWith(set), '/', '/', Today);
    expect(await screen.findByText('Tháng này chưa ghi lần nào')).toBeTruthy();
    expect(screen.queryByText(/Quá hạn/)).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: /Phát loa/ }));
    expect(await screen.findByText('Tháng 12/2026 · đã ghi 1 lần')).toBeTruthy();
    const [entry] = await set.phone.db.outbox.toArray();
    expect(entry?.op).toMatchObject({ kind: 'step.set', placeId: 'kp3' });
  });

  test('tells what nobody reported from a reported 0', async () => {
    const set = await open('member');
    const given = await monthly(set, { target: TARGET, recurs: { ...MONTHLY, first: '2026-M12' } });
    const { unmount } = await show(hereWith(set), '/', '/', Today);
    expect(await screen.findByText('Chưa báo cáo · chỉ tiêu 30 hộ')).toBeTruthy();
    unmount();
    await count(set, turnId(given, '2026-M12'), 0);
    await show(hereWith(set), '/', '/', Today);
    expect(await screen.findByText('0/30 hộ')).toBeTruthy();
  });
});

describe('a period on the member’s phone', () => {
  test('is answered "không phát sinh" with one tap, which can be undone', async () => {
    const set = await open('member');
    const given = await monthly(set);
    const { user } = await atWork(set, turnId(given, '2026-M11'));
    expect(await screen.findByText('Chưa báo cáo')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Không phát sinh' }));
    expect(await screen.findByRole('button', { name: 'Bỏ câu trả lời' })).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: 'Hoàn tác' }));
    expect(await screen.findByText('Chưa báo cáo')).toBeTruthy();
    expect((await set.phone.db.outbox.toArray()).map(({ op }) => op.kind)).toEqual([
      'none.set',
      'none.set',
    ]);
  });

  test('can be taken back later, and gives way to what is entered after it', async () => {
    const set = await open('member');
    const given = await monthly(set);
    const november = turnId(given, '2026-M11');
    await none(set, november);
    const { user } = await atWork(set, november);
    expect(await screen.findByRole('button', { name: 'Bỏ câu trả lời' })).toBeTruthy();
    await user.click(await screen.findByRole('checkbox', { name: /Làm xong/ }));
    await waitFor(() => expect(screen.queryByText('Đã trả lời: Không phát sinh')).toBeNull());
  });

  test('shows its days and the way to the periods before it, each with its own entries', async () => {
    const set = await open('member');
    const given = await monthly(set);
    const note = { kind: 'note.add' as const, placeId: 'kp3', text: 'Ghi của tháng 10' };
    await set.say('p-minh', { ...note, assignmentId: turnId(given, '2026-M10') });
    const { unmount } = await atWork(set, turnId(given, '2026-M11'));
    const period = (await screen.findByLabelText('Kỳ')) as HTMLSelectElement;
    expect([...period.options].map(({ text }) => text)).toEqual([
      'Tháng 12/2026',
      'Tháng 11/2026',
      'Tháng 10/2026',
    ]);
    expect(period.value).toBe('2026-M11');
    expect(screen.getByText(/15\/10\/2026.*14\/11\/2026/)).toBeTruthy();
    expect(await screen.findByLabelText(/Ghi chú/)).toBeTruthy();
    expect(screen.queryByText('Ghi của tháng 10')).toBeNull();
    unmount();
    await atWork(set, turnId(given, '2026-M10'));
    expect(await screen.findByText('Ghi của tháng 10')).toBeTruthy();
  });

  test('is given by its assignment’s own address as well, as the current one', async () => {
    const set = await open('member');
    await atWork(set, await monthly(set));
    expect(((await screen.findByLabelText('Kỳ')) as HTMLSelectElement).value).toBe('2026-M12');
  });
});

describe('an official', () => {
  async function threePlaces() {
    const set = await open('official');
    const given = await monthly(set, { target: TARGET });
    const { taskId } = ((await set.phone.db.view.get(given)) as { body: { taskId: string } }).body;
    const placeIds = [];
    for (const order of [4, 5]) {
      placeIds.push(
        await set.say('p-thao', { kind: 'place.add', name: `Khu phố ${order}`, order }),
      );
    }
    const steps = [{ id: 's1', text: 'Làm xong', photo: false }];
    const facts = { taskId, placeIds, steps, target: TARGET, due: null, recurs: MONTHLY };
    const more = await set.say('p-thao', { kind: 'task.give', ...facts });
    await count(set, turnId(given, '2026-M11'), 0);
    const other = { assignmentId: turnId(`${more}:0`, '2026-M11'), placeId: placeIds[0] ?? '' };
    await set.say('p-thao', { kind: 'none.set', ...other, none: true, seen: [] });
    return { set, taskId };
  }

  test('chooses a period and sees of each khu phố: a number, nothing to report, or no report', async () => {
    const { set, taskId } = await threePlaces();
    await show(hereWith(set), `/nhiem-vu/${taskId}?ky=2026-M11`, '/nhiem-vu/:id', TaskScreen);
    const table = within(await screen.findByRole('table'));
    const rows = table
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent ?? '');
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/Khu phố 3.*Đã ghi.*0\/30 hộ/);
    expect(rows[1]).toMatch(/Khu phố 4.*Không phát sinh/);
    expect(rows[2]).toMatch(/Khu phố 5.*Chưa báo cáo/);
    expect(screen.getByRole('button', { name: 'Kỳ trước' })).toBeTruthy();
    expect(screen.getByText('Chưa hoàn thành')).toBeTruthy();
  });

  test('reads in the list of tasks the four states of a report', async () => {
    const set = await open('official');
    await monthly(set);
    await give(set, 'Phát loa', { recurs: ONGOING });
    await give(set, 'Mở lớp', { due: '2026-12-30' });
    const done = await give(set, 'Treo băng rôn', { due: '2026-10-01' });
    await set.say('p-minh', {
      ...{ kind: 'step.set', assignmentId: done, stepId: 's1', done: true, seen: [] },
    });
    await show(hereWith(set), '/nhiem-vu', '/nhiem-vu', Tasks);
    const stateOf = async (title: string) =>
      (await screen.findByRole('link', { name: new RegExp(title) })).closest('tr')?.textContent;
    expect(await stateOf('Đi từng ngõ')).toContain('Chưa hoàn thành');
    expect(await stateOf('Phát loa')).toContain('Thực hiện thường xuyên');
    expect(await stateOf('Mở lớp')).toContain('Đang triển khai');
    expect(await stateOf('Treo băng rôn')).toContain('Đã hoàn thành');
  });

  test('gives work that comes again as the print has it, with the day that may be changed', async () => {
    const set = await open('official');
    const plan = { planId: 'plan', order: 9, section: 'I', no: '9', title: 'Báo cáo số liệu' };
    const words = {
      lead: '',
      leads: [],
      coordinating: [],
      result: '',
      note: null,
      uncertain: null,
    };
    const rule = { day: 12, of: 'month', strict: true };
    const deadline = { kind: 'recurring', due: null, recurrence: 'monthly', rule };
    const deadlineText = 'Trước ngày 12 hằng tháng';
    const task = { kind: 'task.add' as const, ...plan, ...words, deadlineText, deadline };
    const taskId = await set.say('p-thao', task);
    const { user } = await show(
      hereWith(set),
      `/nhiem-vu/${taskId}/giao`,
      '/nhiem-vu/:id/giao',
      Give,
    );
    const coming = (await screen.findByLabelText('Làm một lần hay lặp lại?')) as HTMLSelectElement;
    expect(coming.value).toBe('month');
    expect((screen.getByLabelText(/ngày mấy trong tháng/) as HTMLInputElement).value).toBe('11');
    await user.click(screen.getByRole('checkbox', { name: 'Khu phố 3' }));
    await user.click(screen.getByRole('button', { name: 'Lớp tập huấn' }));
    await user.click(screen.getByRole('button', { name: 'Giao việc' }));
    const ask = within(await screen.findByRole('dialog'));
    await user.click(ask.getByRole('button', { name: 'Giao việc' }));
    await screen.findByText(`at /nhiem-vu/${taskId}`);
    const [entry] = await set.phone.db.outbox.toArray();
    expect(entry?.op).toMatchObject({
      due: null,
      recurs: {
        first: '2026-M12',
        last: '2026-M12',
        continuous: false,
        rule: { day: 11, of: 'month', strict: false },
      },
    });
  });
});
