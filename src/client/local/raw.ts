import type { Id, Instant } from '../../shared/model.ts';
import type { PhotoTarget } from './camera.ts';
import type { Take } from './db.ts';
import { isFull } from './full.ts';
import { NONCE_LENGTH, type Phone } from './phone.ts';

/** A photo as the camera gave it, until it is made small: a page that dies meanwhile has not lost it. */
export type Raw = {
  /** `assignmentId/…` */
  key: string;
  target: PhotoTarget;
  bytes: ArrayBuffer;
  type: string;
  source: Take['source'];
  at: Instant;
  /** How often it was begun to make it small; what ends the page each time is not begun for ever. */
  tries: number;
};

/** Begun by itself as often as this; then its person says. */
export const TRIES_MAX = 2;

/** Larger files are seldom, and take the memory that making them small needs. */
const RAW_MAX = 40_000_000;

/** Stores the file as it came. Null where there is no room for it or it can't be read. */
export async function keepRaw(
  { db, clock, chance }: Phone,
  target: PhotoTarget,
  file: Blob,
  source: Take['source'],
): Promise<Raw | null> {
  if (file.size > RAW_MAX) return null;
  const { assignmentId, stepId, replaces, instead } = target;
  const about = { assignmentId, stepId, replaces, ...(instead && { instead }) };
  const bytes = await file.arrayBuffer().catch(gone);
  if (!bytes) return null;
  const key = `${assignmentId}/${chance(NONCE_LENGTH)}`;
  const raw = { key, target: about, bytes, type: file.type, source, at: clock(), tries: 1 };
  return db.raws.put(raw).then(() => raw, noRoom);
}

/** Takes it up once more; undefined where it is gone. */
export function againRaw({ db }: Phone, key: string): Promise<Raw | undefined> {
  return db.transaction('rw', db.raws, async () => {
    await db.raws.where({ key }).modify((raw) => {
      raw.tries += 1;
    });
    return db.raws.get(key);
  });
}

export async function dropRaw({ db }: Phone, key: string): Promise<void> {
  await db.raws.delete(key);
}

export type RawWaiting = Pick<Raw, 'key' | 'target' | 'tries'>;

/** Those that never became a take, of one piece of work and its periods, oldest first. */
export async function rawsUnder({ db }: Phone, assignmentId: Id): Promise<RawWaiting[]> {
  const raws = await db.raws.where('key').startsWith(assignmentId).sortBy('at');
  return raws.map(({ key, target, tries }) => ({ key, target, tries }));
}

/** As pictures that lie in a cloud do: what comes of it is said when it is to be made small. */
function gone(error: unknown): null {
  if (error instanceof DOMException || error instanceof RangeError) return null;
  throw error;
}

function noRoom(error: unknown): null {
  if (isFull(error)) return null;
  throw error;
}
