import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, monthEnd, partsOf } from '../../../src/shared/calendar/day.ts';
import {
  Deadline,
  isLate,
  lastDayOnTime,
  readDeadline,
} from '../../../src/shared/calendar/deadline.ts';
import { printHeadingDay, printTableDay } from '../../../src/shared/calendar/print-day.ts';
import type { Day } from '../../../src/shared/model.ts';

/** What was read for a plan of 2026, without the fields that are empty. */
function read(text: string) {
  const entries = Object.entries(readDeadline(text, 2026));
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== false));
}

function rows(rows: [text: string, expected: Partial<Deadline>][]) {
  test.each(rows)('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
}

describe('one date, however it is written', () => {
  const december20: Partial<Deadline> = { kind: 'date', due: '2026-12-20' };
  rows([
    ['20/12/2026', december20],
    ['20 / 12 / 2026.', december20],
    ['20-12-2026', december20],
    ['20.12.2026', december20],
    ['20/12/26', december20],
    ['2026-12-20', december20],
    ['ngày 20/12', december20],
    ['20/12', december20],
    ['ngày 20 tháng 12 năm 2026', december20],
    ['Ngày 20 tháng 12', december20],
    ['đến hết ngày 20/12/2026', december20],
    ['chậm nhất ngày 20/12', december20],
    ['Hạn: 20/12/2026', december20],
    ['từ nay đến 20/12/2026', december20],
    ['20/12/25', { kind: 'date', due: '2025-12-20' }],
    ['29/02/2028', { kind: 'date', due: '2028-02-29' }],
  ]);
});

describe('before a day', () => {
  rows([
    ['Trước 15/6', { kind: 'date', due: '2026-06-15', strictlyBefore: true }],
    ['xong trước 30/6/2026', { kind: 'date', due: '2026-06-30', strictlyBefore: true }],
    ['Trước ngày 30 tháng 6', { kind: 'date', due: '2026-06-30', strictlyBefore: true }],
    ['trước 17 giờ 00 ngày 20/12/2026', { kind: 'date', due: '2026-12-20' }],
    [
      'Trước tháng 12/2026',
      { kind: 'month', due: '2026-12-01', strictlyBefore: true, problem: 'doubtful' },
    ],
  ]);

  test('the printed day itself is already late', () => {
    const deadline = readDeadline('Trước ngày 20/12/2025', 2025);
    expect(isLate(deadline, '2025-12-19')).toBe(false);
    expect(isLate(deadline, '2025-12-20')).toBe(true);
    expect(lastDayOnTime(deadline)).toBe('2025-12-19');
  });

  test('until the end of a day, or at the latest on it, that day is on time', () => {
    for (const text of ['đến hết ngày 20/12/2025', 'chậm nhất 20/12/2025', '20/12/2025']) {
      const deadline = readDeadline(text, 2025);
      expect(isLate(deadline, '2025-12-20'), text).toBe(false);
      expect(isLate(deadline, '2025-12-21'), text).toBe(true);
    }
  });
});

describe('months, quarters, halves, years', () => {
  const secondQuarter: Partial<Deadline> = { kind: 'quarter', due: '2026-06-30' };
  rows([
    ['quý 2', secondQuarter],
    ['Q2/2026', secondQuarter],
    ['Quý II / 2026', secondQuarter],
    ['Quý II năm 2026', secondQuarter],
    ['Quý II, năm 2026', secondQuarter],
    ['Quí II-2026', secondQuarter],
    ['QUÝ II/26', secondQuarter],
    ['Hoàn thành trong quý II', secondQuarter],
    ['- Quý II/2026;', secondQuarter],
    ['T12/2026', { kind: 'month', due: '2026-12-31' }],
    ['12/2026', { kind: 'month', due: '2026-12-31' }],
    ['tháng 01 năm 2026', { kind: 'month', due: '2026-01-31' }],
    ['tháng 2/2028', { kind: 'month', due: '2028-02-29' }],
    ['hết tháng 6', { kind: 'month', due: '2026-06-30' }],
    ['06 tháng cuối năm', { kind: 'half', due: '2026-12-31' }],
    ['sáu tháng đầu năm', { kind: 'half', due: '2026-06-30' }],
    ['nửa đầu năm 2026', { kind: 'half', due: '2026-06-30' }],
    ['9 tháng đầu năm 2026', { kind: 'range', from: '2026-01-01', due: '2026-09-30' }],
    ['03 tháng cuối năm', { kind: 'range', from: '2026-10-01', due: '2026-12-31' }],
    ['cuối năm 2026', { kind: 'year', due: '2026-12-31' }],
    ['đến hết năm 2026', { kind: 'year', due: '2026-12-31' }],
    ['trong năm', { kind: 'year', due: '2026-12-31' }],
    ['9 tháng', { kind: 'range', from: '2026-01-01', due: '2026-09-30', problem: 'doubtful' }],
  ]);
});

describe('from one day to another', () => {
  rows([
    ['Quý I-II/2026', { kind: 'range', from: '2026-01-01', due: '2026-06-30' }],
    ['Từ Quý IV/2025 đến Quý II/2026', { kind: 'range', from: '2025-10-01', due: '2026-06-30' }],
    ['từ tháng 3 đến tháng 6/2026', { kind: 'range', from: '2026-03-01', due: '2026-06-30' }],
    [
      'từ ngày 10/3/2026 đến ngày 20/4/2026',
      { kind: 'range', from: '2026-03-10', due: '2026-04-20' },
    ],
    ['từ ngày 10 đến ngày 20/12', { kind: 'range', from: '2026-12-10', due: '2026-12-20' }],
    ['15/6 - 15/7/2026', { kind: 'range', from: '2026-06-15', due: '2026-07-15' }],
    ['2026–2027', { kind: 'range', from: '2026-01-01', due: '2027-12-31' }],
    ['từ tháng 3/2026', { kind: 'range', from: '2026-03-01' }],
    ['từ tháng 11 đến tháng 3/2026', { kind: 'range', due: '2026-03-31', problem: 'backwards' }],
  ]);

  test('work without an end is never late', () => {
    expect(isLate(readDeadline('từ tháng 3/2026', 2026), '2031-01-01')).toBe(false);
  });
});

describe('work that comes again', () => {
  rows([
    ['Thường xuyên, liên tục', { kind: 'recurring', recurrence: 'continuous' }],
    ['Thường xuyên trong năm 2026', { kind: 'recurring', recurrence: 'continuous' }],
    [
      'Thường xuyên từ Quý II/2026',
      { kind: 'recurring', recurrence: 'continuous', from: '2026-04-01' },
    ],
    ['Hàng năm', { kind: 'recurring', recurrence: 'yearly', due: '2026-12-31' }],
    ['Hằng năm đến năm 2030', { kind: 'recurring', recurrence: 'yearly', due: '2026-12-31' }],
    [
      'Hằng năm giai đoạn 2027 - 2030',
      { kind: 'recurring', recurrence: 'yearly', from: '2027-01-01', due: '2027-12-31' },
    ],
    [
      'từ tháng 12/2027, trước 30/11 hằng năm',
      {
        kind: 'recurring',
        recurrence: 'yearly',
        from: '2027-12-01',
        due: '2028-11-30',
        rule: { day: 30, month: 11, of: 'year', strict: true },
        strictlyBefore: true,
      },
    ],
    ['Hàng quý', { kind: 'recurring', recurrence: 'quarterly' }],
    ['Định kỳ hằng quý', { kind: 'recurring', recurrence: 'quarterly' }],
    ['1 lần/quý', { kind: 'recurring', recurrence: 'quarterly' }],
    ['3 tháng/lần', { kind: 'recurring', recurrence: 'quarterly' }],
    ['mỗi tuần một lần', { kind: 'recurring', recurrence: 'weekly' }],
    ['6 tháng/lần', { kind: 'recurring', problem: 'cycleUnknown' }],
    ['sáu tháng một lần', { kind: 'recurring', problem: 'cycleUnknown' }],
    ['Định kỳ sáu tháng', { kind: 'recurring', problem: 'cycleUnknown' }],
    ['thứ Sáu hằng tuần', { kind: 'recurring', recurrence: 'weekly', problem: 'unreadWords' }],
    ['Thứ Năm hằng tuần', { kind: 'recurring', recurrence: 'weekly', problem: 'unreadWords' }],
    ['ba tháng một lần', { kind: 'recurring', recurrence: 'quarterly' }],
    ['hàng quý, 6 tháng', { kind: 'recurring', recurrence: 'quarterly', problem: 'several' }],
    [
      'Định kỳ 06 tháng, hằng năm',
      { kind: 'recurring', recurrence: 'yearly', due: '2026-12-31', problem: 'several' },
    ],
    [
      'Sơ kết 6 tháng; tổng kết năm',
      { kind: 'recurring', recurrence: 'yearly', due: '2026-12-31', problem: 'several' },
    ],
    [
      'báo cáo quý, 6 tháng, 9 tháng và năm',
      { kind: 'recurring', recurrence: 'quarterly', problem: 'several' },
    ],
    [
      'trước ngày 12 hàng tháng',
      {
        kind: 'recurring',
        recurrence: 'monthly',
        rule: { day: 12, of: 'month', strict: true },
        strictlyBefore: true,
      },
    ],
    [
      'ngày 25 hằng tháng',
      { kind: 'recurring', recurrence: 'monthly', rule: { day: 25, of: 'month', strict: false } },
    ],
    [
      'Hằng quý, trước ngày 15 tháng cuối quý',
      {
        kind: 'recurring',
        recurrence: 'quarterly',
        rule: { day: 15, of: 'quarterLastMonth', strict: true },
        strictlyBefore: true,
      },
    ],
    [
      'trước ngày 30/11 hằng năm',
      {
        kind: 'recurring',
        recurrence: 'yearly',
        due: '2026-11-30',
        rule: { day: 30, month: 11, of: 'year', strict: true },
        strictlyBefore: true,
      },
    ],
    [
      'Quý IV hằng năm',
      {
        kind: 'recurring',
        recurrence: 'yearly',
        due: '2026-12-31',
        rule: { day: 31, month: 12, of: 'year', strict: false },
      },
    ],
    // The rule would name the wrong month.
    ['trước ngày 5 tháng sau', { kind: 'recurring', recurrence: 'monthly', problem: 'doubtful' }],
    [
      'hằng quý, trước ngày 15',
      { kind: 'recurring', recurrence: 'quarterly', problem: 'doubtful' },
    ],
    ['Thường xuyên, hằng quý', { kind: 'recurring', recurrence: 'continuous', problem: 'several' }],
  ]);

  test('is never late when continuous, monthly or quarterly: a period decides, not the text', () => {
    for (const text of ['Thường xuyên', 'Hằng tháng', 'trước ngày 12 hằng tháng', 'Hằng quý']) {
      expect(isLate(readDeadline(text, 2026), '2031-01-01'), text).toBe(false);
    }
  });

  test('yearly work is late once its year is over', () => {
    expect(isLate(readDeadline('Hằng năm', 2026), '2026-12-31')).toBe(false);
    expect(isLate(readDeadline('Hằng năm', 2026), '2027-01-01')).toBe(true);
  });
});

describe('what waits for something else', () => {
  test.each([
    'Theo Kế hoạch số 55/KH-UBND ngày 29/9/2025',
    'Theo quy định',
    'Theo Nghị định 09/2019/NĐ-CP',
    'khi có phát sinh',
    'Ngay sau khi có hướng dẫn',
    'Trong vòng 30 ngày kể từ ngày ký',
    'sau ngày 20/12/2026',
    'đột xuất',
  ])('%s', (text) => {
    expect(read(text)).toEqual({ kind: 'event', ceiling: '2026-12-31', event: text });
    expect(isLate(readDeadline(text, 2026), '2031-01-01')).toBe(false);
  });

  test('is bounded by the year it names', () => {
    expect(read('Theo kế hoạch giai đoạn 2026 - 2030').ceiling).toBe('2030-12-31');
    expect(read('Theo kế hoạch của tỉnh năm 2027').ceiling).toBe('2027-12-31');
  });

  test.each([
    'Theo kế hoạch của tỉnh, xong trước 30/11/2026',
    'Theo kế hoạch của tỉnh (Quý II/2026)',
    'Từ ngày ban hành đến 31/10/2026',
    'Trước ngày 15 (theo kế hoạch)',
    'Sau ngày 31/02/2026',
  ])('%s: a day inside the condition may be the deadline, so a person looks', (text) => {
    expect(read(text)).toMatchObject({ kind: 'event', problem: 'doubtful' });
    expect(read(text).due).toBeUndefined();
  });

  test('a condition beside a date is kept with it', () => {
    expect(read('Quý IV/2026 theo lộ trình của Trung ương')).toEqual({
      kind: 'quarter',
      due: '2026-12-31',
      event: 'theo lộ trình của Trung ương',
    });
  });
});

describe('several deadlines in one cell: the latest is kept and a person looks', () => {
  rows([
    ['Quý I, Quý III/2026', { kind: 'quarter', due: '2026-09-30', problem: 'several' }],
    ['Quý I/2026\nQuý III/2026', { kind: 'quarter', due: '2026-09-30', problem: 'several' }],
    ['quý II và quý III', { kind: 'quarter', due: '2026-09-30', problem: 'several' }],
    ['Quí I và quí III/2026', { kind: 'quarter', due: '2026-09-30', problem: 'several' }],
    ['Tháng 3, 6, 9, 12/2026', { kind: 'month', due: '2026-12-31', problem: 'several' }],
    ['Quý II/2026 (chậm nhất 15/6)', { kind: 'quarter', due: '2026-06-30', problem: 'several' }],
    // The year printed at the end holds for the whole cell, though the plan is of 2026.
    ['Quý III, ngày 20/12/2025', { kind: 'date', due: '2025-12-20', problem: 'several' }],
    ['trước 30/9 và 31/12/2026', { kind: 'date', due: '2026-12-31', problem: 'several' }],
    [
      'Thường xuyên, xong trước 30/11/2026',
      { kind: 'date', due: '2026-11-30', strictlyBefore: true, problem: 'several' },
    ],
  ]);
});

describe('no date is ever invented', () => {
  rows([
    ['31/02/2026', { kind: 'none', problem: 'impossibleDate' }],
    ['29/02/2026', { kind: 'none', problem: 'impossibleDate' }],
    ['ngày 31/4', { kind: 'none', problem: 'impossibleDate' }],
    ['12/20/2026', { kind: 'none', problem: 'impossibleDate' }],
    ['Tháng 13/2026', { kind: 'none', problem: 'impossibleDate' }],
    ['Quý V/2026', { kind: 'none', problem: 'impossibleDate' }],
    ['Quý 11/2026', { kind: 'none', problem: 'impossibleDate' }],
    ['ngày 45 hằng tháng', { kind: 'none', problem: 'impossibleDate' }],
    ['', { kind: 'none' }],
    ['  \u00a0\n', { kind: 'none' }],
    ['-', { kind: 'none' }],
    ['…', { kind: 'none' }],
    ['nt', { kind: 'none', problem: 'ditto' }],
    ['Như trên', { kind: 'none', problem: 'ditto' }],
    ['"', { kind: 'none', problem: 'ditto' }],
    ['xyz', { kind: 'none', problem: 'unreadable' }],
    ['46022', { kind: 'none', problem: 'unreadable' }],
    ['3 tháng', { kind: 'none', problem: 'unreadable' }],
    ['Nghị định 09/2019/NĐ-CP', { kind: 'none', problem: 'unreadable' }],
    ['Trước ngày 15', { kind: 'none', problem: 'doubtful' }],
  ]);
});

describe('what is read with doubt says so', () => {
  rows([
    ['đầu năm 2026', { kind: 'year', due: '2026-12-31', problem: 'vague' }],
    ['giữa tháng 6/2026', { kind: 'month', due: '2026-06-30', problem: 'vague' }],
    ['Dự kiến tháng 12/2026', { kind: 'month', due: '2026-12-31', problem: 'vague' }],
    ['T3', { kind: 'month', due: '2026-03-31', problem: 'doubtful' }],
    ['Quý lI/2026', { kind: 'quarter', due: '2026-06-30', problem: 'doubtful' }],
    ['Quý 1l/2026', { kind: 'quarter', due: '2026-06-30', problem: 'doubtful' }],
    ['Quý II/2026 đợt 1', { kind: 'quarter', due: '2026-06-30', problem: 'unreadWords' }],
    ['2032', { kind: 'year', due: '2032-12-31', problem: 'farYear' }],
    ['20/12/06', { kind: 'date', due: '2006-12-20', problem: 'farYear' }],
    ['2031', { kind: 'year', due: '2031-12-31' }],
  ]);
});

describe('spelling does not change the reading', () => {
  const texts = [
    'Thường xuyên, liên tục',
    'Trước ngày 15 tháng cuối của từng Quý',
    'Quý IV/2025 - Quý II/2026',
    'Từ tháng 3 đến tháng 6/2026',
    'sáu tháng đầu năm 2026',
    'hằng năm',
    'đến hết ngày 30/6/2026',
  ];
  const same = (text: string, other: string) => {
    expect(readDeadline(other, 2026)).toEqual(readDeadline(text, 2026));
  };

  test.each(texts)('%s', (text) => {
    same(text, text.normalize('NFD'));
    same(text, text.toUpperCase());
    same(text, text.replaceAll(' ', '\u00a0'));
    same(text, text.replaceAll(' ', '  \n'));
    same(text, `  ${text}. `);
    same(text, text.replaceAll('/', ' / '));
    same(
      text,
      text
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .replace(/đ/g, 'd'),
    );
    same(text, text.replaceAll('hằng', 'hàng'));
    same(text, text.replaceAll('-', '–'));
  });
});

describe('whatever stands in the cell', () => {
  const words = fc.constantFrom(
    ...'trước ngày tháng quý năm hằng từ đến theo sau khi và , - / . ( ) I II IV 1 15 31 2026 2030'.split(
      ' ',
    ),
    ...['thường xuyên', 'định kỳ', 'cuối', 'đầu', '6 tháng', 'tiếp theo', 'không ghi', '12/2026'],
  );
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words, { maxLength: 9 }).map((some) => some.join(' ')),
  );

  test('the reading is whole, and a day is there only for what has one', () => {
    fc.assert(
      fc.property(cell, fc.integer({ min: 2020, max: 2040 }), (text, year) => {
        const deadline = readDeadline(text, year);
        expect(Deadline.safeParse(deadline).success).toBe(true);
        const { kind, due, from, recurrence, ceiling } = deadline;
        if (kind === 'none' || kind === 'event' || recurrence === 'continuous') {
          expect(due).toBeNull();
        }
        if (kind === 'event') expect(ceiling).not.toBeNull();
        if (from !== null && due !== null) expect(from <= due).toBe(true);
        if (isLate(deadline, '2026-06-30')) expect(isLate(deadline, '2026-07-01')).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('a very long cell is read in one pass', () => {
    const long = `${'báo cáo kết quả '.repeat(4000)}${'('.repeat(2000)}${'1'.repeat(4000)} Quý II/2026`;
    expect(readDeadline(long, 2026).problem).not.toBeNull();
  });
});

describe('every day of ten years', () => {
  test('is read back from each of its printed forms', () => {
    for (let day: Day = '2024-01-01'; day <= '2033-12-31'; day = addDays(day, 1)) {
      for (const printed of [printTableDay(day), printHeadingDay(day), day]) {
        const { due, kind, strictlyBefore } = readDeadline(printed, 2028);
        if (due !== day || kind !== 'date' || strictlyBefore) throw new Error(`${printed}: ${due}`);
      }
      const before = readDeadline(`Trước ngày ${printTableDay(day)}`, 2028);
      if (isLate(before, addDays(day, -1)) || !isLate(before, day)) throw new Error(day);
    }
  });

  test('lies within its month, quarter and year as read from print', () => {
    for (let day: Day = '2024-01-01'; day <= '2033-12-31'; day = addDays(day, 1)) {
      const { year, month } = partsOf(day);
      const quarter = Math.ceil(month / 3);
      const ends = [`Tháng ${month}`, `Quý ${quarter}`, 'Năm']
        .map((name) => readDeadline(name === 'Năm' ? `Năm ${year}` : `${name}/${year}`, year).due)
        .filter((due) => due !== null);
      expect(ends).toEqual([monthEnd(year, month), monthEnd(year, quarter * 3), `${year}-12-31`]);
      expect(ends.every((end) => day <= end)).toBe(true);
    }
  });
});
