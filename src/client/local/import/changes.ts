import { comingOf } from '../../../shared/calendar/coming.ts';
import { lastDayOnTime } from '../../../shared/calendar/deadline.ts';
import type { Day, Id, Task } from '../../../shared/model.ts';
import { type Compared, changedWords, diffPlan, type PlanDiff } from '../../../shared/plan/diff.ts';
import { likeness } from '../../../shared/plan/likeness.ts';
import { isGiven } from '../../../shared/progress.ts';
import { same } from '../../../shared/same.ts';
import type { Db } from '../db.ts';
import { type Had, readHad } from '../indicators-in.ts';
import { groupBy } from '../oversight.ts';
import { all, type EntityOf } from '../work.ts';
import type { Head, PlanInDraft, Row } from './plan-draft.ts';

/** A task that the ward has, with the assignments that still stand. */
export type OldTask = Task & { id: Id; given: EntityOf<'assignment'>[] };

/** A plan of the ward that a new printing may be of. */
export type OldPlan = {
  id: Id;
  title: string;
  number: string | null;
  tasks: OldTask[];
  had: Had;
};

export type Changes = PlanDiff<OldTask, Row>;

export async function readOldPlans(db: Db): Promise<OldPlan[]> {
  const [plans, tasks, assignments, had] = await Promise.all([
    all(db, 'plan'),
    all(db, 'task'),
    all(db, 'assignment'),
    readHad(db),
  ]);
  const given = groupBy(
    assignments.filter(({ body }) => isGiven(body)),
    ({ body }) => body.taskId,
  );
  const standing = tasks
    .filter(({ body }) => body.dropped === undefined)
    .sort((a, b) => a.body.order - b.body.order)
    .map(({ id, body }): OldTask => ({ ...body, id, given: given.get(id) ?? [] }));
  const byPlan = groupBy(standing, ({ planId }) => planId);
  return plans
    .sort((a, b) => b.body.year - a.body.year)
    .map(({ id, body }) => {
      const { title, number } = body;
      return { id, title, number, tasks: byPlan.get(id) ?? [], had: had.get(id) ?? new Set() };
    });
}

/** The plan that a draft looks like a new printing of; a person decides. */
export function looksLike(head: Head, rows: readonly Row[], plans: readonly OldPlan[]): Id | null {
  const found = plans.find(({ number, title, tasks }) => {
    const kept = countKept(tasks, rows);
    const named = number !== null && number === head.number && likeness(title, head.title) > 0.5;
    return named || (kept > 2 && kept * 2 > tasks.length);
  });
  return found?.id ?? null;
}

/** How many of the tasks keep their title. Most of ten thousand rows are told apart by its length alone. */
function countKept(tasks: readonly OldTask[], rows: readonly Row[]): number {
  const lengths = new Set(tasks.map(({ title }) => title.length));
  const alike = rows.filter(({ title }) => lengths.has(title.length));
  const titles = new Set(alike.map(({ title }) => title));
  return tasks.filter(({ title }) => titles.has(title)).length;
}

/** What this printing changes in the plan it revises; null for a plan of its own. */
export function changesOf({ head, rows }: PlanInDraft, plans: readonly OldPlan[]): Changes | null {
  const old = plans.find(({ id }) => id === head.revises);
  if (!old) return null;
  return diffPlan(
    old.tasks,
    rows.filter(({ state }) => state === 'in'),
  );
}

export type TaskSet = {
  taskId: Id;
  words: ReturnType<typeof changedWords>;
  due: Day | null;
  assignmentIds: Id[];
};

type Changed = Changes['changed'][number];

/**
 * Does the new printing have the task come otherwise than the old one: every quarter instead of every
 * month, by another day, once instead of again? Work that was given goes on as it was given, since
 * people have done periods of it and phones without a network go on doing them.
 */
export function comesOtherwise({ before, after }: Changed): boolean {
  return !same(comingOf(before.deadline), comingOf(after.deadline));
}

/**
 * One change of one task. A day that moves in print moves for the places, too, unless an official
 * gave them another day than the print's. Work that comes again has days of its own.
 */
export function setOf(change: Changed): TaskSet {
  const { before, after, fields } = change;
  const due = lastDayOnTime(after.deadline);
  const printed = [before.deadline.due, lastDayOf(before)];
  const moves = fields.includes('deadlineText') && !comesOtherwise(change);
  const moved = moves
    ? before.given.filter(({ body }) => {
        return !body.recurs && printed.includes(body.due) && body.due !== due;
      })
    : [];
  return {
    taskId: before.id,
    words: changedWords(after, fields as Compared[]),
    due,
    assignmentIds: moved.map(({ id }) => id),
  };
}

function lastDayOf({ deadline }: Task): Day | null {
  return lastDayOnTime({ due: deadline.due, strictlyBefore: deadline.strictlyBefore === true });
}
