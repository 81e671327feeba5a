import { recursOf, type When } from '../../../shared/calendar/coming.ts';
import { LINE_MAX } from '../../../shared/limits.ts';
import type { Id, Recurs } from '../../../shared/model.ts';
import type { OpBody } from '../../../shared/op.ts';
import { missing, splitByWeight, splitEvenly } from '../../../shared/plan/split.ts';
import { readNumber } from '../../../shared/text/numbers.ts';
import { type Had, notHad, type Printed, printedOps } from '../indicators-in.ts';
import type { Batch } from '../mutate-all.ts';
import { type Changes, setOf } from './changes.ts';
import { type Head, type PlanInDraft, type Row, type RowGive, yearOf } from './plan-draft.ts';

/** Households by place, as typed; kept on this device for the next plan. */
export type Households = Record<Id, string>;

/** What every chosen place gets of a number; null where the places all get the whole of it. */
export function partsOf(give: RowGive, households: Households): number[] | null {
  const total = readNumber(give.target).value;
  const places = give.placeIds;
  if (total === null || give.how === 'each' || places.length === 0) return null;
  if (give.how === 'even') return splitEvenly(total, places.length);
  if (give.how === 'hand') return places.map((id) => count(give.byHand[id]));
  return splitByWeight(
    total,
    places.map((id) => count(households[id])),
  );
}

/** How much the parts miss of the number: 0 when they match, null where nothing is split. */
export function gapOf(give: RowGive, households: Households): number | null {
  const total = readNumber(give.target).value;
  if (total === null || give.how === 'each') return null;
  const parts = partsOf(give, households);
  return parts === null ? total : missing(total, parts);
}

/** A typed count; what is no number counts as nothing. */
export function count(text: string | undefined): number {
  return Math.max(0, readNumber(text ?? '').value ?? 0);
}

export type PlanBatch = Batch & {
  /** Indicators and budget lines that the plan gets. */
  printed: Printed;
  /** Tasks that places get, the places and how many assignments that makes. */
  given: { tasks: number; placeIds: Id[]; assignments: number };
  /** Assignments by id, once the ops have theirs. */
  assignmentIds: (ids: readonly Id[]) => Id[];
};

type Give = { row: Row; body: (taskId: Id) => OpBody; places: Id[] };

/** The ops that a checked draft becomes. `changes` is null for a plan of its own, `had` what a revised one has. */
export function planBatch(
  { head, rows }: PlanInDraft,
  changes: Changes | null,
  households: Households,
  when: When,
  had: Had = new Set(),
): PlanBatch {
  const printed = notHad(head, had);
  const beside = printed.indicators.length + printed.budget.length;
  const added = rowsToAdd(head, rows, changes);
  const gives = added.flatMap((row) => {
    const give = head.gives[row.id];
    return give ? givesOf(row, give, households, recursOf(give, yearOf(head), when)) : [];
  });
  const first: OpBody[] =
    changes === null
      ? [planOp(head)]
      : [
          ...changes.changed
            .filter(({ after }) => head.sets.includes(after.id))
            .map((change): OpBody => ({ kind: 'task.set', ...setOf(change) })),
          ...changes.gone
            .filter(({ id }) => head.drops.includes(id))
            .map(({ id }): OpBody => ({ kind: 'task.drop', taskId: id })),
        ];
  const taskAt = new Map(added.map((row, index) => [row.id, first.length + index]));
  const giveAt = first.length + added.length;
  return {
    size: giveAt + gives.length + beside,
    bodies: (ids) => {
      const planId = head.revises ?? ids[0] ?? '';
      return [
        ...first,
        ...added.map((row) => taskOp(planId, row)),
        ...gives.map(({ row, body }) => body(ids[taskAt.get(row.id) ?? 0] ?? '')),
        ...printedOps(planId, printed),
      ];
    },
    printed,
    given: {
      tasks: new Set(gives.map(({ row }) => row.id)).size,
      placeIds: [...new Set(gives.flatMap(({ places }) => places))],
      assignments: gives.reduce((sum, { places }) => sum + places.length, 0),
    },
    assignmentIds: (ids) =>
      gives.flatMap(({ places }, index) => {
        return places.map((_place, nth) => `${ids[giveAt + index]}:${nth}`);
      }),
  };
}

/** Rows that become tasks: all that are in, or of a new printing the chosen new ones. */
export function rowsToAdd(head: Head, rows: readonly Row[], changes: Changes | null): Row[] {
  if (changes === null) return rows.filter(({ state }) => state === 'in');
  return changes.added.filter(({ id }) => head.adds.includes(id));
}

function planOp(head: Head): OpBody {
  return {
    kind: 'plan.add',
    title: tidy(head.title),
    number: tidy(head.number) || null,
    issuer: tidy(head.issuer) || null,
    date: head.date || null,
    year: yearOf(head),
    sections: head.sections.map(({ code, title }) => {
      return { code, title: title.slice(0, LINE_MAX) };
    }),
  };
}

function taskOp(planId: Id, row: Row): OpBody {
  const { id, section, no, lead, leads, coordinating, result, deadlineText, uncertain } = row;
  return {
    kind: 'task.add',
    ...{ planId, order: id + 1, section, no, title: tidy(row.title), lead: tidy(lead) },
    ...{ leads, coordinating, result, deadlineText, note: row.note, uncertain },
    deadline: { ...row.deadline, event: row.deadline.event?.slice(0, LINE_MAX) ?? null },
  };
}

/** Places with the same number get it by one op; a place whose part is nothing gets no task. */
function givesOf(
  row: Row,
  give: RowGive,
  households: Households,
  recurs: Recurs | undefined,
): Give[] {
  const parts = partsOf(give, households);
  const whole = readNumber(give.target).value;
  const groups = new Map<number | null, Id[]>();
  for (const [index, placeId] of give.placeIds.entries()) {
    const part = parts === null ? whole : (parts[index] ?? 0);
    if (parts !== null && part === 0) continue;
    const group = groups.get(part);
    if (group) group.push(placeId);
    else groups.set(part, [placeId]);
  }
  const steps = give.steps.map((step) => ({ ...step, text: tidy(step.text) }));
  const due = give.due === '' || recurs ? null : give.due;
  return [...groups].map(([number, places]) => {
    const target = number === null ? null : { number, unit: tidy(give.unit) };
    const facts = { placeIds: places, steps, target, due, ...(recurs && { recurs }) };
    const rest = { ...facts, ...(give.asksSpot && { asksSpot: true }) };
    return { row, places, body: (taskId) => ({ kind: 'task.give', taskId, ...rest }) };
  });
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
