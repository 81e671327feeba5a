import { expect, test } from 'vitest';
import { printHeadingDay, printTableDay } from '../../../src/shared/calendar/print-day.ts';

test('a heading writes days under 10 and months 1 and 2 with a leading zero, other months without', () => {
  expect(printHeadingDay('2026-01-05')).toBe('ngày 05 tháng 01 năm 2026');
  expect(printHeadingDay('2026-02-15')).toBe('ngày 15 tháng 02 năm 2026');
  expect(printHeadingDay('2026-06-29')).toBe('ngày 29 tháng 6 năm 2026');
  expect(printHeadingDay('2026-03-01')).toBe('ngày 01 tháng 3 năm 2026');
  expect(printHeadingDay('2026-10-10')).toBe('ngày 10 tháng 10 năm 2026');
});

test('a table writes every day and month with two digits', () => {
  expect(printTableDay('2026-01-05')).toBe('05/01/2026');
  expect(printTableDay('2026-11-30')).toBe('30/11/2026');
});
