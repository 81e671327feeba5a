import { type Deadline, lastDayOnTime } from '../../../shared/calendar/deadline.ts';
import { formatDay, t } from '../../i18n.ts';

/** How a printed deadline was understood, in words that can be checked against the print. */
export function deadlineWords(deadline: Deadline): string {
  const day = lastDayOnTime(deadline);
  if (day !== null) return t('planIn.readAs', { day: `${formatDay(day)}/${day.slice(0, 4)}` });
  return deadline.kind === 'recurring' ? t('planIn.comesAgain') : t('planIn.noDay');
}
