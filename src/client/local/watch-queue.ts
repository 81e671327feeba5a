import { liveQuery } from 'dexie';
import { isReady } from '../../shared/exchange/ask.ts';
import type { Sha256 } from '../../shared/model.ts';
import type { Db } from './db.ts';
import type { Phone } from './phone.ts';

type Queue = { last: unknown; waiting: Sha256[]; wanted: Sha256[] };

/**
 * Calls `news` whenever something new waits to be sent or fetched, and when a photo has left, so that
 * its row is heard of; returns what stops it. A write that leaves the queue as it was is no news: each
 * answer is one, and a photo that waits for hours would be talked about all that time.
 */
export function watchQueue({ outbox, photos }: Db, news: () => void): () => void {
  let before: Queue = { last: undefined, waiting: [], wanted: [] };
  const query = liveQuery(async (): Promise<Queue> => {
    const named = (state: string) => photos.where({ state }).primaryKeys();
    const [last, waiting, wanted] = await Promise.all([
      outbox.toCollection().lastKey(),
      named('waiting'),
      named('wanted'),
    ]);
    return { last, waiting, wanted };
  });
  const watching = query.subscribe({
    next: (now) => {
      const isNews =
        (now.last !== undefined && now.last !== before.last) ||
        String(now.waiting) !== String(before.waiting) ||
        now.wanted.some((name) => !before.wanted.includes(name));
      before = now;
      if (isNews) news();
    },
  });
  return () => watching.unsubscribe();
}

/** For how long the entry that is held back longest is, in ms; null where none is. */
export async function longestHold(phone: Phone): Promise<number | null> {
  const now = phone.clock();
  const held = (await phone.db.outbox.toArray()).filter((entry) => !isReady(entry, now));
  if (held.length === 0) return null;
  return Math.max(...held.map((entry) => (entry.notBefore ?? now) - now));
}
