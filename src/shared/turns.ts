import { isDone, isStepDone } from './assignment.ts';
import type { Closing } from './calendar/closing.ts';
import { dayInVietnam } from './calendar/day.ts';
import {
  kindOf,
  type TurnPeriod,
  turnAfter,
  turnDue,
  turnPeriodNamed,
  turnPeriodOf,
} from './calendar/turn-periods.ts';
import type { Assignment, Day, Mark, Recurs, Tick } from './model.ts';
import { isGiven } from './progress.ts';
import type { Turn } from './records/turn.ts';

/**
 * Recurring work, period by period. An assignment that recurs is never done itself: its periods are,
 * each kept apart. They are worked out here, from the assignment and from what was done in them.
 */

/** The work of one period, in the shape of an assignment: steps and target as given, the rest its own. */
export type TurnWork = Assignment & { recurs: Recurs; period: TurnPeriod; none: Tick };

export function isTurnWork(body: Assignment): body is TurnWork {
  return 'period' in body;
}

/**
 * What a period says of work: `entered`: something was done or a number said, 0 as well; `none`:
 * "không phát sinh"; `unreported`: "chưa báo cáo". Three answers, never one.
 */
export type TurnAnswer = 'entered' | 'none' | 'unreported';

/** Notes, and photos and visits, of one period. */
export type TurnPieces = { notes: number; deeds: number };

export const NOTHING: TurnPieces = { notes: 0, deeds: 0 };

/** The period that a day falls in; before the first that was given it, and after the last that. */
export function currentTurn({ first, last }: Recurs, today: Day, closing: Closing): TurnPeriod {
  const now = turnPeriodOf(today, kindOf(first), closing);
  if (now.key < first) return turnPeriodNamed(first, closing);
  return last !== null && now.key > last ? turnPeriodNamed(last, closing) : now;
}

/** Every period from the first to that of today, the latest first. */
export function turnsUntil(recurs: Recurs, today: Day, closing: Closing): TurnPeriod[] {
  const { key } = currentTurn(recurs, today, closing);
  const found: TurnPeriod[] = [];
  let period = turnPeriodNamed(recurs.first, closing);
  for (; period.key <= key; period = turnAfter(period, closing)) found.unshift(period);
  return found;
}

/**
 * One period of an assignment that recurs. A phone of before knows no periods and does the work of
 * the assignment itself: that counts for the period of its day.
 */
export function turnWork(
  given: Assignment & { recurs: Recurs },
  turn: Turn | undefined,
  period: TurnPeriod,
): TurnWork {
  const isIn = ({ at }: Mark) => isWithin(dayInVietnam(at), period);
  const ticks: Assignment['ticks'] = { ...turn?.ticks };
  for (const [step, tick] of Object.entries(given.ticks)) {
    const own = ticks[step] ?? { marks: [], cleared: [] };
    ticks[step] = { ...own, marks: [...own.marks, ...tick.marks.filter(isIn)] };
  }
  return {
    ...given,
    ...{ period, ticks, due: turnDue(given.recurs, period) },
    readings: [...(turn?.readings ?? []), ...given.readings.filter(isIn)],
    passed: turn?.passed ?? [],
    none: turn?.none ?? { marks: [], cleared: [] },
  };
}

export function isWithin(day: Day, { from, to }: Pick<TurnPeriod, 'from' | 'to'>): boolean {
  return from <= day && day <= to;
}

/**
 * Work that was done takes the place of "không phát sinh", whichever was said first: two people may
 * not have known of each other, and what came up did. A note may stand beside it, as its reason.
 */
export function answerOf(body: TurnWork, { notes, deeds }: TurnPieces): TurnAnswer {
  const worked = body.readings.length > 0 || body.steps.some(({ id }) => isStepDone(body, id));
  if (worked || deeds > 0) return 'entered';
  if (body.none.marks.length > 0) return 'none';
  return notes > 0 ? 'entered' : 'unreported';
}

/** Nothing more is asked for this period. */
export function isTurnDone(body: TurnWork, pieces: TurnPieces): boolean {
  const answer = answerOf(body, pieces);
  if (answer === 'none') return true;
  return body.recurs.continuous ? answer === 'entered' : isDone(body);
}

/** After its day, and more is asked for. Continuous work has no day. */
export function isTurnLate(body: TurnWork, pieces: TurnPieces, today: Day): boolean {
  return isGiven(body) && body.due !== null && body.due < today && !isTurnDone(body, pieces);
}
