import { currentReview } from '../../shared/evidence.ts';
import type { Evidence, Id } from '../../shared/model.ts';
import type { Db, StoredPhoto } from './db.ts';

/**
 * The seven states of a piece of work, as the words' keys, and `wifi`: a photo that waits because its
 * person chose so, while its record has arrived.
 */
export type SendState =
  | 'draft'
  | 'waiting'
  | 'wifi'
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
  /** By hash, the photos on their way, with the per cent that the server said it holds. */
  underWay: ReadonlyMap<string, number | null>;
  /** A request is on its way now. */
  sending: boolean;
  /** Full photos wait for Wi-Fi now. */
  held: boolean;
  /** Nothing is taken until its person has signed in again. */
  signedOut: boolean;
};

export async function readQueues(db: Db): Promise<Queues> {
  const [entries, outcomes, photos, net, lane, wifi] = await Promise.all([
    db.outbox.toArray(),
    db.outcomes.toArray(),
    readPhotoStates(db),
    db.net.get('net'),
    db.net.get('photos'),
    db.wifi.get('wifi'),
  ]);
  // What came too early is carried out by itself once what it is about is back.
  const failed = outcomes.filter(({ outcome, why }) => {
    return outcome === 'refused' || (outcome === 'parked' && why !== 'tooEarly');
  });
  return {
    waiting: new Set(entries.map((entry) => entry.op.id)),
    failed: new Set(failed.map((outcome) => outcome.id)),
    photos,
    underWay: new Map(lane?.sending.map(({ sha256, percent }) => [sha256, percent])),
    sending: net?.state === 'sending',
    held: wifi?.held ?? false,
    signedOut: net?.state === 'signedOut',
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
  return onItsWay(queues);
}

/**
 * How a piece of evidence stands: its record and its photo share one state, the worse of the two.
 * Of an erased photo there is only the record. A photo of another phone that has not arrived counts as waiting there.
 */
export function evidenceState(queues: Queues, id: Id, body: Evidence): SendState {
  const record = opState(queues, id);
  if (record !== 'sent' || body.erased) return record;
  const photo = queues.photos.get(body.photo.sha256);
  if (photo === 'refused') return 'stuck';
  const review = currentReview(body.reviews);
  if (review) return review.verdict;
  if (photo === 'waiting') return photoState(queues, body.photo.sha256);
  return body.stored || photo === 'stored' ? 'sent' : 'waiting';
}

/** How a photo stands whose record has arrived and whose bytes have not. */
export function photoState({ signedOut, underWay, held }: Queues, sha256: string): SendState {
  if (signedOut) return 'stuck';
  if (underWay.has(sha256)) return 'sending';
  return held ? 'wifi' : 'waiting';
}

/** How much of a photo on its way the server said it holds, for its mark; undefined before it did. */
export function partOf({ underWay }: Queues, sha256: string): { percent: number } | undefined {
  const percent = underWay.get(sha256);
  return typeof percent === 'number' ? { percent } : undefined;
}

/** Waiting for the signal is nothing to worry about; waiting for its person to sign in is. */
function onItsWay({ signedOut, sending }: Queues): SendState {
  if (signedOut) return 'stuck';
  return sending ? 'sending' : 'waiting';
}

const ORDER: SendState[] = [
  'stuck',
  'returned',
  'draft',
  'waiting',
  'wifi',
  'sending',
  'sent',
  'approved',
];

/** The worst of several, or null of none. */
export function worst(states: SendState[]): SendState | null {
  return ORDER.find((state) => states.includes(state)) ?? null;
}
