import { dayInVietnam } from '../../../shared/calendar/day.ts';
import type { Day, Instant } from '../../../shared/model.ts';
import { formatDay } from '../../i18n.ts';

/** The day to say before a time, where that was not today. */
export function dayBefore(today: Day, at: Instant): string | undefined {
  const day = dayInVietnam(at);
  return day === today ? undefined : formatDay(day);
}
