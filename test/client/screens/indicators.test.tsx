import { screen, within } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import { BudgetLine } from '../../../src/client/screens/indicators/budget-line.tsx';
import { IndicatorScreen } from '../../../src/client/screens/indicators/indicator.tsx';
import { Indicators } from '../../../src/client/screens/indicators.tsx';
import type { Answer, Direction } from '../../../src/shared/records/indicator.ts';
import { hereWith } from '../../support/here.ts';
import { phoneWithWork, type Setting } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

let set: Setting;
beforeEach(async () => {
  set = await phoneWithWork('official');
});
const indicator = (
  id: string,
  title: string,
  some: { direction?: Direction; unit?: string; uncertain?: string } = {},
) => {
  const { direction = '>=', unit = '%', ...rest } = some;
  const target = direction === 'rank' ? null : 90;
  return set.say(
    'p-thao',
    {
      ...{
        kind: 'indicator.add',
        planId: 'plan',
        order: 1,
        no: '',
        title,
        unit,
        direction,
        target,
      },
      ...{ targetText: 'Mức khá', performer: '', performers: [], monitor: '', monitors: [] },
      ...rest,
    },
    id,
  );
};
const report = (indicatorId: string, answer: Answer, period = '2026-M01') =>
  set.say('p-thao', {
    ...{ kind: 'reading.add', indicatorId, placeId: null, period, answer, source: null },
    ...{ asOf: '2026-01-14', corrects: [] },
  });
const line = (id: string, title: string, amount: number | null) =>
  set.say('p-thao', { kind: 'budget.add', planId: 'plan', order: 1, no: '', title, amount }, id);
const openList = () => show(hereWith(set), '/chi-tieu', '/chi-tieu', Indicators);
const open = (id: string) =>
  show(hereWith(set), `/chi-tieu/${id}`, '/chi-tieu/:id', IndicatorScreen);
const openLine = (id: string) =>
  show(hereWith(set), `/kinh-phi/${id}`, '/kinh-phi/:id', BudgetLine);
const rowOf = async (title: string) =>
  (await screen.findByRole('rowheader', { name: title })).closest('tr') as HTMLElement;
const said = async () => (await set.phone.db.outbox.orderBy('n').toArray()).map(({ op }) => op);

test('nobody reported, nothing happened and 0 stand as three different answers', async () => {
  await indicator('a', 'Chưa ai ghi');
  await indicator('b', 'Không có gì để tính');
  await indicator('c', 'Bằng không');
  await report('b', { is: 'none' });
  await report('c', { is: 'value', value: 0 });
  await openList();
  expect(within(await rowOf('Chưa ai ghi')).getAllByText('Chưa báo cáo')).toHaveLength(2);
  expect(within(await rowOf('Không có gì để tính')).getAllByText('Không phát sinh')).toHaveLength(
    2,
  );
  const zero = within(await rowOf('Bằng không'));
  expect(zero.getByText('0%')).toBeTruthy();
  expect(zero.getByText('Chưa đạt')).toBeTruthy();
});

test('what the print left open stands beside the figure it concerns', async () => {
  await indicator('a', 'Thanh toán trực tuyến', { uncertain: 'Bản quét ghi 80 hoặc 90' });
  await open('a');
  expect(
    await screen.findByText('Cần xem lại bản in: Bản quét ghi 80 hoặc 90', { exact: false }),
  ).toBeTruthy();
});

test('two different figures for one period both show, and one more settles them', async () => {
  await indicator('a', 'Hồ sơ trực tuyến');
  const one = await report('a', { is: 'value', value: 91 });
  const other = await report('a', { is: 'share', part: 19, whole: 20 });
  const list = await openList();
  const row = within(await rowOf('Hồ sơ trực tuyến'));
  expect(row.getByText('91%')).toBeTruthy();
  expect(row.getByText('19/20 = 95%')).toBeTruthy();
  expect(row.getByText('Số liệu khác nhau')).toBeTruthy();
  list.unmount();

  const { user } = await open('a');
  expect(await screen.findByText(/Kỳ này có những số khác nhau/)).toBeTruthy();
  expect(await screen.findByText(/Kỳ này đã ghi: 91% và 19\/20 = 95%/)).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: 'Một con số' }));
  await user.type(screen.getByLabelText('Kết quả (%)'), '92,5');
  await user.click(screen.getByRole('button', { name: 'Ghi số liệu này' }));
  expect(await screen.findByText('Đã lưu trong máy – chờ gửi')).toBeTruthy();
  expect(await said()).toMatchObject([
    {
      ...{ kind: 'reading.add', placeId: null, period: '2026-M01', corrects: [one, other] },
      answer: { is: 'value', value: 92.5 },
    },
  ]);
  expect(await screen.findByText('Đạt')).toBeTruthy();
  expect(screen.queryByText(/Kỳ này có những số khác nhau/)).toBeNull();
});

