import { liveQuery } from 'dexie';
import type { Db } from './db.ts';

/** Calls `waits` whenever the queue changed and something waits in it; returns what stops it. */
export function watchQueue(db: Db, waits: () => void): () => void {
  const query = liveQuery(() =>
    Promise.all([
      db.outbox.toCollection().lastKey(),
      db.photos.where('state').anyOf('waiting', 'wanted').count(),
    ]),
  );
  const watching = query.subscribe({
    next: ([last, photos]) => {
      if (last !== undefined || photos > 0) waits();
    },
  });
  return () => watching.unsubscribe();
}
