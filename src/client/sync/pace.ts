import type { Move, PhotoHeard } from '../../shared/exchange/photo-lane.ts';
import type { Instant, Sha256 } from '../../shared/model.ts';
import { same } from '../../shared/same.ts';
import type { Lane } from '../local/db.ts';
import type { Phone } from '../local/phone.ts';
import type { LaneRead } from './full-photos.ts';
import { doWithout } from './meter.ts';
import { SLOW_MS } from './slow.ts';

/** What is measured of one round of photos, and told to the screens. */
export type Pace = {
  /** Something is said about this photo now. */
  begins: (sha256: Sha256) => void;
  /** What the server said, or that it said nothing. */
  heard: (sha256: Sha256, move: Move, heard: PhotoHeard) => void;
  /** Its turn is over; `left`: it still waits. */
  over: (sha256: Sha256, left: boolean) => void;
  slow: (slow: boolean) => void;
  /** The round is over. */
  rest: () => Promise<void>;
};

/** How far back the pace is measured. */
const WINDOW_MS = 60_000;
/** Told at most this often: each write takes a turn of the phone's disk. */
const EVERY_MS = 1_000;
/** Bytes in a ms; below it the link counts as weak. */
const WEAK = 5;

/**
 * Measures one round by what the server says it holds. What left the phone proves nothing: a whole
 * photo fits into the buffers on the way. A round starts with nothing measured, so that no time in
 * which the phone slept counts.
 */
export function startPace({ db, clock }: Phone, { photos, sizes }: LaneRead): Pace {
  /** Of each photo, the bytes that the server lacks. */
  const left = new Map(
    photos.map(({ sha256, setback }) => [sha256, sizeOf(sha256) - (setback?.held ?? 0)]),
  );
  const sending = new Set<Sha256>();
  const marks: { at: Instant; bytes: number }[] = [];
  let waits = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told: Lane | null = null;
  let writing = Promise.resolve();

  function sizeOf(sha256: Sha256): number {
    return sizes.get(sha256) ?? 0;
  }

  /** Never the whole: that is the receipt's to say. */
  const percentOf = (sha256: Sha256): number | null => {
    const size = sizeOf(sha256);
    const held = size - (left.get(sha256) ?? size);
    return held > 0 ? Math.min(99, Math.floor((held * 100) / size)) : null;
  };

  const row = (): Lane => {
    const { ms, bytes } = measured(marks);
    const rate = ms > 0 ? bytes / ms : 0;
    const lacks = [...left.values()].reduce((sum, one) => sum + one, 0);
    return {
      key: 'photos',
      slow: waits || (ms >= SLOW_MS && rate < WEAK),
      sending: [...sending].map((sha256) => ({ sha256, percent: percentOf(sha256) })),
      each: rate > 0 && left.size > 0 ? Math.round(lacks / left.size / rate) : null,
    };
  };

  const tell = () => {
    if (timer !== undefined) return;
    const now = row();
    if (told && same(told, now)) return;
    told = now;
    writing = writing.then(() => db.net.put(now)).then(() => {}, doWithout);
    timer = setTimeout(() => {
      timer = undefined;
      tell();
    }, EVERY_MS);
  };

  return {
    begins: (sha256) => {
      if (marks.length === 0) marks.push({ at: clock(), bytes: 0 });
      sending.add(sha256);
      tell();
    },
    heard: (sha256, move, heard) => {
      const size = sizeOf(sha256);
      if (heard.kind === 'no' && heard.code === 'mismatch') left.set(sha256, size);
      if (heard.kind !== 'state') return;
      const offset = Math.min(heard.offset, size);
      left.set(sha256, size - offset);
      if (move.kind !== 'put' || offset <= move.offset) return;
      marks.push({ at: clock(), bytes: offset - move.offset });
      forget(marks);
      tell();
    },
    over: (sha256, still) => {
      sending.delete(sha256);
      if (!still) left.delete(sha256);
      tell();
    },
    slow: (slow) => {
      waits = slow;
      tell();
    },
    rest: async () => {
      clearTimeout(timer);
      await writing;
      if (told) await db.net.delete('photos').catch(doWithout);
    },
  };
}

/** Bytes, and the time in which they came, from the first mark on. */
function measured(marks: readonly { at: Instant; bytes: number }[]): { ms: number; bytes: number } {
  const [first, ...rest] = marks;
  const last = rest.at(-1);
  if (!first || !last) return { ms: 0, bytes: 0 };
  return { ms: last.at - first.at, bytes: rest.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Drops what lies before the window, but for the mark it begins at. */
function forget(marks: { at: Instant; bytes: number }[]): void {
  const from = (marks.at(-1)?.at ?? 0) - WINDOW_MS;
  while (marks.length > 2 && (marks[1]?.at ?? 0) <= from) marks.shift();
}
