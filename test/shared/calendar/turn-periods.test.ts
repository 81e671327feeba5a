import { describe, expect, test } from 'vitest';
import {
  type Closing,
  type ClosingDay,
  defaultClosing,
} from '../../../src/shared/calendar/closing.ts';
import { addDays, monthEnd, partsOf, weekday } from '../../../src/shared/calendar/day.ts';
import type { DueRule } from '../../../src/shared/calendar/due-rule.ts';
import { Each, TurnKey } from '../../../src/shared/calendar/turn-key.ts';
import {
  lastTurnOf,
  turnAfter,
  turnDue,
  turnPeriodNamed,
  turnPeriodOf,
} from '../../../src/shared/calendar/turn-periods.ts';
import type { Recurs } from '../../../src/shared/model.ts';
import { currentTurn, turnsUntil } from '../../../src/shared/turns.ts';

/** Ten years with three 29 Februaries. */
const FROM = '2024-01-01';
const TO = '2033-12-31';

const all = (day: ClosingDay): Closing => {
  return { month: day, quarter: day, half: day, nineMonths: day, year: day };
};
const CLOSINGS: [string, Closing][] = [
  ['the 14th', defaultClosing],
  ['the end of the month', all('last')],
  ['the first', all(1)],
];
const RULES: Record<Each, (DueRule | null)[]> = {
  week: [null],
  month: [null, { day: 12, of: 'month', strict: true }, { day: 31, of: 'month', strict: false }],
  quarter: [null, { day: 15, of: 'quarterLastMonth', strict: true }],
  half: [null],
  year: [null, { day: 31, of: 'year', month: 12, strict: false }],
};
const EVERY = CLOSINGS.flatMap(([name, closing]) =>
  Each.options.map((kind) => [kind, name, closing] as const),
);

function recurs(first: string, rest: Partial<Recurs> = {}): Recurs {
  return { first, last: null, continuous: false, rule: null, ...rest };
}

describe.each(EVERY)(
  'work that comes every %s in a ward that closes on %s',
  (kind, _name, closing) => {
    const { key: first } = turnPeriodOf(FROM, kind, closing);

    test('has exactly one current period on every day of ten years, and that one holds the day', () => {
      const earlier = new Set<string>();
      let last = '';
      for (let day = FROM; day <= TO; day = addDays(day, 1)) {
        const period = currentTurn(recurs(first), day, closing);
        expect(period.from <= day && day <= period.to, day).toBe(true);
        if (period.key !== last) {
          expect(earlier.has(period.key), `${period.key} comes twice`).toBe(false);
          expect(period.key > last, `${period.key} after ${last}`).toBe(true);
          if (last !== '')
            expect(turnAfter(turnPeriodNamed(last, closing), closing)).toEqual(period);
          earlier.add(period.key);
          last = period.key;
          expect(TurnKey.safeParse(period.key).success, period.key).toBe(true);
          expect(turnPeriodNamed(period.key, closing)).toEqual(period);
        }
      }
      const listed = turnsUntil(recurs(first), TO, closing).map(({ key }) => key);
      expect(listed.reverse()).toEqual([...earlier]);
    });

    test.each(RULES[kind])('is due within the period or its last month, by the rule %j', (rule) => {
      for (const period of turnsUntil(recurs(first), TO, closing)) {
        const due = turnDue(recurs(first, { rule }), period) ?? '';
        const { year, month } = partsOf(period.to);
        expect(due >= period.from, `${period.key} due ${due}`).toBe(true);
        expect(due <= monthEnd(year, month) || due <= period.to, `${period.key} due ${due}`).toBe(
          true,
        );
      }
    });

    test('has no due day when it is done all the time', () => {
      const period = turnPeriodOf(FROM, kind, closing);
      expect(turnDue(recurs(first, { continuous: true }), period)).toBeNull();
    });
  },
);

test('before the 12th of each month means the 11th at the latest, before the 15th of a quarter’s last month its 14th', () => {
  const monthly = recurs('2026-M01', { rule: { day: 12, of: 'month', strict: true } });
  expect(turnDue(monthly, turnPeriodNamed('2026-M11', defaultClosing))).toBe('2026-11-11');
  const quarterly = recurs('2026-Q1', { rule: { day: 15, of: 'quarterLastMonth', strict: true } });
  expect(turnDue(quarterly, turnPeriodNamed('2026-Q4', defaultClosing))).toBe('2026-12-14');
});

test('a day that would lie before the period begins is its first day', () => {
  const first = recurs('2026-M01', { rule: { day: 1, of: 'month', strict: true } });
  expect(turnDue(first, turnPeriodNamed('2026-M11', all('last')))).toBe('2026-11-01');
});

test.each([
  ['2026-11-25', '2026-W48', '2026-11-23'],
  ['2026-12-31', '2026-W53', '2026-12-28'],
  ['2027-01-01', '2026-W53', '2026-12-28'],
  ['2024-12-30', '2025-W01', '2024-12-30'],
])('the week of %s is %s and begins on Monday %s', (day, key, from) => {
  const week = turnPeriodOf(day, 'week', defaultClosing);
  expect([week.key, week.from]).toEqual([key, from]);
  expect(weekday(week.to)).toBe(7);
});

test('the last period of a year is the one that print would call so', () => {
  expect(Each.options.map((kind) => lastTurnOf(2026, kind))).toEqual([
    '2026-W53',
    '2026-M12',
    '2026-Q4',
    '2026-H2',
    '2026-Y',
  ]);
  expect(lastTurnOf(2025, 'week')).toBe('2025-W52');
});

test('before the first period that one is current, and after the last that stays', () => {
  const within = recurs('2026-M03', { last: '2026-M05' });
  expect(currentTurn(within, '2026-01-02', defaultClosing).key).toBe('2026-M03');
  expect(currentTurn(within, '2027-01-02', defaultClosing).key).toBe('2026-M05');
  expect(turnsUntil(within, '2027-01-02', defaultClosing)).toHaveLength(3);
});

test('a ward that moves its closing day neither adds nor drops a period of what was given', () => {
  const given = recurs(turnPeriodOf('2026-11-20', 'month', defaultClosing).key);
  expect(given.first).toBe('2026-M12');
  const after = turnsUntil(given, '2026-11-21', all('last')).map(({ key }) => key);
  expect(after).toEqual(['2026-M12']);
});
