import { useState } from 'preact/hooks';
import type { Day } from '../../shared/model.ts';
import { t } from '../i18n.ts';
import { firstOfMonth, monthBefore } from '../local/visits.ts';

/** How many months back one can look. */
const MONTHS = 12;

/** The month looked at, this one at first: its first day, its name and the ways to those beside it. */
export function useMonth(today: Day) {
  const [back, setBack] = useState(0);
  let month = firstOfMonth(today);
  for (let n = 0; n < back; n += 1) month = monthBefore(month);
  const [year = '', number = ''] = month.split('-');
  return {
    month,
    name: t('visits.monthName', { month: number, year }),
    onBefore: back < MONTHS - 1 ? () => setBack(back + 1) : null,
    onNext: back > 0 ? () => setBack(back - 1) : null,
  };
}
