import type { PersonMonth } from '../../../shared/active-days.ts';
import { t } from '../../i18n.ts';

const PARTS = ['visits', 'ticks', 'values', 'photos', 'notes'] as const;

/** "3 lượt hỗ trợ · 5 bước · 2 ảnh"; what was not done is not said. */
export function countsOf(month: PersonMonth): string {
  return PARTS.filter((part) => month[part] > 0)
    .map((part) => t(`team.${part}`, { count: month[part] }))
    .join(' · ');
}

/** "5, 6, 14": the days of one month, short enough to be held against a notebook. */
export function dayNumbers(days: readonly string[]): string {
  return days.map((day) => String(Number(day.slice(8)))).join(', ');
}
