import { addDays, dayInVietnam } from '../../shared/calendar/day.ts';
import type { Instant } from '../../shared/model.ts';
import { formatDay, formatTime, t } from '../i18n.ts';

/** "09:12 hôm nay", "09:12 hôm qua" or "08:12 ngày 10/01", in Vietnam. */
export function when(at: Instant, now: Instant): string {
  const time = formatTime(at);
  const day = dayInVietnam(at);
  const today = dayInVietnam(now);
  if (day === today) return t('when.today', { time });
  if (day === addDays(today, -1)) return t('when.yesterday', { time });
  return t('when.day', { day: formatDay(day), time });
}
