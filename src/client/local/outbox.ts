import type { Id, Instant } from '../../shared/model.ts';
import type { Op } from '../../shared/op.ts';
import { type Progress, photosArrived } from '../../shared/progress.ts';
import { givenId } from '../../shared/turn-id.ts';
import type { OpOutcome } from '../../shared/wire.ts';
import { groupBy } from './oversight.ts';
import type { Phone } from './phone.ts';
import {
  opState,
  partOf,
  photoState,
  type Queues,
  readQueues,
  type SendState,
} from './send-state.ts';
import { all, type EntityOf, one } from './work.ts';

/** One piece of work of this phone: what was done, on which task, and where it stands. */
export type Piece = {
  id: Id;
  op: Op | null;
  task: string;
  step: string;
  at: Instant;
  state: SendState;
  /** Of a photo on its way, the part that the server said it holds. */
  part: { percent: number } | undefined;
  /** It goes once its person has signed in again. */
  signIn: boolean;
  /** For a photo: of all photos of its piece of work, how many the ward holds. */
  arrived: Progress | null;
};

/** What became of a piece that was not plainly taken up. */
export type Outcome = OpOutcome & { piece: Piece | null };

export type OutboxWork = { waiting: Piece[]; outcomes: Outcome[] };

/** What waits here, oldest first, and the outcomes that its person has not been told yet. */
export async function readOutbox(phone: Phone): Promise<OutboxWork> {
  const { db } = phone;
  const [entries, outcomes, kept, queues, evidence] = await Promise.all([
    db.outbox.orderBy('n').toArray(),
    db.outcomes.where({ told: 0 }).toArray(),
    db.kept.toArray(),
    readQueues(db),
    all(db, 'evidence'),
  ]);
  const together = groupBy(
    evidence.map(({ body }) => body),
    (body) => body.assignmentId,
  );
  const piece = async (op: Op, at: Instant, state: SendState) => {
    const photos = op.kind === 'evidence.attach' ? together.get(op.assignmentId) : undefined;
    const arrived = photos ? photosArrived(photos) : null;
    const signIn = state === 'stuck' && needsSignIn(queues, op);
    const photo = op.kind === 'evidence.attach' && state === 'sending' && op.photo.sha256;
    const part = photo ? partOf(queues, photo) : undefined;
    return { ...(await pieceOf(phone, op, at, state)), arrived, part, signIn };
  };
  const records = entries.map(({ op, at }) => piece(op, at, opState(queues, op.id)));
  const photos = evidence
    .filter(({ id, body }) => !queues.waiting.has(id) && isLeft(queues.photos, body.photo.sha256))
    .map((photo) => {
      const refused = queues.photos.get(photo.body.photo.sha256) === 'refused';
      const state = refused ? 'stuck' : photoState(queues, photo.body.photo.sha256);
      return piece(attachOf(photo), photo.body.mark.at, state);
    });
  const byId = new Map([...kept, ...entries].map((entry) => [entry.op.id, entry]));
  const told = outcomes.map(async (outcome) => {
    const entry = byId.get(outcome.id);
    const about = entry ? await piece(entry.op, entry.at, opState(queues, entry.op.id)) : null;
    return { ...outcome, piece: about };
  });
  return {
    waiting: await Promise.all([...records, ...photos]),
    outcomes: await Promise.all(told),
  };
}

/** Of these ops the one of this phone that stands beside another, and whether its person knows; or null. */
export async function readMerged(
  { db }: Phone,
  ops: Id[],
): Promise<{ id: Id; told: 0 | 1 } | null> {
  const outcomes = await db.outcomes.bulkGet(ops);
  return outcomes.find((one) => one?.outcome === 'merged') ?? null;
}

/** Its person has read what became of it. */
export async function understood({ db }: Phone, id: Id): Promise<void> {
  await db.outcomes.update(id, { told: 1 });
}

/** Does it go as soon as its person has signed in again? */
function needsSignIn({ signedOut, failed, photos }: Queues, op: Op): boolean {
  const refused = op.kind === 'evidence.attach' && photos.get(op.photo.sha256) === 'refused';
  return signedOut && !failed.has(op.id) && !refused;
}

function isLeft(photos: ReadonlyMap<string, string>, sha256: string): boolean {
  const state = photos.get(sha256);
  return state === 'waiting' || state === 'refused';
}

/** As its op: a photo whose record has arrived is still the same piece of work. */
function attachOf({ id, body }: EntityOf<'evidence'>): Op {
  const { mark, thumbStored: _thumb, stored: _stored, reviews: _reviews, ...rest } = body;
  const { retracted: _retracted, erased: _erased, ...facts } = rest;
  return { ...facts, kind: 'evidence.attach', id, takenAt: mark.at };
}

async function pieceOf(
  phone: Phone,
  op: Op,
  at: Instant,
  state: SendState,
): Promise<Omit<Piece, 'arrived' | 'part' | 'signIn'>> {
  const { db } = phone;
  const about = await subjectOf(phone, op);
  const assignment = about && (await one(db, 'assignment', givenId(about.assignmentId)));
  const taskId = op.kind === 'task.give' ? op.taskId : assignment?.body.taskId;
  const task = taskId === undefined ? undefined : await one(db, 'task', taskId);
  const step = assignment?.body.steps.find(({ id }) => id === about?.stepId);
  return { id: op.id, op, task: task?.body.title ?? '', step: step?.text ?? '', at, state };
}

/** The piece of work that an op is about, and its step where it has one. */
async function subjectOf(
  { db }: Phone,
  op: Op,
): Promise<{ assignmentId: Id; stepId: Id | null } | undefined> {
  switch (op.kind) {
    case 'step.set':
    case 'evidence.attach':
      return op;
    case 'progress.set':
    case 'none.set':
    case 'note.add':
    case 'doer.set':
      return { assignmentId: op.assignmentId, stepId: null };
    case 'note.retract': {
      const about = (await one(db, 'note', op.noteId))?.body.assignmentId;
      return about === undefined ? undefined : { assignmentId: about, stepId: null };
    }
    case 'assignment.withdraw':
      return { assignmentId: op.assignmentIds[0] ?? '', stepId: null };
    case 'evidence.approve':
    case 'evidence.return':
    case 'evidence.retract':
    case 'evidence.erase':
      return (await one(db, 'evidence', op.evidenceId))?.body;
    default:
      return undefined;
  }
}
