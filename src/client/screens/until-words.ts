import { dayInVietnam } from '../../shared/calendar/day.ts';
import type { Instant } from '../../shared/model.ts';
import { formatDay, formatTime } from '../i18n.ts';

/** The values of "Dùng được đến {{time}} ngày {{day}}": on paper the year stands, too. */
export function untilWords(expires: Instant): { time: string; day: string } {
  const day = dayInVietnam(expires);
  return { time: formatTime(expires), day: `${formatDay(day)}/${day.slice(0, 4)}` };
}
