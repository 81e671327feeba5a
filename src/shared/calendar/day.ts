import type { Day } from '../model.ts';

export type DayParts = { year: number; month: number; day: number };

const MS_PER_DAY = 86_400_000;
const VIETNAM_AHEAD_OF_UTC = 7 * 3_600_000;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_BEFORE_1970 = daysBeforeYear(1970);

/** The day, or null when the calendar has none such (31 February, month 13). */
export function makeDay(year: number, month: number, day: number): Day | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null;
  return write({ year, month, day });
}

/** The last day of a month; months outside 1..12 run into the years beside (0 is last December). */
export function monthEnd(year: number, month: number): Day {
  const at = wrapMonth(year, month);
  return write({ ...at, day: daysInMonth(at.year, at.month) });
}

/** The first day of a month; months outside 1..12 run into the years beside. */
export function monthStart(year: number, month: number): Day {
  return write({ ...wrapMonth(year, month), day: 1 });
}

export function yearEnd(year: number): Day {
  return monthEnd(year, 12);
}

export function partsOf(day: Day): DayParts {
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    day: Number(day.slice(8, 10)),
  };
}

export function addDays(day: Day, days: number): Day {
  return fromNumber(toNumber(day) + days);
}

/** How many days `to` lies after `from`; negative when before. */
export function daysBetween(from: Day, to: Day): number {
  return toNumber(to) - toNumber(from);
}

/** Monday 1 to Sunday 7. */
export function weekday(day: Day): number {
  // 1970-01-01 was a Thursday.
  return mod(toNumber(day) + 3, 7) + 1;
}

/** The calendar day in Vietnam (UTC+7, no summer time) at `ms` milliseconds since 1970 UTC. */
export function dayInVietnam(ms: number): Day {
  return fromNumber(Math.floor((ms + VIETNAM_AHEAD_OF_UTC) / MS_PER_DAY));
}

/** The instant at which a calendar day begins in Vietnam, in milliseconds since 1970 UTC. */
export function startOfDay(day: Day): number {
  return toNumber(day) * MS_PER_DAY - VIETNAM_AHEAD_OF_UTC;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A day that the calendar has, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const { year, month, day } = partsOf(text);
  return makeDay(year, month, day) !== null;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

function toNumber(day: Day): number {
  const { year, month, day: date } = partsOf(day);
  const leap = month > 2 && isLeap(year) ? 1 : 0;
  const before = DAYS_BEFORE_MONTH[month - 1] ?? 0;
  return daysBeforeYear(year) + before + leap + date - 1 - DAYS_BEFORE_1970;
}

function fromNumber(days: number): Day {
  const count = days + DAYS_BEFORE_1970;
  // The mean year is 365.2425 days, so the guess is right or one year early or late.
  let year = Math.floor(count / 365.2425) + 1;
  if (daysBeforeYear(year) > count) year -= 1;
  if (daysBeforeYear(year + 1) <= count) year += 1;
  let rest = count - daysBeforeYear(year);
  let month = 1;
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month += 1;
  }
  return write({ year, month, day: rest + 1 });
}

function wrapMonth(year: number, month: number): { year: number; month: number } {
  return { year: year + Math.floor((month - 1) / 12), month: mod(month - 1, 12) + 1 };
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function write({ year, month, day }: DayParts): Day {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
