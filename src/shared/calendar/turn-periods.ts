import type { Day, Recurs } from '../model.ts';
import type { Closing, PeriodKind } from './closing.ts';
import { addDays, daysBetween, partsOf, weekday } from './day.ts';
import { lastDayOnTime, type Recurrence } from './deadline.ts';
import { dueOf, makePeriod, type Period, periodOf } from './periods.ts';
import type { Each, TurnKey } from './turn-key.ts';

/** A week, or a reporting period of the ward with its own closing day. */
export type TurnPeriod = Omit<Period, 'kind'> & { kind: Each };

const WEEKS_MAX = 53;
const KINDS: Record<string, Each> = { W: 'week', M: 'month', Q: 'quarter', H: 'half', Y: 'year' };
/** How often continuous work is asked about while nobody chose. */
const EACH: Record<Recurrence, Each> = {
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
  continuous: 'month',
};

export function eachOf(recurrence: Recurrence): Each {
  return EACH[recurrence];
}

export function kindOf(key: TurnKey): Each {
  return KINDS[key.charAt(5)] ?? 'month';
}

/** The period that a day counts for. Those of one kind follow each other without gap or overlap. */
export function turnPeriodOf(day: Day, kind: Each, closing: Closing): TurnPeriod {
  return kind === 'week' ? weekOf(day) : (periodOf(day, kind, closing) as TurnPeriod);
}

/** The period of a name, with the days that it has by these closing days. */
export function turnPeriodNamed(key: TurnKey, closing: Closing): TurnPeriod {
  const year = Number(key.slice(0, 4));
  const index = Number(key.slice(6)) || 1;
  const kind = kindOf(key);
  if (kind === 'week') return weekOf(addDays(`${key.slice(0, 4)}-01-04`, (index - 1) * 7));
  return makePeriod(kind as PeriodKind, year, index, closing) as TurnPeriod;
}

export function turnAfter({ to, kind }: TurnPeriod, closing: Closing): TurnPeriod {
  return turnPeriodOf(addDays(to, 1), kind, closing);
}

/** The last period of a kind that belongs to a year. */
export function lastTurnOf(year: number, kind: Each): TurnKey {
  const start = String(year).padStart(4, '0');
  if (kind === 'week') {
    const last = weekOf(`${start}-12-31`);
    return last.year === year ? last.key : `${start}-W${WEEKS_MAX - 1}`;
  }
  return `${start}-${{ month: 'M12', quarter: 'Q4', half: 'H2', year: 'Y' }[kind]}`;
}

/**
 * The last day on which the work of a period is in time: by the printed rule, or else the period's
 * own last day. A rule that names a day before the period begins gives its first day. Null for
 * continuous work.
 */
export function turnDue({ continuous, rule }: Recurs, period: TurnPeriod): Day | null {
  if (continuous) return null;
  if (rule === null || period.kind === 'week') return period.to;
  const due = lastDayOnTime(dueOf(period as Period, rule)) ?? period.to;
  if (due < period.from) return period.from;
  return due;
}

/** From Monday to Sunday; a week belongs to the year of its Thursday (ISO 8601). */
function weekOf(day: Day): TurnPeriod {
  const from = addDays(day, 1 - weekday(day));
  const thursday = addDays(from, 3);
  const { year } = partsOf(thursday);
  const yearText = thursday.slice(0, 4);
  const index = Math.floor(daysBetween(`${yearText}-01-01`, thursday) / 7) + 1;
  const key = `${yearText}-W${String(index).padStart(2, '0')}`;
  return { kind: 'week', year, index, from, to: addDays(from, 6), key };
}
