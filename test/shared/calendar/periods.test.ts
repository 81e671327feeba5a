import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Closing, defaultClosing, PeriodKind } from '../../../src/shared/calendar/closing.ts';
import { addDays, monthEnd, monthStart } from '../../../src/shared/calendar/day.ts';
import { isLate } from '../../../src/shared/calendar/deadline.ts';
import type { DueRule } from '../../../src/shared/calendar/due-rule.ts';
import {
  dueOf,
  nextPeriod,
  Period,
  periodOf,
  periodsBetween,
} from '../../../src/shared/calendar/periods.ts';
import type { Day } from '../../../src/shared/model.ts';

const calendarMonths: Closing = {
  month: 'last',
  quarter: 'last',
  half: 'last',
  nineMonths: 'last',
  year: 'last',
};
const closingDay = fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant('last' as const));
const closing = fc.record({
  month: closingDay,
  quarter: closingDay,
  half: closingDay,
  nineMonths: closingDay,
  year: closingDay,
});
const tiling = ['month', 'quarter', 'half', 'year'] as const;
const firstDay = '2024-01-01';
const lastDay = '2033-12-31';

function everyDay(look: (day: Day) => void) {
  for (let day: Day = firstDay; day <= lastDay; day = addDays(day, 1)) look(day);
}

describe('which period a day counts for', () => {
  test('by default the 14th is the last day that counts', () => {
    expect(periodOf('2026-01-14', 'month', defaultClosing).key).toBe('2026-M01');
    expect(periodOf('2026-01-15', 'month', defaultClosing).key).toBe('2026-M02');
    expect(periodOf('2026-03-15', 'quarter', defaultClosing).key).toBe('2026-Q2');
    expect(periodOf('2026-06-15', 'half', defaultClosing).key).toBe('2026-H2');
    expect(periodOf('2026-12-15', 'year', defaultClosing).key).toBe('2027-Y');
  });

  test('the year opens on 15 December of the year before', () => {
    expect(periodOf('2025-12-15', 'month', defaultClosing)).toEqual({
      kind: 'month',
      year: 2026,
      index: 1,
      from: '2025-12-15',
      to: '2026-01-14',
      key: '2026-M01',
    });
    expect(periodOf('2026-07-01', 'year', defaultClosing)).toMatchObject({
      from: '2025-12-15',
      to: '2026-12-14',
    });
  });

  test("a ward that closes on the month's last day has calendar periods", () => {
    expect(periodOf('2028-02-29', 'month', calendarMonths)).toMatchObject({
      from: '2028-02-01',
      to: '2028-02-29',
    });
    expect(periodOf('2026-05-31', 'quarter', calendarMonths)).toMatchObject({
      from: '2026-04-01',
      to: '2026-06-30',
      key: '2026-Q2',
    });
  });

  test('each kind may close on a day of its own', () => {
    const own: Closing = { ...defaultClosing, half: 10 };
    expect(periodOf('2026-06-12', 'half', own).key).toBe('2026-H2');
    expect(periodOf('2026-06-12', 'quarter', own).key).toBe('2026-Q2');
  });

  test('the nine-month report runs from the year to 14 September; later days look back at it', () => {
    const nine = periodOf('2026-05-01', 'nineMonths', defaultClosing);
    expect(nine).toMatchObject({ from: '2025-12-15', to: '2026-09-14', key: '2026-9M' });
    expect(periodOf('2026-11-20', 'nineMonths', defaultClosing)).toEqual(nine);
    expect(periodOf('2026-12-15', 'nineMonths', defaultClosing).key).toBe('2027-9M');
  });

  test('closing days that some months lack are refused', () => {
    for (const day of [0, 29, 31, 1.5]) {
      expect(Closing.safeParse({ ...defaultClosing, month: day }).success).toBe(false);
    }
    expect(Closing.safeParse(calendarMonths).success).toBe(true);
  });
});

