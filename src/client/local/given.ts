import { doerOf } from '../../shared/assignment.ts';
import { dayInVietnam } from '../../shared/calendar/day.ts';
import { isRetracted } from '../../shared/evidence.ts';
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
  workProgress,
} from '../../shared/progress.ts';
import { compareNames } from '../../shared/text/compare-names.ts';
import { reached } from '../../shared/visits.ts';
import type { Db } from './db.ts';
import { groupBy, latest } from './oversight.ts';
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
  /** Towards its target, visits included; null where nothing was entered. */
  reached: number | null;
  notes: number;
  photos: number;
  /** Of those photos, how many the ward holds. */
  arrived: Progress;
  toReview: number;
  lastAt: Instant | null;
};

/** A note or a photo, with where it comes from. */
export type Entry = {
  piece: EntityOf<'note'> | EntityOf<'evidence'>;
  placeName: string;
  by: string;
};

export type GivenTask = {
  task: EntityOf<'task'>;
  plan: EntityOf<'plan'> | undefined;
  given: Given[];
  work: Progress;
  steps: StepCount[];
  withdrawn: number;
  /** The newest first. */
  latest: Entry[];
  /** Givings that can still be taken back, with what they gave. */
  recent: { until: Instant; assignmentIds: Id[] }[];
};

const LATEST = 12;

/** A task with all that its places have done; undefined where this device has no such task. */
export async function readGivenTask(
  db: Db,
  taskId: Id,
  now: Instant,
): Promise<GivenTask | undefined> {
  const task = await one(db, 'task', taskId);
  if (!task) return undefined;
  const assignments = await assignmentsOf(db, taskId);
  const [plan, { pieces, visits }, people, placeNames] = await Promise.all([
    one(db, 'plan', task.body.planId),
    readPieces(db, assignments),
    namesOf(db),
    readPlaceNames(db),
  ]);
  const byAssignment = groupBy(pieces, ({ body }) => body.assignmentId);
  const nameOf = (placeId: Id) => placeNames.get(placeId) ?? placeId;
  const standing = assignments.filter(({ body }) => isGiven(body));
  const given = standing
    .map((assignment) => ({
      doer: people.get(doerOf(assignment.body) ?? '') ?? null,
      ...standOf(assignment, byAssignment.get(assignment.id) ?? [], nameOf, dayInVietnam(now)),
      reached: reached(
        assignment.body,
        visits.filter(({ body }) => body.assignmentId === assignment.id),
      ),
    }))
    .sort((a, b) => compareNames(a.placeName, b.placeName));
  const newest = pieces.sort((a, b) => b.body.mark.at - a.body.mark.at).slice(0, LATEST);
  return {
    task,
    plan,
    given,
    work: workProgress(standing.map(({ body }) => body)),
    steps: stepCounts(standing.map(({ body }) => body)),
    withdrawn: assignments.length - standing.length,
    latest: newest.map((piece) => {
      const by = people.get(piece.body.mark.by) ?? '';
      return { piece, placeName: nameOf(piece.body.placeId), by };
    }),
    recent: recentOf(standing, now),
  };
}

async function readPieces(
  db: Db,
  assignments: readonly EntityOf<'assignment'>[],
): Promise<{
  visits: EntityOf<'visit'>[];
  pieces: (EntityOf<'note'> | EntityOf<'evidence'>)[];
}> {
  const ids = assignments.map(({ id }) => id);
  const found = await db.view.where('body.assignmentId').anyOf(ids).toArray();
  return {
    visits: found.filter((piece): piece is EntityOf<'visit'> => piece.kind === 'visit'),
    pieces: found.filter(
      (piece) => piece.kind === 'note' || (piece.kind === 'evidence' && !isRetracted(piece.body)),
    ) as (EntityOf<'note'> | EntityOf<'evidence'>)[],
  };
}

async function readPlaceNames(db: Db): Promise<Map<Id, string>> {
  const places = (await db.view.where({ kind: 'place' }).toArray()) as EntityOf<'place'>[];
  return new Map(places.map(({ id, body }) => [id, body.name]));
}

function standOf(
  assignment: EntityOf<'assignment'>,
  pieces: (EntityOf<'note'> | EntityOf<'evidence'>)[],
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
    late: isLate(body, today),
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
