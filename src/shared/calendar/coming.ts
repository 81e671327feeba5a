import type { Day, Recurs, TaskDeadline } from '../model.ts';
import type { Closing } from './closing.ts';
import { Recurrence } from './deadline.ts';
import { DueRule } from './due-rule.ts';
import { Each } from './turn-key.ts';
import { eachOf, lastTurnOf, turnPeriodOf } from './turn-periods.ts';

/** How work comes, as an official chooses it: once, all the time, or again in every period. */
export const COMING = ['once', 'continuous', ...Each.options] as const;
export type Coming = (typeof COMING)[number];

/** What is chosen and typed; `dueDay` is a day of the month, or empty for a period's last day. */
export type ComingForm = { coming?: Coming; dueDay?: string; rule?: DueRule | null };

/** What a printed deadline proposes. A day before which something is asked for is not its last day. */
export function comingOf(deadline: TaskDeadline): Required<ComingForm> {
  const recurrence = Recurrence.safeParse(deadline.recurrence).data;
  if (recurrence === undefined) return { coming: 'once', dueDay: '', rule: null };
  const rule = DueRule.safeParse(deadline.rule).data ?? null;
  if (recurrence === 'continuous') return { coming: 'continuous', dueDay: '', rule: null };
  const coming = eachOf(recurrence);
  if (coming === 'year') return { coming, dueDay: '', rule };
  const last = rule === null ? '' : String(Math.max(1, rule.strict ? rule.day - 1 : rule.day));
  return { coming, dueDay: last, rule };
}

/** Does a due day have to be typed for it? */
export function hasDueDay(coming: Coming | undefined): coming is 'month' | 'quarter' {
  return coming === 'month' || coming === 'quarter';
}

/** Empty, or a day that a month can have. */
export function isDueDay(text: string): boolean {
  return text.trim() === '' || /^(?:[1-9]|[12]\d|3[01])$/.test(text.trim());
}

export type When = { today: Day; closing: Closing };

/**
 * What `task.give` says of it; undefined for work that comes once. It begins with the period of today
 * and ends with the plan's year, unless that is over.
 */
export function recursOf(
  { coming = 'once', dueDay = '', rule = null }: ComingForm,
  planYear: number,
  { today, closing }: When,
): Recurs | undefined {
  if (coming === 'once') return undefined;
  const continuous = coming === 'continuous';
  const kind = continuous ? 'month' : coming;
  const first = turnPeriodOf(today, kind, closing).key;
  const end = Number.isInteger(planYear) ? lastTurnOf(planYear, kind) : null;
  const last = end !== null && end >= first ? end : null;
  return { first, last, continuous, rule: ruleOf(coming, dueDay, rule) };
}

function ruleOf(coming: Coming, dueDay: string, printed: DueRule | null): DueRule | null {
  if (coming === 'year') {
    return printed?.of === 'year' ? printed : { day: 31, of: 'year', strict: false, month: 12 };
  }
  const day = Number(dueDay);
  if (!hasDueDay(coming) || dueDay.trim() === '' || !isDueDay(dueDay)) return null;
  const of = coming === 'month' ? 'month' : 'quarterLastMonth';
  return { day, of, strict: false };
}
