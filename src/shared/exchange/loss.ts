import type { BodyOf } from '../entity.ts';
import type { Id, Instant } from '../model.ts';
import type { Lost, SyncRequest } from '../wire.ts';
import type { PhoneState } from './phone.ts';

/**
 * Loss is noticed and named (sync.md 9). A phone notes beside its database what the database holds;
 * an empty database on a phone that has such a note is a loss and no first run.
 */
export type Marker = Lost;

/** What a phone notes of itself now. `photos` and `unsent` are what the ward has not got. */
export function markerOf(
  state: PhoneState,
  queue: { unsent: number; photos: number; oldest: Instant | null },
): Marker {
  return { client: state.client, n: state.n, ...queue };
}

/** What the database lost since the note was made; null where it holds all, by whatever name. */
export function noticeLoss(marker: Marker | null, state: PhoneState): Lost | null {
  if (!marker) return null;
  // Renamed with everything it held, and killed before the new note.
  const names = [state.client, state.was?.client];
  if (names.includes(marker.client) || marker.unsent + marker.photos === 0) return null;
  return marker;
}

/** What the server knows of an install: the number of its last known entry, and of its last one here. */
export type Install = { client: Id; top: number; lm: number; oldest: Instant | null };

export type LossGiven = {
  /** This client was never heard before. */
  isNew: boolean;
  /** The install that the phone says it lost, where it was this person's. */
  lost: Install | null;
  /** The install of this person heard last from the same browser, under another name. */
  before: Install | null;
};

export type Told = Pick<BodyOf<'loss'>, 'client' | 'why' | 'count' | 'photos' | 'n' | 'oldest'>;

/**
 * The losses that one request gives away. A second phone of the same person has neither note nor
 * name from before, a renamed one still holds everything: neither is a loss.
 */
export function lossesIn({ v, stat }: SyncRequest, given: LossGiven): Told[] {
  if (!stat) return [];
  const { lost, was } = stat;
  const told: Told[] = [];
  if (lost) {
    // What arrived although the phone never heard so is not lost.
    const count = Math.max(0, Math.min(lost.unsent, lost.n - (given.lost?.lm ?? 0)));
    const { client, n, photos, oldest } = lost;
    if (count + photos > 0) told.push({ client, why: 'wiped', count, photos, n, oldest });
  } else if (v >= NAMES_SINCE && given.isNew && !was && given.before) {
    const { client, top, lm, oldest } = given.before;
    const count = top - lm;
    if (count > 0) told.push({ client, why: 'wiped', count, photos: 0, n: top, oldest });
  }
  if (was?.why === 'fork') {
    told.push({ client: was.client, why: 'copied', count: 0, photos: 0, n: 0, oldest: null });
  }
  return told;
}

/** Older phones do not say what they were called before a new name. */
const NAMES_SINCE = 2;

/** Always the same for one loss, so that it is told once however often the phone says it. */
export function lossId(client: Id, why: Told['why']): Id {
  return `${why}.${client}`;
}

/** The number of the last entry a phone says it has: of those, up to `lm` have come. */
export function topOf({ n0, stat }: SyncRequest): number | null {
  return stat && n0 - 1 + stat.queued;
}

/** How much of a loss has still not come once the ward has everything up to `lm`; null for no news. */
export function leftOf(loss: BodyOf<'loss'>, lm: number): number | null {
  const left = Math.max(0, Math.min(loss.left, loss.n - lm));
  return left < loss.left ? left : null;
}