describe('whatever the closing days', () => {
  test('every day of ten years lies in exactly one month, quarter, half and year', () => {
    fc.assert(
      fc.property(closing, fc.constantFrom(...tiling), (own, kind) => {
        let current = periodOf(firstDay, kind, own);
        expect(current.from <= firstDay).toBe(true);
        everyDay((day) => {
          const period = periodOf(day, kind, own);
          if (day > current.to) {
            const next = nextPeriod(current, own);
            if (next.from !== day || next.from !== addDays(current.to, 1)) {
              throw new Error(`gap or overlap at ${day}`);
            }
            current = next;
          }
          if (period.key !== current.key) throw new Error(`${day} is in ${period.key}`);
          if (day < period.from || day > period.to) throw new Error(`${day} outside`);
        });
      }),
      { numRuns: 30 },
    );
  });

  test('the periods between two days cover them, in order and without repeating', () => {
    const offset = fc.integer({ min: 0, max: 3600 });
    fc.assert(
      fc.property(closing, fc.constantFrom(...tiling), offset, offset, (own, kind, a, b) => {
        const from = addDays(firstDay, Math.min(a, b));
        const to = addDays(firstDay, Math.max(a, b));
        const periods = periodsBetween(from, to, kind, own);
        expect(periods[0]!.from <= from && periods[0]!.to >= from).toBe(true);
        expect(periods.at(-1)!.from <= to && periods.at(-1)!.to >= to).toBe(true);
        periods.slice(1).forEach((period, before) => {
          expect(period.from).toBe(addDays(periods[before]!.to, 1));
        });
        for (const period of periods) expect(Period.safeParse(period).success).toBe(true);
      }),
    );
  });

  test('a quarter is its three months, when both close on the same day', () => {
    fc.assert(
      fc.property(closingDay, (day) => {
        const own = { month: day, quarter: day, half: day, nineMonths: day, year: day };
        for (const quarter of periodsBetween(firstDay, lastDay, 'quarter', own)) {
          const months = periodsBetween(quarter.from, quarter.to, 'month', own);
          expect(months.map(({ index }) => index)).toEqual(
            [2, 1, 0].map((back) => quarter.index * 3 - back),
          );
          expect([months[0]!.from, months[2]!.to]).toEqual([quarter.from, quarter.to]);
        }
      }),
    );
  });
});

describe('when a report is due', () => {
  const before12: DueRule = { day: 12, of: 'month', strict: true };
  const before15: DueRule = { day: 15, of: 'quarterLastMonth', strict: true };
  const before30November: DueRule = { day: 30, month: 11, of: 'year', strict: true };

  function dueDay(day: Day, kind: PeriodKind, rule: DueRule) {
    return dueOf(periodOf(day, kind, defaultClosing), rule);
  }

  test('the monthly report before the 12th: on the 12th itself it is late', () => {
    const due = dueDay('2026-01-05', 'month', before12);
    expect(due).toEqual({ due: '2026-01-12', strictlyBefore: true });
    expect(isLate(due, '2026-01-11')).toBe(false);
    expect(isLate(due, '2026-01-12')).toBe(true);
  });

  test("the quarterly report before the 15th of the quarter's last month", () => {
    expect(dueDay('2026-01-05', 'quarter', before15).due).toBe('2026-03-15');
    expect(dueDay('2025-11-20', 'quarter', before15).due).toBe('2025-12-15');
  });

  test('the yearly report of 30/11 comes before that of quarter IV', () => {
    const yearly = dueDay('2025-11-20', 'year', before30November);
    const quarterly = dueDay('2025-11-20', 'quarter', before15);
    expect(yearly.due).toBe('2025-11-30');
    expect(yearly.due < quarterly.due).toBe(true);
  });

  test('a day February does not have is its last day, still on time', () => {
    const before30: DueRule = { day: 30, of: 'month', strict: true };
    expect(dueDay('2026-02-05', 'month', before30)).toEqual({
      due: '2026-02-28',
      strictlyBefore: false,
    });
    expect(dueDay('2028-02-05', 'month', before30).due).toBe('2028-02-29');
    expect(dueDay('2026-03-05', 'month', before30)).toEqual({
      due: '2026-03-30',
      strictlyBefore: true,
    });
  });

  test('the day lies in the month the period is named after, and later periods are due later', () => {
    const day = fc.integer({ min: 1, max: 31 });
    fc.assert(
      fc.property(
        closing,
        day,
        fc.boolean(),
        fc.constantFrom(...tiling),
        (own, n, strict, kind) => {
          const of = kind === 'quarter' ? 'quarterLastMonth' : 'month';
          let last = '';
          for (const period of periodsBetween(firstDay, lastDay, kind, own)) {
            const { due } = dueOf(period, { day: n, of, strict });
            const month = period.index * { month: 1, quarter: 3, half: 6, year: 12 }[kind];
            expect(due >= monthStart(period.year, month)).toBe(true);
            expect(due <= monthEnd(period.year, month)).toBe(true);
            expect(due > last).toBe(true);
            last = due;
          }
        },
      ),
    );
  });

  test('by default the last day on time lies inside the period itself', () => {
    for (const [kind, rule] of [
      ['month', before12],
      ['quarter', before15],
      ['year', before30November],
    ] as const) {
      for (const period of periodsBetween(firstDay, lastDay, kind, defaultClosing)) {
        const onTime = addDays(dueOf(period, rule).due, -1);
        expect(onTime >= period.from && onTime <= period.to, period.key).toBe(true);
      }
    }
  });

  test('every kind of period has a key of its own', () => {
    const keys = PeriodKind.options.map((kind) => periodOf('2026-01-01', kind, defaultClosing).key);
    expect(keys).toEqual(['2026-M01', '2026-Q1', '2026-H1', '2026-9M', '2026-Y']);
  });
});
