import { QUIET_FROM, QUIET_UNTIL } from '../../../shared/quiet-hours.ts';
import { t } from '../../i18n.ts';

/** When no reminder comes. */
export function quietWords(): string {
  return t('remind.quiet', { from: clock(QUIET_FROM), until: clock(QUIET_UNTIL) });
}

/** `21:00` from minutes of a day. */
function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
