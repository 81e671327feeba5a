import { currentReview } from '../../shared/evidence.ts';
import type { Evidence, Id } from '../../shared/model.ts';
import type { Db, StoredPhoto } from './db.ts';

/** The seven states of a piece of work (users-ux 5.2), as the words' keys. */
export type SendState =
  | 'draft'
  | 'waiting'
  | 'sending'
  | 'sent'
  | 'approved'
  | 'returned'
  | 'stuck';

/** What has to be known of the queues to say how a piece of work stands. */
export type Queues = {
  waiting: ReadonlySet<Id>;
  failed: ReadonlySet<Id>;
  /** By hash, where the bytes of the photos on this phone stand. */
  photos: ReadonlyMap<string, StoredPhoto['state']>;
  /** A request is on its way now. */
  sending: boolean;
};

export async function readQueues(db: Db): Promise<Queues> {
  const [entries, outcomes, photos, net] = await Promise.all([
    db.outbox.toArray(),
    db.outcomes.toArray(),
    readPhotoStates(db),
    db.net.get('net'),
  ]);
  // What came too early is carried out by itself once what it is about is back.
  const failed = outcomes.filter(({ outcome, why }) => {
    return outcome === 'refused' || (outcome === 'parked' && why !== 'tooEarly');
  });
  return {
    waiting: new Set(entries.map((entry) => entry.op.id)),
    failed: new Set(failed.map((outcome) => outcome.id)),
    photos,
    sending: net?.state === 'sending',
  };
}

/** By key, so that no photo's bytes are read only to learn its state. */
async function readPhotoStates(db: Db): Promise<Map<string, StoredPhoto['state']>> {
  const states = ['waiting', 'stored', 'refused'] as const;
  const keys = await Promise.all(states.map((state) => db.photos.where({ state }).primaryKeys()));
  return new Map(states.flatMap((state, i) => (keys[i] ?? []).map((key) => [key, state] as const)));
}

/** How one op stands: 'sent' only after the server's acknowledgement. */
export function opState(queues: Queues, opId: Id): SendState {
  if (queues.failed.has(opId)) return 'stuck';
  if (!queues.waiting.has(opId)) return 'sent';
  return queues.sending ? 'sending' : 'waiting';
}

/**
 * How a piece of evidence stands: its record and its photo share one state, the worse of the two.
 * A photo of another phone that has not arrived counts as waiting there.
 */
export function evidenceState(queues: Queues, id: Id, body: Evidence): SendState {
  const record = opState(queues, id);
  if (record !== 'sent') return record;
  const photo = queues.photos.get(body.photo.sha256);
  if (photo === 'refused') return 'stuck';
  const review = currentReview(body.reviews);
  if (review) return review.verdict;
  if (photo === 'waiting') return queues.sending ? 'sending' : 'waiting';
  return body.stored || photo === 'stored' ? 'sent' : 'waiting';
}

const ORDER: SendState[] = ['stuck', 'returned', 'draft', 'waiting', 'sending', 'sent', 'approved'];

/** The worst of several, or null of none. */
export function worst(states: SendState[]): SendState | null {
  return ORDER.find((state) => states.includes(state)) ?? null;
}
