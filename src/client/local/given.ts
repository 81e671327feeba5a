import { doerOf, isDone } from '../../shared/assignment.ts';
import { dayInVietnam } from '../../shared/calendar/day.ts';
import type { Day, Id, Instant } from '../../shared/model.ts';
import {
  isGiven,
  isLate,
  isToReview,
  marksOn,
  type Progress,
  photosArrived,
  type StepCount,
  stepCounts,
  stepProgress,
} from '../../shared/progress.ts';
import { type TaskState, taskState } from '../../shared/task-state.ts';
import { compareNames } from '../../shared/text/compare-names.ts';
import type { TurnAnswer } from '../../shared/turns.ts';
import { reached } from '../../shared/visits.ts';
import type { Db } from './db.ts';
import { inPeriod, type Periods, periodsOf, type Shown } from './given-turns.ts';
import { groupBy, latest } from './oversight.ts';
import { isRecurring, readTurnDesk, type TurnStand } from './turns.ts';
import { assignmentsOf, type EntityOf, namesOf, one } from './work.ts';

/** For how long after giving a task it can be taken back, in ms. */
export const WITHDRAW_MS = 10 * 60_000;

/** One place that has the task. */
export type Given = {
  assignment: EntityOf<'assignment'>;
  placeName: string;
  /** The one person of the place whom its leader gave it to. */
  doer: string | null;
  steps: Progress;
  late: boolean;
  done: boolean;
  /** What it says of the period that is looked at; null for work that was given once. */
  answer: TurnAnswer | null;
  /** Towards its target, visits included; null where nothing was entered. */
  reached: number | null;
  notes: number;
  photos: number;
  /** Of those photos, how many the ward holds. */
  arrived: Progress;
  toReview: number;
  lastAt: Instant | null;
};

type Kept = EntityOf<'note'> | EntityOf<'evidence'>;

/** A note or a photo, with where it comes from. */
export type Entry = {
  piece: Kept;
  placeName: string;
  by: string;
};

export type GivenTask = {
  task: EntityOf<'task'>;
  plan: EntityOf<'plan'> | undefined;
  given: Given[];
  /** Null where nothing of it recurs. */
  periods: Periods | null;
  state: TaskState | null;
  work: Progress;
  steps: StepCount[];
  withdrawn: number;
  /** The newest first. */
  latest: Entry[];
  /** Givings that can still be taken back, with what they gave. */
  recent: { until: Instant; assignmentIds: Id[] }[];
};

const LATEST = 12;

/**
 * A task with all that its places have done; undefined where this device has no such task. `key` is
 * the period to look at where it recurs, null for that of today.
 */
export async function readGivenTask(
  db: Db,
  taskId: Id,
  now: Instant,
  key: string | null = null,
): Promise<GivenTask | undefined> {
  const task = await one(db, 'task', taskId);
  if (!task) return undefined;
  const assignments = await assignmentsOf(db, taskId);
  const today = dayInVietnam(now);
  const [plan, desk, people, placeNames] = await Promise.all([
    one(db, 'plan', task.body.planId),
    readTurnDesk(db),
    namesOf(db),
    readPlaceNames(db),
  ]);
  const nameOf = (placeId: Id) => placeNames.get(placeId) ?? placeId;
  const standing = assignments.filter(({ body }) => isGiven(body));
  const periods = periodsOf(desk, standing.filter(isRecurring), key, today);
  const shown: Shown[] = periods
    ? inPeriod(desk, standing, periods, today)
    : standing.map((assignment) => ({ assignment, turn: null }));
  const found = shown.map(({ assignment, turn }) => {
    const about = turn?.pieces ?? desk.pieces.get(assignment.id) ?? [];
    const visits = about.filter((piece): piece is EntityOf<'visit'> => piece.kind === 'visit');
    const pieces = about.filter((piece) => piece.kind !== 'visit') as Kept[];
    const stand = standOf(assignment, turn, pieces, nameOf, today);
    const doer = people.get(doerOf(assignment.body) ?? '') ?? null;
    return { pieces, given: { doer, ...stand, reached: reached(assignment.body, visits) } };
  });
  const given = found
    .map((one) => one.given)
    .sort((a, b) => compareNames(a.placeName, b.placeName));
  const newest = found
    .flatMap(({ pieces }) => pieces)
    .sort((a, b) => b.body.mark.at - a.body.mark.at)
    .slice(0, LATEST);
  const bodies = given.map(({ assignment }) => assignment.body);
  const stands = given.map(({ assignment: { body }, done, late }) => {
    return { withdrawn: false, continuous: body.recurs?.continuous === true, done, late };
  });
  return {
    task,
    plan,
    given,
    periods,
    state: taskState(stands, task.body.dropped !== undefined),
    work: { done: given.filter(({ done }) => done).length, total: given.length },
    steps: stepCounts(bodies),
    withdrawn: assignments.length - standing.length,
    latest: newest.map((piece) => {
      const by = people.get(piece.body.mark.by) ?? '';
      return { piece, placeName: nameOf(piece.body.placeId), by };
    }),
    recent: recentOf(standing, now),
  };
}

async function readPlaceNames(db: Db): Promise<Map<Id, string>> {
  const places = (await db.view.where({ kind: 'place' }).toArray()) as EntityOf<'place'>[];
  return new Map(places.map(({ id, body }) => [id, body.name]));
}

function standOf(
  assignment: EntityOf<'assignment'>,
  turn: TurnStand | null,
  pieces: Kept[],
  nameOf: (placeId: Id) => string,
  today: Day,
): Omit<Given, 'reached' | 'doer'> {
  const { body } = assignment;
  const photos = pieces.filter((piece) => piece.kind === 'evidence');
  const marks = [...marksOn(body), ...pieces.map((piece) => piece.body.mark)];
  return {
    assignment,
    placeName: nameOf(body.placeId),
    steps: stepProgress(body),
    late: turn?.late ?? isLate(body, today),
    done: turn?.done ?? isDone(body),
    answer: turn?.answer ?? null,
    notes: pieces.length - photos.length,
    photos: photos.length,
    arrived: photosArrived(photos.map((piece) => piece.body)),
    toReview: photos.filter((piece) => isToReview(piece.body)).length,
    lastAt: latest(marks.map(({ at }) => at)),
  };
}

function recentOf(standing: readonly EntityOf<'assignment'>[], now: Instant): GivenTask['recent'] {
  const young = standing.filter(({ body }) => body.given.at + WITHDRAW_MS > now);
  return [...groupBy(young, ({ body }) => body.given.op).values()].map((together) => ({
    until: Math.max(...together.map(({ body }) => body.given.at)) + WITHDRAW_MS,
    assignmentIds: together.map(({ id }) => id),
  }));
}
