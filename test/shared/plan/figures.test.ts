import { describe, expect, test } from 'vitest';
import { readTarget } from '../../../src/shared/plan/targets.ts';
import { draftOf, paragraph, table, whys } from './source.ts';

describe('targets', () => {
  test.each([
    ['90', '%', '>=', 90, null],
    ['≥ 70', '%', '>=', 70, null],
    ['từ 90% trở lên', '', '>=', 90, null],
    ['tối thiểu 1.500 người', 'người', '>=', 1500, null],
    ['Không quá 5 ngày', 'ngày', '<=', 5, null],
    ['>70', '%', '>', 70, null],
    ['99,5', '%', '>=', 99.5, null],
    ['Mức khá', 'Thứ bậc', 'rank', null, null],
    ['Hạng 5', 'Xếp hạng', 'rank', null, null],
    ['Đạt', '%', null, null, 'targetUnread'],
    ['80-90', '%', null, null, 'targetUnread'],
    ['0,9', '%', '>=', 0.9, 'targetDoubtful'],
    ['120', '%', '>=', 120, 'targetDoubtful'],
    ['', '%', null, null, 'emptyTarget'],
  ])('%s (%s)', (text, unit, direction, target, why) => {
    expect(readTarget(text, unit)).toMatchObject({ direction, target, why });
  });

  test('a bare number as “at least” is our reading, said once for the column', () => {
    const draft = draftOf([
      table(
        ['TT', 'Chỉ tiêu', 'ĐVT', 'Chỉ tiêu năm 2026'],
        ['1', 'a', '%', '90'],
        ['2', 'b', '%', '80'],
      ),
    ]);
    expect(draft.indicators.map(({ target }) => target)).toEqual([90, 80]);
    expect(whys(draft)).toEqual(['1.4 directionAssumed']);
  });
});

describe('indicator tables', () => {
  test('groups of sub-indicators, merged or not, keep their row without a target', () => {
    const draft = draftOf([
      table(
        ['TT', 'Chỉ tiêu', 'Đơn vị', 'Mục tiêu năm 2026', 'Đơn vị thực hiện', 'Đơn vị theo dõi'],
        ['1', 'Dịch vụ công', '', '', '', ''],
        ['1.1', 'a', '%', '90', 'Công dân, doanh nghiệp', 'Trung tâm PVHCC'],
        ['2', 'Điều hành', '<', '<', '<', '<'],
        ['2.1', 'b', 'nt', '≥ 80', 'nt', 'nt'],
      ),
    ]);
    expect(
      draft.indicators.map(({ no, unit, target, performers }) => [no, unit, target, performers]),
    ).toEqual([
      ['1', null, null, []],
      ['1.1', '%', 90, ['CDDN']],
      ['2', null, null, []],
      ['2.1', '%', 80, ['CDDN']],
    ]);
  });
});

describe('money', () => {
  const budget = (...rows: string[][]) =>
    draftOf([table(['STT', 'Nội dung', 'Kinh phí (triệu đồng)'], ...rows)]);

  test('points group thousands, the comma begins decimals', () => {
    const draft = budget(
      ['1', 'a', '8.073'],
      ['2', 'b', '1,5'],
      ['3', 'c', '1.200,25'],
      ['', 'Tổng cộng', '9.274,75'],
    );
    expect(draft.budget.map(({ amount }) => amount)).toEqual([8073, 1.5, 1200.25]);
    expect(draft.budgetTotal).toBe(9274.75);
    expect(draft.problems).toEqual([]);
  });

  test('a printed total that is not the sum is pointed at', () => {
    const draft = budget(['1', 'a', '300'], ['2', 'b', '613'], ['Tổng cộng', '<', '931']);
    expect(draft.budgetTotal).toBe(931);
    expect(draft.problems).toEqual([
      { table: 1, row: 4, column: 3, read: '931', why: 'totalMismatch' },
    ]);
  });

  test('sums of parts are no lines, and are held against their lines', () => {
    const draft = budget(
      ['I', 'Chi thường xuyên', '500'],
      ['1', 'a', '300'],
      ['2', 'b', '200'],
      ['II', 'Chi đầu tư', '900'],
      ['1', 'c', '800'],
      ['', 'Tổng', '1.300'],
    );
    expect(draft.budget.map(({ title }) => title)).toEqual(['a', 'b', 'c']);
    expect(whys(draft)).toEqual(['5.3 sectionTotalMismatch']);
  });

  test('amounts that could be either way, words, and empty ones', () => {
    const draft = budget(
      ['1', 'a', '8,073'],
      ['2', 'b', '1,200.50'],
      ['3', 'c', 'Theo thực tế'],
      ['4', 'd', ''],
      ['5', 'đ', '1,2 tỷ đồng'],
    );
    expect(draft.budget.map(({ amount }) => amount)).toEqual([8.073, 1200.5, null, null, 1200]);
    expect(whys(draft)).toEqual([
      '2.3 amountDoubtful',
      '3.3 amountDoubtful',
      '4.3 amountUnread',
      '5.3 amountUnread',
      '6.0 totalMissing',
    ]);
  });

  test('đồng are turned into millions; without a printed unit that is said', () => {
    const inDong = draftOf([
      paragraph('Đơn vị tính: đồng'),
      table(
        ['STT', 'Hạng mục', 'Thành tiền'],
        ['1', 'a', '613.000.000'],
        ['', 'Cộng', '613.000.000'],
      ),
    ]);
    expect(inDong.budget[0]?.amount).toBe(613);
    expect(inDong.problems).toEqual([]);
    const bare = draftOf([
      table(['STT', 'Hạng mục', 'Kinh phí'], ['1', 'a', '613'], ['', 'Cộng', '613']),
    ]);
    expect(whys(bare)).toEqual(['1.3 amountUnitMissing']);
  });
});
