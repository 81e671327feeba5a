import { dayInVietnam } from '../../shared/calendar/day.ts';
import type { Entity } from '../../shared/entity.ts';
import type { Day, Id, Instant } from '../../shared/model.ts';
import { type Progress, photosArrived } from '../../shared/progress.ts';
import { givenId, turnKey } from '../../shared/turn-id.ts';
import { isWithin } from '../../shared/turns.ts';
import { reached } from '../../shared/visits.ts';
import { type CameraIntent, readCamera } from './camera.ts';
import type { Take } from './db.ts';
import { type Periods, periodsOf } from './given-turns.ts';
import type { Phone } from './phone.ts';
import { type RawWaiting, rawsUnder } from './raw.ts';
import { type Queues, readQueues } from './send-state.ts';
import { takesUnder } from './take.ts';
import { trueNow } from './today.ts';
import {
  deskOf,
  isPiece,
  isRecurring,
  markOf,
  type Piece,
  standOf,
  stands,
  type TurnDesk,
  type TurnStand,
} from './turns.ts';
import { all, type EntityOf, namesOf, one } from './work.ts';

/** The period that the work is of, how it stands, and the others. */
export type TurnOf = Periods & Pick<TurnStand, 'answer' | 'done' | 'late'> & { entries: number };

/** One piece of work with all that belongs to it, as its screen shows it. */
export type AssignmentWork = {
  /** Of work that recurs one period, in the shape of an assignment and under the period's name. */
  assignment: EntityOf<'assignment'>;
  /** Null for work that was given once. */
  turn: TurnOf | null;
  task: EntityOf<'task'>;
  plan: EntityOf<'plan'> | undefined;
  place: string;
  notes: EntityOf<'note'>[];
  evidence: EntityOf<'evidence'>[];
  /** How many of its photos the ward holds. */
  arrived: Progress;
  /** What was reached towards the target, visits included. */
  reached: number | null;
  names: Map<Id, string>;
  queues: Queues;
  /** Photos taken and not yet decided on. */
  takes: Take[];
  /** Photos stored as they came, which a page that died did not make small. */
  raws: RawWaiting[];
  /** A photo of this work that never came in from the camera. */
  lost: CameraIntent | null;
  now: Instant;
  today: Day;
};

/** Null where this phone knows no such work. Of work that recurs `named` may name a period. */
export async function readAssignment(phone: Phone, named: Id): Promise<AssignmentWork | null> {
  const { phone: own, view, outbox, outcomes, photos, net, wifi, takes, raws, drafts } = phone.db;
  const tables = [own, view, outbox, outcomes, photos, net, wifi, takes, raws, drafts];
  const read = await phone.db.transaction('r', tables, () => readAll(phone, givenId(named)));
  return read && shown(read, named);
}

async function readAll(phone: Phone, id: Id) {
  const { db } = phone;
  const given = await one(db, 'assignment', id);
  const task = given && (await one(db, 'task', given.body.taskId));
  if (!given || !task) return null;
  // All at once: a live query stops seeing what is read after many waits, one after the other.
  const [ward, found, plan, place, names, queues, taken, raws, camera, now] = await Promise.all([
    all(db, 'ward'),
    db.view.where('body.assignmentId').startsWith(given.id).toArray(),
    one(db, 'plan', task.body.planId),
    one(db, 'place', given.body.placeId),
    namesOf(db),
    readQueues(db),
    takesUnder(phone, given.id),
    rawsUnder(phone, given.id),
    readCamera(phone),
    trueNow(phone),
  ]);
  return { given, task, ward, found, plan, place, names, queues, taken, raws, camera, now };
}

type Read = NonNullable<Awaited<ReturnType<typeof readAll>>>;

function shown(read: Read, named: Id): AssignmentWork {
  const { given, task, ward, found, plan, place, names, queues, taken, raws, camera, now } = read;
  const today = dayInVietnam(now);
  const records = found as Entity[];
  const { turn, assignment } = periodOf(deskOf(ward[0], records), given, named, today);
  const { id } = assignment;
  const isOwn = aboutPeriod(given.id, id, turn);
  const pieces = records.filter(isPiece).filter(isOwn).sort(byTime);
  const evidence = pieces.filter(
    (piece): piece is EntityOf<'evidence'> => piece.kind === 'evidence',
  );
  const visits = pieces.filter((piece): piece is EntityOf<'visit'> => piece.kind === 'visit');
  return {
    arrived: photosArrived(evidence.map(({ body }) => body)),
    ...{ assignment, turn, task, plan, names, queues, now, today, evidence },
    notes: pieces.filter(stands).filter((piece) => piece.kind === 'note'),
    takes: taken.filter(({ assignmentId }) => assignmentId === id),
    raws: raws.filter(({ target }) => target.assignmentId === id),
    reached: reached(assignment.body, visits),
    place: place?.body.name ?? '',
    lost: camera?.assignmentId === id ? camera : null,
  };
}

function periodOf(
  desk: TurnDesk,
  given: EntityOf<'assignment'>,
  named: Id,
  today: Day,
): { turn: TurnOf | null; assignment: EntityOf<'assignment'> } {
  const periods = isRecurring(given) ? periodsOf(desk, [given], turnKey(named), today) : null;
  if (!periods || !isRecurring(given)) return { turn: null, assignment: given };
  const { work, ...stand } = standOf(desk, given, periods.period, today);
  return { turn: { ...periods, ...stand, entries: stand.marks.length }, assignment: work };
}

/** Which pieces belong to what is shown: of a period also what a phone of before did in its days. */
function aboutPeriod(given: Id, id: Id, turn: TurnOf | null): (piece: Piece) => boolean {
  return (piece) => {
    const about = piece.body.assignmentId;
    if (about === id) return true;
    if (about !== given || !turn) return false;
    return isWithin(dayInVietnam(markOf(piece).at), turn.period);
  };
}

function byTime(a: Piece, b: Piece): number {
  return markOf(a).at - markOf(b).at;
}
