import {
  enoughOf,
  evictionOrder,
  type HeldPicture,
  isPhotoSafe,
} from '../../shared/exchange/evict.ts';
import type { Id } from '../../shared/model.ts';
import { dropBallast, keepBallast } from './ballast.ts';
import type { Db } from './db.ts';
import { isFull } from './full.ts';
import { type Phone, readState } from './phone.ts';

/** Bytes let go between two tries: more than any one write needs. */
const STEP = 1_000_000;

/**
 * Carries out a write that found the phone full: lets go the reserve, then pictures that the ward
 * gives again, and tries after each. Rejects with `full` where nothing is left to let go.
 */
export async function makeRoomFor<T>(
  phone: Phone,
  write: () => Promise<T>,
  full: unknown,
): Promise<T> {
  let freed = await dropBallast();
  freed ||= await evict(phone, STEP);
  while (freed) {
    const done = await write().then((value) => ({ value }), stillFull);
    if (done) {
      void keepReserve(phone);
      return done.value;
    }
    freed = await evict(phone, STEP);
  }
  throw full;
}

/**
 * Sees that the reserve is there for the next entry, at the expense of pictures that come again.
 * False where even so there is no room for it.
 */
export async function keepReserve(phone: Phone): Promise<boolean> {
  while (!(await keepBallast())) {
    if (!(await evict(phone, STEP))) return false;
  }
  return true;
}

/** Lets go pictures of about `need` bytes, in the order of `evictionOrder`; false where none may go. */
export async function evict(phone: Phone, need: number): Promise<boolean> {
  const { db } = phone;
  return db.transaction('rw', [db.phone, db.base, db.photos, db.thumbs], async () => {
    const going = enoughOf(evictionOrder(await heldPictures(phone)), need);
    for (const { part, sha256 } of going) {
      await (part === 'photo' ? db.photos : db.thumbs).delete(sha256);
    }
    return going.length > 0;
  });
}

async function heldPictures({ db, person }: Phone): Promise<HeldPicture[]> {
  const { safe, generation } = await readState(db);
  const evidenceOf = async (id: Id) => {
    const base = await db.base.get(id);
    if (base?.generation !== generation || base.row.kind !== 'evidence') return undefined;
    return base.row;
  };
  const held: HeldPicture[] = [];
  for (const part of ['photo', 'thumb'] as const) {
    for (const { evidenceId, ...picture } of await storedSizes(db, part)) {
      const row = evidenceId === null ? undefined : await evidenceOf(evidenceId);
      // Without evidence of its own it was fetched to be looked at.
      const own = evidenceId !== null && (!row || row.body.mark.by === person);
      held.push({ ...picture, part, own, safe: !own || isPhotoSafe(row, safe ?? null) });
    }
  }
  return held;
}

/** One picture at a time: all of them in memory is what a weak phone has no room for either. */
async function storedSizes(db: Db, part: HeldPicture['part']) {
  const sizes: (Pick<HeldPicture, 'sha256' | 'bytes' | 'state'> & { evidenceId: Id | null })[] = [];
  const stored = (part === 'photo' ? db.photos : db.thumbs).where({ state: 'stored' });
  await stored.each(({ sha256, bytes, state, evidenceId }) => {
    sizes.push({ sha256, bytes: bytes?.byteLength ?? 0, state, evidenceId });
  });
  return sizes;
}

function stillFull(error: unknown): null {
  if (isFull(error)) return null;
  throw error;
}