test('a figure of a khu phố and of a quarter stands under its own name, and says which days it counts', async () => {
  await indicator('a', 'Hồ sơ trực tuyến');
  await report('a', { is: 'value', value: 91 });
  const { user } = await open('a');
  await user.selectOptions(await screen.findByLabelText('Loại kỳ'), 'Quý');
  await user.selectOptions(screen.getByLabelText('Kỳ báo cáo'), 'Quý IV/2025');
  expect(screen.getByText('Tính từ 15/09/2025 đến 14/12/2025')).toBeTruthy();
  await user.selectOptions(screen.getByLabelText('Của'), 'Khu phố 3');
  await user.click(screen.getByRole('radio', { name: 'Tử số và mẫu số' }));
  await user.type(screen.getByLabelText('Tử số'), '5');
  await user.type(screen.getByLabelText('Mẫu số'), '0');
  const save = screen.getByRole('button', { name: 'Ghi số liệu này' });
  await user.click(save);
  expect(await screen.findByText('Mẫu số phải lớn hơn 0.')).toBeTruthy();
  expect(await said()).toEqual([]);
  await user.clear(screen.getByLabelText('Mẫu số'));
  await user.type(screen.getByLabelText('Mẫu số'), '20');
  await user.click(save);
  expect(await screen.findByText('Quý IV/2025 · Khu phố 3')).toBeTruthy();
  expect(await said()).toMatchObject([
    { placeId: 'kp3', period: '2025-Q4', asOf: '2025-12-14', corrects: [] },
  ]);
});

test('a rank is answered in words, and nothing is answered before somebody chose', async () => {
  await indicator('a', 'Xếp hạng', { direction: 'rank', unit: 'Thứ bậc' });
  const { user } = await open('a');
  const save = await screen.findByRole('button', { name: 'Ghi số liệu này' });
  await user.click(save);
  expect(await screen.findByText('Chọn cách ghi kết quả.')).toBeTruthy();
  expect(screen.queryByRole('radio', { name: 'Một con số' })).toBeNull();
  await user.click(screen.getByRole('radio', { name: 'Bằng chữ' }));
  await user.type(screen.getByLabelText('Kết quả bằng chữ'), 'Hạng 5');
  await user.click(save);
  expect(await screen.findByText('Đã ghi')).toBeTruthy();
  expect(await said()).toMatchObject([{ answer: { is: 'words', text: 'Hạng 5' } }]);
});

test('money shows what is spent and left, and a wrong spending is put right without being lost', async () => {
  await line('l', 'Hội thi', 10);
  await line('m', 'Máy in', null);
  const list = await openList();
  expect(within(await rowOf('Hội thi')).getByText('Chưa báo cáo')).toBeTruthy();
  expect(within(await rowOf('Máy in')).getByText('Không đọc được số tiền')).toBeTruthy();
  // A sum of nothing reported is no 0, and what is left of an unread amount is not known.
  const total = within(await rowOf('Tổng cộng'));
  expect(total.getByText('Chưa báo cáo')).toBeTruthy();
  expect(total.getByText('–')).toBeTruthy();
  list.unmount();

  const { user } = await openLine('l');
  const spend = async (amount: string) => {
    await user.clear(await screen.findByLabelText('Số tiền (triệu đồng)'));
    await user.type(screen.getByLabelText('Số tiền (triệu đồng)'), amount);
    await user.click(screen.getByRole('button', { name: 'Ghi khoản chi này' }));
  };
  await spend('mười');
  expect(
    await screen.findByText(/Viết số tiền/, { selector: '[id="spend-wrong"] *' }),
  ).toBeTruthy();
  await spend('12,5');
  expect(await screen.findByText('Vượt 2,5')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Sửa khoản này' }));
  expect(await screen.findByText(/Đang sửa khoản 12,5 ngày 14\/01\/2026/)).toBeTruthy();
  await spend('2,5');
  expect(await screen.findByText('7,5')).toBeTruthy();
  const [first] = await said();
  expect(await said()).toMatchObject([
    { kind: 'spend.add', amount: 12.5, on: '2026-01-14', corrects: [] },
    { kind: 'spend.add', amount: 2.5, corrects: [first?.id] },
  ]);
});

test('a member who comes here reads that this is not theirs', async () => {
  set = await phoneWithWork('member');
  await openList();
  expect(await screen.findByText('Mục này dành cho cán bộ phường.')).toBeTruthy();
});

test('the ward sets its own closing day, sees what that makes of today, and the forms follow', async () => {
  await indicator('a', 'Hồ sơ trực tuyến');
  const list = await openList();
  const { user } = list;
  await user.click(await screen.findByText('Kỳ báo cáo của phường'));
  expect(screen.getByText('Hôm nay thuộc Tháng 1/2026: 15/12/2025 – 14/01/2026.')).toBeTruthy();
  await user.selectOptions(screen.getByLabelText('Ngày chốt kỳ tháng'), 'Ngày 10');
  await user.selectOptions(screen.getByLabelText('Hạn nộp báo cáo'), '2 ngày sau ngày chốt');
  const now = 'Hôm nay thuộc Tháng 2/2026: 11/01/2026 – 10/02/2026, nộp chậm nhất 12/02/2026.';
  expect(screen.getByText(now)).toBeTruthy();
  expect(await said()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Lưu kỳ báo cáo' }));
  expect(await screen.findByText('Đã lưu trong máy – chờ gửi')).toBeTruthy();
  expect(await said()).toMatchObject([
    {
      kind: 'period.set',
      wardId: 'ward',
      periods: { closing: { month: 10, year: 14 }, dueAfter: 2 },
    },
  ]);
  expect(await screen.findByText(now)).toBeTruthy();
  list.unmount();
  await open('a');
  expect(await screen.findByText('Tính từ 11/12/2025 đến 10/01/2026')).toBeTruthy();
});
