import { addDays, dayInVietnam, startOfDay } from './calendar/day.ts';
import type { Instant } from './model.ts';

/** No phone makes a sound from 21:00 to 6:30 in Vietnam; both in minutes of the day. */
export const QUIET_FROM = 21 * 60;
export const QUIET_UNTIL = 6 * 60 + 30;
const MINUTE_MS = 60_000;

/** Minutes since the day began in Vietnam. */
export function minuteOfDay(now: Instant): number {
  return Math.floor((now - startOfDay(dayInVietnam(now))) / MINUTE_MS);
}

export function isQuiet(now: Instant): boolean {
  const minute = minuteOfDay(now);
  return minute >= QUIET_FROM || minute < QUIET_UNTIL;
}

/** The next instant, from `now` on, at which the clock in Vietnam shows this minute of the day. */
export function nextAt(minute: number, now: Instant): Instant {
  const today = dayInVietnam(now);
  const at = startOfDay(today) + minute * MINUTE_MS;
  return at >= now ? at : startOfDay(addDays(today, 1)) + minute * MINUTE_MS;
}
