import type { RefusalCode } from '../refusal.ts';

/**
 * The server's half of the photo lane, as a pure state machine. The driver (files in production,
 * buffers in the simulator) reads what is held, asks what to do, carries it out in that order.
 */

/** Bytes on the shelf under one name; `complete` means verified and under the final name. */
export type Held = { offset: number; complete: boolean };

/** What evidence says of a name: the sizes it announced, and whether the ward was told of its bytes. */
export type Named = { sizes: readonly number[]; stored: boolean };

/** What an arriving part is, judged by its announcement alone, before a byte is read. */
export type Judged =
  | { kind: 'no'; code: RefusalCode }
  /** The ward knows that it is here: nothing is read. */
  | { kind: 'known'; offset: number }
  | { kind: 'take'; size: number };

/**
 * @param put.length bytes in the request, or null where it does not say
 * @param max the largest photo there may be
 */
export function judgePart(
  named: Named | null,
  put: { offset: number; length: number | null },
  max: number,
): Judged {
  if (!named) return { kind: 'no', code: 'notFound' };
  const largest = Math.max(...named.sizes);
  if (named.stored) return { kind: 'known', offset: largest };
  if (put.length === null) return { kind: 'take', size: largest };
  const end = put.offset + put.length;
  if (end > max) return { kind: 'no', code: 'tooBig' };
  if (!named.sizes.includes(end)) return { kind: 'no', code: 'mismatch' };
  return { kind: 'take', size: end };
}

/**
 * What to do with a part once its turn has come. `finished`: the bytes are here already, the ward
 * may not know · `afresh`: what is held can't be of this photo and goes · `elsewhere`: they end at
 * another offset · `append`: they go on here.
 */
export function placePart(
  held: Held,
  part: { offset: number; size: number },
): 'finished' | 'afresh' | 'elsewhere' | 'append' {
  if (held.complete) return 'finished';
  if (held.offset > part.size) return 'afresh';
  return held.offset === part.offset ? 'append' : 'elsewhere';
}

/** What the bytes are, once the source has ended or while it goes on. */
export function judgeEnd(end: number, size: number): 'short' | 'whole' | 'tooLong' {
  if (end > size) return 'tooLong';
  return end === size ? 'whole' : 'short';
}

/** Are so many bytes unflushed that a crash now would cost more than one window? */
export function isFlushDue(unflushed: number, window: number): boolean {
  return unflushed >= window;
}

/** What is done with a whole part before the ward is told of it. */
export type Finish = 'verify' | 'flush' | 'name' | 'flushName';

/**
 * The order in which a whole part becomes a photo. After a crash at any point the next try goes on:
 * a part is asked for again, a named file is told to the ward again.
 *
 * **Invariant:** nothing gets the final name before it was verified and flushed; nothing is told to
 * the ward before the name is on the disk; nobody hears `stored` before the ward knows.
 */
export const FINISH: readonly Finish[] = ['verify', 'flush', 'name', 'flushName'];
