import { screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import { keepWhole, readPlanIn } from '../../../src/client/local/import/keep-draft.ts';
import type { PlanInDraft, Row } from '../../../src/client/local/import/plan-draft.ts';
import type { Phone } from '../../../src/client/local/phone.ts';
import { PlanInScreen } from '../../../src/client/screens/plan-in.tsx';
import { Tasks } from '../../../src/client/screens/tasks.tsx';
import { readDeadline } from '../../../src/shared/calendar/deadline.ts';
import { hereWith } from '../../support/here.ts';
import { give, phoneWithWork, type Setting } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

const row = (id: number, title: string, more: Partial<Row> = {}): Row => ({
  ...{ id, state: 'in', section: 'I', no: String(id + 1), title, lead: 'Phòng VHXH' },
  ...{ leads: [], coordinating: [], result: '', deadlineText: 'Quý II/2026' },
  deadline: readDeadline(more.deadlineText ?? 'Quý II/2026', 2026),
  ...{ note: null, uncertain: null, source: [title], fileRow: id + 3, problems: [] },
  ...{ checked: false, ...more },
});
const draftOf = (rows: Row[]): PlanInDraft => ({
  head: {
    ...{ step: 'check', title: 'Kế hoạch thử', number: '', issuer: '', date: '', year: '2026' },
    ...{ sections: [{ code: 'I', title: 'Nhóm việc' }], indicators: [], budget: [], problems: [] },
    ...{ legacy: false, revises: null, decided: false, adds: [], sets: [], drops: [], gives: {} },
  },
  rows,
});

let set: Setting;
let phone: Phone;
beforeEach(async () => {
  set = await phoneWithWork('official');
  phone = set.phone;
  for (const order of [4, 5]) {
    await set.say('p-thao', { kind: 'place.add', name: `Khu phố ${order}`, order });
  }
});
const open = async (rows: Row[]) => {
  await keepWhole(phone, draftOf(rows));
  return show(hereWith(set), '/ke-hoach/nhap', '/ke-hoach/nhap', PlanInScreen);
};

test('a doubtful cell comes first with the text found, and is corrected in its place', async () => {
  const doubt = { table: 1, row: 4, column: 5, read: '31/02/2026', why: 'deadline.impossibleDate' };
  const { user } = await open([
    row(0, 'Lập đường dây nóng'),
    row(1, 'Mở cuộc thi', { deadlineText: '31/02/2026', problems: [doubt] }),
  ]);
  expect(await screen.findByText(/Lịch không có ngày này.*“31\/02\/2026”/)).toBeTruthy();
  expect(screen.queryByText(/Lập đường dây nóng/)).toBeNull();

  await user.click(screen.getByRole('button', { name: 'Sửa dòng 4' }));
  const deadline = screen.getByLabelText('Thời gian');
  await user.clear(deadline);
  await user.type(deadline, 'trước ngày 15/6/2026');
  expect(await screen.findByText('Hiểu là 14/06/2026')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Xong' }));

  expect(await screen.findByText('Không dòng nào cần xem lại.')).toBeTruthy();
  await waitFor(async () => {
    const kept = await readPlanIn(phone.db);
    expect(kept?.rows[1]).toMatchObject({ deadlineText: 'trước ngày 15/6/2026', checked: true });
    expect(kept?.rows[1]?.deadline.due).toBe('2026-06-15');
  });
});

test('what was corrected is there again after the page died in the middle of a word', async () => {
  const first = await open([row(0, 'Mở cuộc thi')]);
  await first.user.click(await screen.findByRole('button', { name: 'Sửa dòng 3' }));
  await first.user.type(screen.getByLabelText('Nhiệm vụ'), ' của tổ');
  await waitFor(async () => {
    expect((await readPlanIn(phone.db))?.rows[0]?.title).toBe('Mở cuộc thi của tổ');
  });
  first.unmount();
  await show(hereWith(set), '/ke-hoach/nhap', '/ke-hoach/nhap', PlanInScreen);
  expect(await screen.findByText(/Mở cuộc thi của tổ/)).toBeTruthy();
});

test('a task without a name stops the plan until it has one or is left out', async () => {
  const { user } = await open([row(0, ''), row(1, 'Mở cuộc thi')]);
  const next = await screen.findByRole('button', { name: /Tiếp: chia khu phố/ });
  expect(next.textContent).toContain('Còn 1 dòng phải sửa trước');
  await user.click(await screen.findByRole('button', { name: 'Sửa dòng 3' }));
  await user.click(screen.getByRole('button', { name: 'Bỏ dòng này' }));
  await waitFor(() => {
    expect(screen.getByRole('button', { name: /Tiếp: chia khu phố/ }).textContent).not.toContain(
      'Còn 1',
    );
  });
});

test('a plan goes out as one: the plan, its tasks, and places with their own part of the number', async () => {
  const { user } = await open([row(0, 'Mở cuộc thi'), row(1, 'Rà soát văn bản')]);
  await user.click(await screen.findByRole('button', { name: /Tiếp: chia khu phố/ }));
  await user.click(await screen.findByRole('checkbox', { name: 'I.1. Mở cuộc thi' }));
  await user.click(screen.getByRole('button', { name: /Các bước, hạn, chỉ tiêu/ }));
  await user.type(screen.getByLabelText('Chỉ tiêu'), '10');
  expect(await screen.findByText('Viết đơn vị tính, ví dụ: hộ.')).toBeTruthy();
  await user.type(screen.getByLabelText('Đơn vị tính'), 'hộ');
  expect(await screen.findByText('Tổng 10/10: khớp.')).toBeTruthy();
  await user.click(screen.getByRole('checkbox', { name: /^Hỏi vị trí khi chụp ảnh/ }));
  await user.click(screen.getByRole('button', { name: /Tiếp: xem lại và giao/ }));
  expect(await screen.findByText('Giao 1 việc cho 3 khu phố?')).toBeTruthy();
  expect(screen.getByText(/2 thành viên sẽ thấy/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Giao 1 việc cho 3 khu phố' }));
  await screen.findByText('at /nhiem-vu');

  const ops = (await phone.db.outbox.orderBy('n').toArray()).map(({ op }) => op);
  expect(ops.map(({ kind }) => kind)).toEqual([
    'plan.add',
    'task.add',
    'task.add',
    'task.give',
    'task.give',
  ]);
  expect(ops[3]).toMatchObject({
    target: { number: 4, unit: 'hộ' },
    placeIds: ['kp3'],
    due: '2026-06-30',
    asksSpot: true,
  });
  expect(ops[4]).toMatchObject({ target: { number: 3, unit: 'hộ' }, asksSpot: true });
  expect(await readPlanIn(phone.db)).toBeNull();
});

test('a plan that is brought in late says which days are over, and how work comes that has no day', async () => {
  const { user } = await open([
    row(0, 'Mở cuộc thi', { deadlineText: 'Quý IV/2025' }),
    row(1, 'Tập huấn', { deadlineText: 'Thường xuyên' }),
  ]);
  await user.click(await screen.findByRole('button', { name: 'Tiếp: chia khu phố' }));
  await user.click(await screen.findByRole('checkbox', { name: /Mở cuộc thi/ }));
  await user.click(screen.getByRole('checkbox', { name: /Tập huấn/ }));
  expect(await screen.findByText(/hạn 31\/12\/2025 đã qua/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /Tiếp: xem lại và giao/ }));
  const asked = within(await screen.findByRole('table', { name: /Sẽ giao/ }));
  expect(asked.getByText('hạn 31/12/2025 đã qua')).toBeTruthy();
  expect(asked.getByText('Thường xuyên')).toBeTruthy();
});

test('indicators and money of the document go into the plan with its tasks, each once', async () => {
  const at = { table: 2, row: 3 };
  const indicator = {
    ...{ no: '3.1', title: 'Hồ sơ trực tuyến', unit: '%', direction: '>=' as const, target: 90 },
    ...{
      targetText: '90',
      performer: 'Các đơn vị',
      performers: [],
      monitor: null,
      monitors: [],
      at,
    },
  };
  const long = { no: '2', title: 'Mua máy '.repeat(100), amount: 12.5, at };
  const budget = [{ no: '1', title: 'Hội thi', amount: null, at }, long];
  const bring = async (revises: string | null) => {
    const draft = draftOf([row(0, 'Mở cuộc thi')]);
    const head = { ...draft.head, step: 'give' as const, decided: true, revises };
    await keepWhole(phone, { ...draft, head: { ...head, indicators: [indicator], budget } });
    return show(hereWith(set), '/ke-hoach/nhap', '/ke-hoach/nhap', PlanInScreen);
  };
  const first = await bring(null);
  const table = await screen.findByRole('region', { name: 'Chỉ tiêu vào kế hoạch' });
  expect(within(table).getByText('≥ 90%')).toBeTruthy();
  expect(screen.getByText('Không đọc được số tiền')).toBeTruthy();
  await first.user.click(screen.getByRole('button', { name: 'Lưu kế hoạch' }));
  await screen.findByText('at /nhiem-vu');
  first.unmount();

  const ops = (await phone.db.outbox.orderBy('n').toArray()).map(({ op }) => op);
  const [plan] = ops;
  expect(ops.slice(2)).toMatchObject([
    { kind: 'indicator.add', planId: plan?.id, no: '3.1', target: 90, monitor: '', order: 1 },
    { kind: 'budget.add', planId: plan?.id, no: '1', amount: null },
    { kind: 'budget.add', planId: plan?.id, amount: 12.5, order: 2 },
  ]);
  await bring(plan?.id ?? '');
  expect(await screen.findByText(/kế hoạch đã có thì giữ nguyên/)).toBeTruthy();
  expect(screen.queryByText('Hồ sơ trực tuyến')).toBeNull();
  expect(screen.getByRole('button', { name: /Cập nhật kế hoạch/ }).textContent).toContain(
    'Chưa chọn thay đổi nào',
  );
});

test('what was given as one is taken back as one', async () => {
  const { user, unmount } = await open([row(0, 'Mở cuộc thi')]);
  await user.click(await screen.findByRole('button', { name: /Tiếp: chia khu phố/ }));
  await user.click(await screen.findByRole('checkbox', { name: 'I.1. Mở cuộc thi' }));
  await user.click(screen.getByRole('button', { name: /Tiếp: xem lại và giao/ }));
  await user.click(await screen.findByRole('button', { name: 'Giao 1 việc cho 3 khu phố' }));
  await screen.findByText('at /nhiem-vu');
  unmount();

  await show(hereWith(set), '/nhiem-vu', '/nhiem-vu', Tasks);
  await user.click(await screen.findByRole('button', { name: 'Rút lại' }));
  const ask = await screen.findByRole('dialog', { name: 'Rút lại 1 việc vừa giao?' });
  await user.click(within(ask).getByRole('button', { name: 'Rút lại' }));
  await waitFor(() => expect(screen.queryByText(/Đã giao 1 việc/)).toBeNull());
  const given = await phone.db.view.where({ kind: 'assignment' }).toArray();
  expect(given).toHaveLength(3);
  expect(given.every(({ body }) => 'withdrawn' in body && body.withdrawn !== null)).toBe(true);
});

test('a changed plan shows what changed and does nothing that nobody chose', async () => {
  const old = await give(set, 'Mở cuộc thi', { due: '2026-06-30', deadlineText: 'Quý II/2026' });
  await set.say('p-thao', { kind: 'task.set', ...(await deadlineOf(old, 'Quý II/2026')) });
  const { user } = await open([
    row(0, 'Mở cuộc thi', { no: '6', deadlineText: 'Quý III/2026' }),
    row(1, 'Rà soát văn bản'),
  ]);
  await user.click(await screen.findByRole('radio', { name: 'Bản sửa của: Kế hoạch mẫu' }));
  expect(await screen.findByText('Trước: Quý II/2026')).toBeTruthy();
  expect(screen.getByText('Nay: Quý III/2026')).toBeTruthy();
  expect(screen.getByText(/Hạn của 1 khu phố đổi theo/)).toBeTruthy();
  await user.click(screen.getByRole('checkbox', { name: 'I.6. Mở cuộc thi' }));
  await user.click(await screen.findByRole('button', { name: /Tiếp: xem lại và giao/ }));
  await user.click(await screen.findByRole('button', { name: 'Cập nhật kế hoạch' }));
  await screen.findByText('at /nhiem-vu');

  const ops = (await phone.db.outbox.toArray()).map(({ op }) => op);
  expect(ops).toMatchObject([{ kind: 'task.set', due: '2026-09-30', assignmentIds: [old] }]);
  expect(await phone.db.view.get(old)).toMatchObject({ body: { due: '2026-09-30' } });
});

const MONTHLY = { first: '2026-01', last: '2026-12', continuous: false, rule: null };
test.each([
  ['Hằng tháng', 'Trước ngày 30/6/2026', { recurs: MONTHLY }],
  ['Hằng tháng', 'Hằng quý', { recurs: MONTHLY }],
  ['Trước ngày 30/6/2026', 'Hằng tháng', { due: '2026-06-29' as const }],
])(
  'a task printed as “%s” that now is “%s” leaves what was given as it was, and says so',
  async (printed, now, given) => {
    const old = await give(set, 'Báo cáo số liệu', { deadlineText: printed, ...given });
    await set.say('p-thao', { kind: 'task.set', ...(await deadlineOf(old, printed)) });
    const before = await phone.db.view.get(old);
    const { user } = await open([row(0, 'Báo cáo số liệu', { no: '6', deadlineText: now })]);
    await user.click(await screen.findByRole('radio', { name: 'Bản sửa của: Kế hoạch mẫu' }));
    expect(await screen.findByText(/Việc đã giao vẫn làm như đã giao/)).toBeTruthy();
    expect(screen.queryByText(/đổi theo/)).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: 'I.6. Báo cáo số liệu' }));
    await user.click(await screen.findByRole('button', { name: /Tiếp: xem lại và giao/ }));
    await user.click(await screen.findByRole('button', { name: 'Cập nhật kế hoạch' }));
    await screen.findByText('at /nhiem-vu');
    expect(await phone.db.view.get(old)).toEqual(before);
  },
);

/** As an official's device has it: the reading of the print beside the print. */
async function deadlineOf(assignmentId: string, printed: string) {
  const assignment = await phone.db.view.get(assignmentId);
  const taskId = assignment?.kind === 'assignment' ? assignment.body.taskId : '';
  const deadline = readDeadline(printed, 2026);
  return { taskId, words: { deadline }, due: deadline.due, assignmentIds: [] };
}
