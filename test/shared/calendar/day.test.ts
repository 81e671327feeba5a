import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayInVietnam,
  daysBetween,
  makeDay,
  monthEnd,
  partsOf,
  weekday,
  yearEnd,
} from '../../../src/shared/calendar/day.ts';
import { Day } from '../../../src/shared/model.ts';

const hour = 3_600_000;

describe('a day in Vietnam', () => {
  test('begins at 17:00 UTC of the day before', () => {
    const midnight = Date.UTC(2026, 0, 1) - 7 * hour;
    expect(dayInVietnam(midnight - 1)).toBe('2025-12-31');
    expect(dayInVietnam(midnight)).toBe('2026-01-01');
    expect(dayInVietnam(midnight + 24 * hour - 1)).toBe('2026-01-01');
  });

  test('is known before 1970 too', () => {
    expect(dayInVietnam(-1)).toBe('1970-01-01');
    expect(dayInVietnam(-7 * hour - 1)).toBe('1969-12-31');
  });
});

describe('days the calendar does not have', () => {
  test.each([
    [2026, 2, 29],
    [2026, 2, 31],
    [2026, 4, 31],
    [2026, 13, 1],
    [2026, 0, 1],
    [2026, 6, 0],
    [2100, 2, 29],
    [2026, 6, 1.5],
  ])('%i-%i-%d is refused', (year, month, day) => {
    expect(makeDay(year, month, day)).toBeNull();
  });

  test('do not pass the schema', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '01/01/2026', '2026-01-01T00:00']) {
      expect(Day.safeParse(text).success, text).toBe(false);
    }
    expect(Day.safeParse('2028-02-29').success).toBe(true);
  });
});

test('months before January and after December lie in the years beside', () => {
  expect(monthEnd(2026, 0)).toBe('2025-12-31');
  expect(monthEnd(2026, 14)).toBe('2027-02-28');
  expect(monthEnd(2028, 2)).toBe('2028-02-29');
  expect(yearEnd(2026)).toBe('2026-12-31');
});

test('counting day by day for ten years agrees with the world calendar', () => {
  let day: Day = '2024-01-01';
  for (let ms = Date.UTC(2024, 0, 1); ms <= Date.UTC(2033, 11, 31); ms += 24 * hour) {
    expect(day).toBe(new Date(ms).toISOString().slice(0, 10));
    expect(dayInVietnam(ms)).toBe(day);
    expect(weekday(day)).toBe(new Date(ms).getUTCDay() || 7);
    const { year, month, day: date } = partsOf(day);
    expect(makeDay(year, month, date)).toBe(day);
    day = addDays(day, 1);
  }
  expect(day).toBe('2034-01-01');
});

test('going some days away and back ends on the same day', () => {
  const far = fc.integer({ min: -400_000, max: 400_000 });
  fc.assert(
    fc.property(far, (days) => {
      const there = addDays('2026-03-01', days);
      expect(daysBetween('2026-03-01', there)).toBe(days);
      expect(addDays(there, -days)).toBe('2026-03-01');
      expect(there > '2026-03-01').toBe(days > 0);
    }),
  );
});
