import type { Instant } from './model.ts';

/** No phone makes a sound from 21:00 to 6:30 in Vietnam; both in minutes of the day. */
export const QUIET_FROM = 21 * 60;
export const QUIET_UNTIL = 6 * 60 + 30;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
// Without the calendar, which the service worker would have to carry along.
const VIETNAM_AHEAD_MS = 7 * 3_600_000;

/** Minutes since the day began in Vietnam. */
export function minuteOfDay(now: Instant): number {
  return Math.floor(((now + VIETNAM_AHEAD_MS) % DAY_MS) / MINUTE_MS);
}

export function isQuiet(now: Instant): boolean {
  const minute = minuteOfDay(now);
  return minute >= QUIET_FROM || minute < QUIET_UNTIL;
}

/** The next instant, from `now` on, at which the clock in Vietnam shows this minute of the day. */
export function nextAt(minute: number, now: Instant): Instant {
  const midnight = now - ((now + VIETNAM_AHEAD_MS) % DAY_MS);
  const at = midnight + minute * MINUTE_MS;
  return at >= now ? at : at + DAY_MS;
}
