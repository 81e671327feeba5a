import { ask } from '../../shared/exchange/ask.ts';
import type { PhoneChange } from '../../shared/exchange/hear.ts';
import type { PhoneState } from '../../shared/exchange/phone.ts';
import { type Lost, type Stat, SyncAnswer, type SyncRequest } from '../../shared/wire.ts';
import type { Db } from '../local/db.ts';
import { type Phone, readState } from '../local/phone.ts';
import { rebase } from '../local/rebase.ts';
import { isKept } from '../local/storage.ts';
import { type Api, post } from './api.ts';

/**
 * One exchange: says what waits, hears what is new. Reads first, then talks: IndexedDB closes a
 * transaction that waits for the network.
 *
 * @param limit ops at most in this request
 * @returns what changed, or null where the answer no longer meant anything
 */
export async function exchange(
  phone: Phone,
  api: Api,
  limit: number,
  signal?: AbortSignal,
): Promise<PhoneChange | null> {
  const sent = await nextRequest(phone, limit);
  const answer = await post(api, '/api/sync', sent, SyncAnswer, signal);
  return rebase(phone, sent, answer as SyncAnswer);
}

/** What the phone would say now, read in one transaction. */
export async function nextRequest(phone: Phone, limit: number): Promise<SyncRequest> {
  const { db } = phone;
  const persisted = await isKept();
  return db.transaction('r', [db.phone, db.outbox, db.photos], async () => {
    const waiting = await db.outbox.orderBy('n').toArray();
    const now = phone.clock();
    const state = await readState(db);
    const { was, lost } = state;
    const stat: Stat = {
      ...(await statOf(db, waiting[0]?.at ?? null, waiting.length)),
      persisted,
      ...(was && { was }),
      ...(lost && !lost.told && { lost: lostOf(lost) }),
    };
    return ask(state, waiting, { now, stat, limit });
  });
}

function lostOf({ told: _told, read: _read, ...lost }: NonNullable<PhoneState['lost']>): Lost {
  return lost;
}

async function statOf(
  db: Db,
  oldest: number | null,
  queued: number,
): Promise<Omit<Stat, 'persisted'>> {
  let photos = 0;
  let photoBytes = 0;
  await db.photos.where({ state: 'waiting' }).each((photo) => {
    photos += 1;
    photoBytes += photo.bytes?.byteLength ?? 0;
  });
  return { queued, oldest, photos, photoBytes };
}
