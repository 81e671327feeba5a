import { type TurnPeriod, turnPeriodNamed } from '../../shared/calendar/turn-periods.ts';
import type { Day } from '../../shared/model.ts';
import { currentTurn, turnsUntil } from '../../shared/turns.ts';
import { isRecurring, type Recurring, standOf, type TurnDesk, type TurnStand } from './turns.ts';
import type { EntityOf } from './work.ts';

/** The period that is looked at, and those that can be, the latest first. */
export type Periods = { period: TurnPeriod; all: TurnPeriod[] };

/** Every period in which one of these recurs; the one asked for, or that of today. */
export function periodsOf(
  { closing }: TurnDesk,
  given: readonly Recurring[],
  key: string | null,
  today: Day,
): Periods | null {
  const [first] = given;
  if (!first) return null;
  const found = new Map<string, TurnPeriod>();
  for (const { body } of given) {
    for (const period of turnsUntil(body.recurs, today, closing)) found.set(period.key, period);
  }
  const all = [...found.values()].sort((a, b) => (a.to < b.to ? 1 : -1));
  const now = currentTurn(first.body.recurs, today, closing);
  const asked = key === null ? undefined : found.get(key);
  return { period: asked ?? found.get(now.key) ?? turnPeriodNamed(now.key, closing), all };
}

/** An assignment as it stands in a period; `turn` is null for what was given once. */
export type Shown = { assignment: EntityOf<'assignment'>; turn: TurnStand | null };

/** Those that recur in the period, as they stand in it; what is given once stands in every one. */
export function inPeriod(
  desk: TurnDesk,
  given: readonly EntityOf<'assignment'>[],
  { period }: Periods,
  today: Day,
): Shown[] {
  return given.flatMap((assignment): Shown[] => {
    if (!isRecurring(assignment)) return [{ assignment, turn: null }];
    const periods = turnsUntil(assignment.body.recurs, today, desk.closing);
    if (!periods.some(({ key }) => key === period.key)) return [];
    const turn = standOf(desk, assignment, period, today);
    return [{ assignment: turn.work, turn }];
  });
}
