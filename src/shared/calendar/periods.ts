import * as z from 'zod/mini';
import { Day } from '../model.ts';
import { type Closing, type ClosingDay, PeriodKind } from './closing.ts';
import { addDays, daysInMonth, makeDay, monthEnd, partsOf } from './day.ts';
import type { DueRule } from './due-rule.ts';

/**
 * A reporting period. `year` and `index` name it as print does (the report of January, of
 * quarter I); `from` and `to`, both included, say which days it counts and follow the closing day.
 */
export const Period = z.object({
  kind: PeriodKind,
  year: z.int(),
  index: z.int().check(z.gte(1), z.lte(12)),
  from: Day,
  to: Day,
  key: z.string(),
});
export type Period = z.infer<typeof Period>;

/** A day something is due, in the form `isLate` reads. */
export type Due = { due: Day; strictlyBefore: boolean };

const MONTHS: Record<PeriodKind, number> = {
  month: 1,
  quarter: 3,
  half: 6,
  nineMonths: 9,
  year: 12,
};

/**
 * The period a day counts for. Periods of one kind follow each other without gap or overlap,
 * except nine months: days after its end get the same year's period, which then lies behind them.
 */
export function periodOf(day: Day, kind: PeriodKind, closing: Closing): Period {
  const { year, month } = partsOf(day);
  const counted = day <= closingOf(year, month, closing[kind]) ? month : month + 1;
  if (counted === 13) return makePeriod(kind, year + 1, 1, closing);
  const index = kind === 'nineMonths' ? 1 : Math.ceil(counted / MONTHS[kind]);
  return makePeriod(kind, year, index, closing);
}

/** All periods that share a day with `from`..`to`, both included, in order. */
export function periodsBetween(from: Day, to: Day, kind: PeriodKind, closing: Closing): Period[] {
  const found: Period[] = [];
  let period = periodOf(from, kind, closing);
  while (period.from <= to) {
    if (period.to >= from) found.push(period);
    period = nextPeriod(period, closing);
  }
  return found;
}

export function nextPeriod(period: Period, closing: Closing): Period {
  const last = period.index * MONTHS[period.kind] + MONTHS[period.kind] > 12;
  return last
    ? makePeriod(period.kind, period.year + 1, 1, closing)
    : makePeriod(period.kind, period.year, period.index + 1, closing);
}

/**
 * When the report of a period is due: a day of the month (or of the quarter's last month) that
 * the period is named after, or a fixed day of its year. The rule alone decides, so a yearly
 * report due on 30/11 comes before that of quarter IV. A day the month does not have means the
 * month's last day, itself still on time.
 */
export function dueOf(period: Period, rule: DueRule): Due {
  const month = dueMonth(period, rule);
  const due = makeDay(period.year, month, rule.day);
  if (due === null) return { due: monthEnd(period.year, month), strictlyBefore: false };
  return { due, strictlyBefore: rule.strict };
}

function dueMonth(period: Period, rule: DueRule): number {
  if (rule.of === 'year') return rule.month ?? 12;
  const last = period.index * MONTHS[period.kind];
  return rule.of === 'month' ? last : Math.ceil(last / 3) * 3;
}

/** The period that print names so. */
export function makePeriod(
  kind: PeriodKind,
  year: number,
  index: number,
  closing: Closing,
): Period {
  const last = index * MONTHS[kind];
  const before = last - MONTHS[kind];
  const closedBefore =
    before === 0 ? closingOf(year - 1, 12, closing[kind]) : closingOf(year, before, closing[kind]);
  return {
    kind,
    year,
    index,
    from: addDays(closedBefore, 1),
    to: closingOf(year, last, closing[kind]),
    key: `${year}-${keyEnd(kind, index)}`,
  };
}

function keyEnd(kind: PeriodKind, index: number): string {
  if (kind === 'month') return `M${String(index).padStart(2, '0')}`;
  if (kind === 'quarter') return `Q${index}`;
  if (kind === 'half') return `H${index}`;
  return kind === 'nineMonths' ? '9M' : 'Y';
}

function closingOf(year: number, month: number, closing: ClosingDay): Day {
  const end = monthEnd(year, month);
  if (closing === 'last' || closing > daysInMonth(year, month)) return end;
  return `${end.slice(0, 8)}${String(closing).padStart(2, '0')}`;
}
