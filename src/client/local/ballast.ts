import { del, get, set } from 'idb-keyval';
import { isFull } from './full.ts';

/**
 * Bytes that stand for nothing and are let go when the phone is full, so that the entry that found
 * it full can still be stored: some five photos, or a week of ticks and notes.
 */
const BYTES = 1_048_576;
const KEY = 'ballast';
/** As many as a browser gives at once. */
const CHUNK = 65_536;

export async function hasBallast(): Promise<boolean> {
  return (await get<ArrayBuffer>(KEY)) !== undefined;
}

/** Takes the reserve in, once. False where there is no room for it. */
export async function keepBallast(): Promise<boolean> {
  if (await hasBallast()) return true;
  // Random, since browsers pack what they store: zeros would hold no room.
  const bytes = new Uint8Array(BYTES);
  for (let at = 0; at < BYTES; at += CHUNK) crypto.getRandomValues(bytes.subarray(at, at + CHUNK));
  return set(KEY, bytes.buffer).then(() => true, noRoom);
}

/** Lets the reserve go. False where there was none. */
export async function dropBallast(): Promise<boolean> {
  if (!(await hasBallast())) return false;
  await del(KEY);
  return true;
}

function noRoom(error: unknown): false {
  if (isFull(error)) return false;
  throw error;
}
