import type { Day, Ward } from '../model.ts';
import { defaultClosing, type PeriodKind, type WardPeriods } from './closing.ts';
import { addDays } from './day.ts';
import { type Period, periodOf } from './periods.ts';

/** What a ward set, or what is common while it set nothing. */
export function wardPeriods(ward: Pick<Ward, 'periods'> | undefined): WardPeriods {
  return ward?.periods ?? { closing: defaultClosing, dueAfter: null };
}

/** The period that a day counts for; null for days after the nine months, which only the year counts. */
export function countingPeriod(
  day: Day,
  kind: PeriodKind,
  { closing }: WardPeriods,
): Period | null {
  const period = periodOf(day, kind, closing);
  return day > period.to ? null : period;
}

/** The last day on which the report of a period is in time; null where the ward set none. */
export function reportDue({ to }: Period, { dueAfter }: WardPeriods): Day | null {
  return dueAfter === null ? null : addDays(to, dueAfter);
}
