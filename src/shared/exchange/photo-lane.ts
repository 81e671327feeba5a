import type { Id, Instant, Sha256 } from '../model.ts';
import type { RefusalCode } from '../refusal.ts';

/**
 * The phone's half of the photo lane, as a pure state machine: `nextThumbs` and `nextPhoto` say what
 * travels next, `begin` and `hearPhoto` what is said about one photo and what an answer changes.
 * Storage, clock, chance and network are handed in: Dexie in production, plain maps in the simulator.
 */

/** Where one photo of this phone stands, apart from its bytes. */
export type LanePhoto = {
  sha256: Sha256;
  /**
   * 'waiting' to be sent · 'stored' at the server · 'wanted' from the server · 'refused' by it ·
   * 'back': taken back before it was sent, and kept in case an approval came first
   */
  state: 'waiting' | 'stored' | 'wanted' | 'refused' | 'back';
  /** The op that announces it; the bytes travel only after that op was acknowledged. */
  evidenceId: Id | null;
  /** Sending began once, so the server is asked how much it kept. */
  tried: boolean;
  why: string | null;
  /** Absent while nothing went wrong. */
  setback?: Setback | undefined;
};

/** What went wrong with one photo so far. */
export type Setback = {
  /** Tries in a row after which the server held not one byte more. */
  failures: number;
  /** Where the server's bytes ended when it last said so. */
  held: number;
  /** Not tried again before this device time. */
  until: Instant | null;
  /** Sent whole, its bytes arrived once as other bytes. */
  anew: boolean;
};

/** What to say to the server about a photo. */
export type Move = { kind: 'ask' } | { kind: 'put'; offset: number };

/** What came of it. `nothing`: a cut, silence, or an answer that is not our server's. */
export type PhotoHeard =
  | { kind: 'state'; offset: number; stored: boolean }
  | { kind: 'no'; code: RefusalCode }
  | { kind: 'nothing' };

/**
 * How far a photo under way is: `sending` while the app still has something to hand over or to ask,
 * `handed` once the whole body is out of its hands and only the answer is missing.
 */
export type Stage = 'sending' | 'handed';

/** `onward`: the next photo's turn · `stop`: nobody's turn before the link or the sign-in is better. */
export type Next = Move | { kind: 'onward' } | { kind: 'stop' };

/** Thumbnails in one request. */
export const THUMBS_AT_ONCE = 20;
/**
 * The longest time for which a photo is set aside: each try may cost its sender 200 KB. A hold
 * beyond it comes from a jumped clock and is not believed.
 */
export const ASIDE_MAX_MS = 6 * 3_600_000;
/** A second photo begins while the first one's end and answer cross the line; a third one waits. */
const AT_ONCE = 2;
/** Tries without a byte of progress before a photo lets those behind it go first. */
const PATIENCE = 2;

/** Codes that concern the sender or the server as a whole, and so every photo. */
const OF_ALL: RefusalCode[] = ['signedOut', 'busy', 'tooMany'];
/** Codes that another try of the same photo can't change. */
const FOR_GOOD: RefusalCode[] = ['tooBig', 'notBare', 'erased', 'forbidden', 'badRequest'];

/** Those waiting whose op is no longer queued: the server knows their names. */
function isAnnounced(
  { state, evidenceId }: Pick<LanePhoto, 'state' | 'evidenceId'>,
  queued: ReadonlySet<Id>,
): boolean {
  return state === 'waiting' && (evidenceId === null || !queued.has(evidenceId));
}

/** The thumbnails that travel in the next request; none when all have arrived. */
export function nextThumbs<T extends Pick<LanePhoto, 'state' | 'evidenceId'>>(
  thumbs: readonly T[],
  queued: ReadonlySet<Id>,
): T[] {
  return thumbs.filter((thumb) => isAnnounced(thumb, queued)).slice(0, THUMBS_AT_ONCE);
}

/**
 * The photo whose turn it is, or null. One that never moves lets the others go first. Only one body
 * at a time is handed to the line: two would share it, and a cut would find both half done.
 */
export function nextPhoto<T extends LanePhoto>(
  photos: readonly T[],
  queued: ReadonlySet<Id>,
  now: Instant,
  underWay: ReadonlyMap<Sha256, Stage>,
): T | null {
  if (underWay.size >= AT_ONCE || [...underWay.values()].includes('sending')) return null;
  const ready = photos.filter(
    (one) => isAnnounced(one, queued) && waitOf(one, now) <= 0 && !underWay.has(one.sha256),
  );
  return ready.find((one) => (one.setback?.failures ?? 0) < PATIENCE) ?? ready[0] ?? null;
}

