import { describe, expect, test } from 'vitest';
import { apply } from '../../../src/shared/apply.ts';
import {
  type Closing,
  defaultClosing,
  PeriodKind,
  type WardPeriods,
} from '../../../src/shared/calendar/closing.ts';
import { addDays, monthEnd, partsOf } from '../../../src/shared/calendar/day.ts';
import { type Period, periodsBetween } from '../../../src/shared/calendar/periods.ts';
import {
  countingPeriod,
  reportDue,
  wardPeriods,
} from '../../../src/shared/calendar/ward-periods.ts';
import type { Op } from '../../../src/shared/op.ts';

/** Ten years with three 29 Februaries. */
const FROM = '2024-01-01';
const TO = '2033-12-31';
const DAYS = daysFrom(FROM, TO);

const all = (day: Closing['month']): Closing => {
  return { month: day, quarter: day, half: day, nineMonths: day, year: day };
};
const SETTINGS: [string, WardPeriods][] = [
  ['the 14th', { closing: defaultClosing, dueAfter: null }],
  ['the end of the month', { closing: all('last'), dueAfter: 0 }],
  ['the first', { closing: all(1), dueAfter: 3 }],
  ['the 28th', { closing: all(28), dueAfter: 60 }],
  [
    'a day of its own for each',
    {
      closing: { month: 20, quarter: 14, half: 10, nineMonths: 'last', year: 5 },
      dueAfter: 10,
    },
  ],
];
const EVERY = SETTINGS.flatMap(([name, set]) => {
  return PeriodKind.options.map((kind) => [name, kind, set] as const);
});

describe.each(EVERY)('a ward that closes on %s, by %s', (_name, kind, set) => {
  const { closing } = set;
  const periods = periodsBetween(FROM, TO, kind, closing);

  test('counts every day of ten years in exactly one period, but days after nine months in none', () => {
    let at = 0;
    for (const day of DAYS) {
      while (periods[at] !== undefined && (periods[at] as Period).to < day) at += 1;
      const holding = [periods[at - 1], periods[at], periods[at + 1]].filter((period) => {
        return period !== undefined && period.from <= day && day <= period.to;
      });
      const counting = countingPeriod(day, kind, set);
      expect(counting === null ? [] : [counting], day).toEqual(holding);
      if (kind !== 'nineMonths') expect(holding, day).toHaveLength(1);
    }
  });

  test('closes on that day of the month, or on its last', () => {
    for (const { to } of periods) {
      const { year, month, day } = partsOf(to);
      if (closing[kind] === 'last') expect(to).toBe(monthEnd(year, month));
      else expect(day).toBe(closing[kind]);
    }
  });

  test('asks for each report after its period has ended, one after the other', () => {
    const dues = periods.map((period) => reportDue(period, set));
    if (set.dueAfter === null) {
      expect(dues.every((due) => due === null)).toBe(true);
      return;
    }
    dues.forEach((due, index) => {
      expect(due).toBe(addDays(periods[index]?.to ?? '', set.dueAfter ?? 0));
    });
    expect([...dues].sort()).toEqual(dues);
    expect(new Set(dues).size).toBe(dues.length);
  });
});

test('a ward that set nothing reports from the 15th to the 14th, and no report is late', () => {
  const set = wardPeriods(undefined);
  const march = countingPeriod('2026-02-15', 'month', set);
  expect(march).toMatchObject({ key: '2026-M03', from: '2026-02-15', to: '2026-03-14' });
  expect(march && reportDue(march, set)).toBeNull();
});

test('what a ward sets is its own, and an old setting coming again changes nothing', () => {
  const facts = { name: 'Phường Mẫu', placeWord: 'khu phố', practice: false, phone: null };
  const stamp = { by: 'thao', at: 1 };
  const op = (id: string, dueAfter: number): Op => {
    const periods = { closing: all('last'), dueAfter };
    return { kind: 'period.set', id, wardId: 'w', periods };
  };
  const ward = [
    { kind: 'ward.set' as const, id: 'a', wardId: 'w', ...facts },
    op('b', 5),
    op('c', 7),
    op('b', 5),
  ].reduce((now, each) => apply(now as never, 'w', each as Op, stamp).entity as never, undefined);
  expect(ward).toMatchObject({
    body: { ...facts, periods: { dueAfter: 7 }, setBy: ['a', 'b', 'c'] },
  });
});

function daysFrom(from: string, to: string): string[] {
  const days = [from];
  while ((days.at(-1) ?? to) < to) days.push(addDays(days.at(-1) ?? to, 1));
  return days;
}
