import type { Outcome } from './apply.ts';
import { dayInVietnam } from './calendar/day.ts';
import type { Assignment, Id, Mark, Reading, Tick } from './model.ts';
import type { Op } from './op.ts';
import type { Turn } from './records/turn.ts';

/** The part of `apply` for a task given to one place. */
export function onAssignment(
  body: Assignment,
  op: Op,
  mark: Mark,
): { body: Assignment; outcome: Outcome | null } {
  // What reaches a withdrawn assignment is kept in it and told: no silent drop, no resurrection.
  const outcome: Outcome | null = body.withdrawn === null ? null : 'onDeleted';
  switch (op.kind) {
    case 'assignment.withdraw':
      return { body: { ...body, withdrawn: body.withdrawn ?? mark }, outcome: null };
    case 'task.set': {
      const { dues = [] } = body;
      const known = dues.some((earlier) => earlier.op === op.id);
      if (known || body.taskId !== op.taskId) return { body, outcome: null };
      const next = [...dues, { ...mark, before: body.due }];
      return { body: { ...body, due: op.due, dues: next }, outcome: null };
    }
    case 'doer.set': {
      const { doers = [] } = body;
      if (doers.some((earlier) => earlier.op === op.id)) return { body, outcome };
      const next = [...doers, { ...mark, personId: op.personId }];
      return { body: { ...body, doers: next }, outcome };
    }
    case 'step.set': {
      if (!body.steps.some((step) => step.id === op.stepId)) return { body, outcome: 'superseded' };
      return { body: withTick(body, op, mark), outcome };
    }
    case 'progress.set': {
      const next = withReading(body, { ...mark, value: op.value }, op.seen);
      return { body: next, outcome: outcome ?? (isContested(next) ? 'merged' : null) };
    }
    default:
      return { body, outcome: null };
  }
}

/** The same for one period of a task given to one place. */
export function onTurn(body: Turn, op: Op, mark: Mark): { body: Turn; outcome: Outcome | null } {
  switch (op.kind) {
    case 'step.set':
      return { body: withTick(body, op, mark), outcome: null };
    case 'none.set':
      return { body: { ...body, none: ticked(body.none, op.none, op.seen, mark) }, outcome: null };
    case 'progress.set': {
      const next = withReading(body, { ...mark, value: op.value }, op.seen);
      return { body: next, outcome: isContested(next) ? 'merged' : null };
    }
    default:
      return { body, outcome: null };
  }
}

type Work = Pick<Assignment, 'ticks' | 'readings' | 'passed' | 'readingDays'>;

function withTick<W extends Work>(
  body: W,
  { stepId, done, seen }: Extract<Op, { kind: 'step.set' }>,
  mark: Mark,
): W {
  const tick = body.ticks[stepId] ?? { marks: [], cleared: [] };
  return { ...body, ticks: { ...body.ticks, [stepId]: ticked(tick, done, seen, mark) } };
}

function ticked(tick: Tick, done: boolean, seen: readonly Id[], mark: Mark): Tick {
  return done ? withMark(tick, mark) : withoutMarks(tick, seen);
}

function withMark(tick: Tick, mark: Mark): Tick {
  const known = tick.cleared.includes(mark.op) || tick.marks.some((other) => other.op === mark.op);
  return known ? tick : { ...tick, marks: [...tick.marks, mark] };
}

/** Takes back only the ticks that the author had seen: a colleague's unseen tick stays. */
function withoutMarks(tick: Tick, seen: readonly Id[]): Tick {
  const fresh = seen.filter((id) => !tick.cleared.includes(id));
  if (fresh.length === 0) return tick;
  return {
    ...tick,
    marks: tick.marks.filter((mark) => !seen.includes(mark.op)),
    cleared: [...tick.cleared, ...fresh],
  };
}

function withReading<W extends Work>(body: W, reading: Reading, seen: readonly Id[]): W {
  const fresh = seen.filter((id) => !body.passed.includes(id));
  const passed = [...body.passed, ...fresh];
  const known = body.readings.some((other) => other.op === reading.op);
  const all = known ? body.readings : [...body.readings, reading];
  const replaced = all.filter((other) => passed.includes(other.op));
  const readings = all.filter((other) => !passed.includes(other.op));
  return { ...replaced.reduce<W>(withDay, body), readings, passed };
}

/** One day counts once for a person, however many values they entered on it. */
function withDay<W extends Work>(body: W, { by, at }: Mark): W {
  const { readingDays = {} } = body;
  const days = [...new Set([...(readingDays[by] ?? []), dayInVietnam(at)])].sort();
  return { ...body, readingDays: { ...readingDays, [by]: days } };
}

export function isStepDone(body: Pick<Assignment, 'ticks'>, stepId: Id): boolean {
  return (body.ticks[stepId]?.marks.length ?? 0) > 0;
}

/** Done means that every step is ticked by somebody. */
export function isDone(body: Assignment): boolean {
  return body.steps.every((step) => isStepDone(body, step.id));
}

/** Whom the work was given to within its place; leaders and officials alone say so, so the last counts. */
export function doerOf(body: Assignment): Id | null {
  return body.doers?.at(-1)?.personId ?? null;
}

/** The value that counts: the highest of those that nobody has replaced (sync.md 6). */
export function currentValue(body: Pick<Assignment, 'readings'>): number | null {
  return body.readings.length === 0
    ? null
    : Math.max(...body.readings.map((reading) => reading.value));
}

/** People wrote different values without knowing of each other; an official chooses. */
export function isContested(body: Pick<Assignment, 'readings'>): boolean {
  return new Set(body.readings.map((reading) => reading.value)).size > 1;
}