/** When the first of the photos set aside has its turn again, in device time; null without any. */
export function dueAt(photos: readonly LanePhoto[], now: Instant): Instant | null {
  const waits = photos
    .filter(({ state }) => state === 'waiting')
    .map((one) => waitOf(one, now))
    .filter((wait) => wait > 0);
  return waits.length > 0 ? now + Math.min(...waits) : null;
}

function waitOf({ setback }: LanePhoto, now: Instant): number {
  const wait = (setback?.until ?? now) - now;
  return wait > ASIDE_MAX_MS ? 0 : wait;
}

/**
 * Begins one photo's turn. What never travelled starts at 0 without asking; after a cut, the server
 * says where its bytes end. The driver stores the photo before it makes the move: a phone that dies
 * while sending must ask afterwards.
 */
export function begin<T extends LanePhoto>(photo: T): { photo: T; move: Move } {
  const move: Move = photo.tried ? { kind: 'ask' } : { kind: 'put', offset: 0 };
  return { photo: { ...photo, tried: true }, move };
}

/**
 * What an answer changes, and what comes next.
 *
 * @param given.wait how long a photo is set aside after its n-th failure in a row, in ms
 */
export function hearPhoto<T extends LanePhoto>(
  photo: T,
  size: number,
  move: Move,
  heard: PhotoHeard,
  given: { now: Instant; wait: (failures: number) => number },
): { photo: T; next: Next } {
  const before = photo.setback ?? { failures: 0, held: 0, until: null, anew: false };
  const failures = before.failures + 1;
  const after = (setback: Setback, next: Next) => ({ photo: { ...photo, setback }, next });
  const aside = () => {
    const wait = Math.min(Math.max(given.wait(failures), 1_000), ASIDE_MAX_MS);
    return after({ ...before, failures, until: given.now + wait }, { kind: 'onward' });
  };

  // Somebody between us cut in. The photo is as good as before, and so are those behind it.
  if (heard.kind === 'nothing') return after({ ...before, failures }, { kind: 'stop' });

  if (heard.kind === 'state') {
    if (heard.stored) {
      const { setback: _done, ...rest } = photo;
      return {
        photo: { ...rest, state: 'stored', why: null } as T & LanePhoto,
        next: { kind: 'onward' },
      };
    }
    const offset = Math.min(heard.offset, size);
    const moved = offset > before.held;
    // A put that ended without a word on storing, and without a byte more, is a failure.
    if (move.kind === 'put' && offset <= move.offset) return aside();
    const setback = { ...before, failures: moved ? 0 : before.failures, held: offset };
    return after({ ...setback, until: null }, { kind: 'put', offset });
  }

  const { code } = heard;
  if (OF_ALL.includes(code)) return { photo, next: { kind: 'stop' } };
  if (FOR_GOOD.includes(code)) return refused(photo, code);
  if (code === 'mismatch') {
    // The server threw the bytes away. Whole and wrong once may be the way they took; twice it is the
    // photo. Where they went on, those before them may be a broken repetition's, and prove nothing.
    const whole = move.kind === 'put' && move.offset === 0;
    if (whole && before.anew) return refused(photo, code);
    if (!whole && failures > PATIENCE) return aside();
    const anew = before.anew || whole;
    return after({ ...before, failures, held: 0, anew }, { kind: 'put', offset: 0 });
  }
  // The offset moved under us: ask where it is, but not for ever.
  if (code === 'conflict' && failures <= PATIENCE) {
    return after({ ...before, failures }, { kind: 'ask' });
  }
  // Not announced yet, or the server stumbles over this one: it waits, and the next has its turn.
  return aside();
}

function refused<T extends LanePhoto>(photo: T, why: RefusalCode): { photo: T; next: Next } {
  const { setback: _done, ...rest } = photo;
  return { photo: { ...rest, state: 'refused', why } as T & LanePhoto, next: { kind: 'onward' } };
}

/** What the server misses is sent again, where this phone still has it whole. */
export function missed<T extends Pick<LanePhoto, 'state'>>(photo: T): T {
  return photo.state === 'stored' ? { ...photo, state: 'waiting' } : photo;
}
