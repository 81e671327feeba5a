import { liveQuery } from 'dexie';
import type { Id } from '../../shared/model.ts';
import { attention, type Piece, remindersOf, type Unsent } from '../../shared/reminders.ts';
import type { MyWork } from './day-list.ts';
import { readMyWork } from './my-work.ts';
import { type Phone, readState } from './phone.ts';
import { trueNow } from './today.ts';
import { all } from './work.ts';

/** The day's list as reminding looks at it. */
export function piecesOf({ parts }: MyWork): Piece[] {
  return Object.values(parts).flatMap((lines) =>
    lines.map(({ id, body, done, returned }) => {
      return { id, due: body.due, done, returned: returned !== null };
    }),
  );
}

/** What waits here, photos whose record has arrived included; null where nothing does. */
export async function readUnsent({ db }: Phone): Promise<Unsent | null> {
  const tables = [db.outbox, db.photos, db.view, db.phone];
  const [entries, waiting, evidence, { skew }] = await db.transaction('r', tables, () =>
    Promise.all([
      db.outbox.orderBy('n').toArray(),
      db.photos.where({ state: 'waiting' }).primaryKeys(),
      all(db, 'evidence'),
      readState(db),
    ]),
  );
  const queued = new Set(entries.map(({ op }) => op.id));
  const photos = new Set<string>(waiting);
  const alone = evidence.filter(({ id, body }) => !queued.has(id) && photos.has(body.photo.sha256));
  const times = [...entries.map(({ at }) => at + skew), ...alone.map(({ body }) => body.mark.at)];
  return times.length === 0 ? null : { count: times.length, since: Math.min(...times) };
}

type Badge = {
  setAppBadge?: (count: number) => Promise<void>;
  clearAppBadge?: () => Promise<void>;
};

/**
 * Keeps the number on the app's icon true while the app is open, where the browser has one.
 * Officials have no day's list: theirs is only what waits. Returns what stops it.
 */
export function watchBadge(
  phone: Phone,
  placeId: Id | null,
  badge: Badge = globalThis.navigator as Badge,
): () => void {
  if (!badge.setAppBadge) return () => {};
  const counting = liveQuery(async () => {
    const [work, unsent, now] = await Promise.all([
      readMyWork(phone, placeId),
      readUnsent(phone),
      trueNow(phone),
    ]);
    const pieces = placeId === null ? [] : piecesOf(work);
    return attention(remindersOf(pieces, unsent, now));
  });
  // A browser may refuse, and nothing is wrong with the work then.
  const refused = () => {};
  const watching = counting.subscribe({
    next: (count) => void badge.setAppBadge?.(count).catch(refused),
    // The database was closed or deleted under it: nobody is signed in.
    error: refused,
  });
  return () => {
    watching.unsubscribe();
    void badge.clearAppBadge?.().catch(refused);
  };
}
