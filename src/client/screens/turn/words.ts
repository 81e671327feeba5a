import type { Each, TurnKey } from '../../../shared/calendar/turn-key.ts';
import { type TextKey, t } from '../../i18n.ts';
import type { TurnFacts } from '../../local/turn-items.ts';
import { periodWords } from '../indicators/words.ts';

/** 'Tháng 11/2026', 'Quý IV/2026', 'Tuần 48/2026'. */
export function turnName(key: TurnKey): string {
  if (key.charAt(5) !== 'W') return periodWords(key);
  return t('turn.week', { week: String(Number(key.slice(6))), year: key.slice(0, 4) });
}

const QUIET: Record<Each, TextKey> = {
  week: 'turn.quietWeek',
  month: 'turn.quietMonth',
  quarter: 'turn.quietQuarter',
  half: 'turn.quietHalf',
  year: 'turn.quietYear',
};

/** That continuous work of the current period has nothing yet. */
export function quietWords(kind: Each): string {
  return t(QUIET[kind]);
}

/** What a line of the day's list says of its period. */
export function turnNote({ key, kind, answer, continuous, entries, older }: TurnFacts): string {
  if (continuous && answer === 'unreported') return quietWords(kind);
  return [
    turnName(key),
    answer === 'none' && t('turn.none').toLocaleLowerCase('vi'),
    continuous && answer === 'entered' && t('turn.entries', { count: entries }),
    older > 0 && t('turn.older', { count: older }),
  ]
    .filter(Boolean)
    .join(' · ');
}
