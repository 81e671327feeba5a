import { createHash } from 'node:crypto';
import type { Id, Instant } from '../../shared/model.ts';
import type { MySession } from '../../shared/sessions.ts';
import type { Store } from './open.ts';

/** Who asks, and the row of the session by which they ask. */
export type Asking = { ward: Id; person: Id; session: string };

/** The devices on which this person is signed in: the one that asks first, then the last used. */
export async function readMySessions({ db }: Store, asking: Asking): Promise<MySession[]> {
  const rows = await liveSessions(db, asking);
  return rows
    .map(({ token_hash, device, since, seen_at }) => ({
      ...{
        id: nameOf(token_hash),
        device,
        since,
        seenAt: seen_at,
        here: token_hash === asking.session,
      },
    }))
    .sort((a, b) => Number(b.here) - Number(a.here) || lastOf(b) - lastOf(a));
}

/** Ends this person's session of that name. False where they have none such, or it ended before. */
export async function endMySession(
  { db }: Store,
  asking: Omit<Asking, 'session'>,
  id: Id,
  now: Instant,
): Promise<boolean> {
  const rows = await liveSessions(db, asking);
  const found = rows.find(({ token_hash }) => nameOf(token_hash) === id);
  if (!found) return false;
  const ended = await db
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('token_hash', '=', found.token_hash)
    .where('ended_at', 'is', null)
    .returning('token_hash')
    .execute();
  return ended.length > 0;
}

function liveSessions(db: Store['db'], { ward, person }: Omit<Asking, 'session'>) {
  return db
    .selectFrom('sessions')
    .select(['token_hash', 'device', 'since', 'seen_at'])
    .where('ward', '=', ward)
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .execute();
}

/** Names a session to its person without showing its key, the hash of its token. */
export function nameOf(session: string): Id {
  return createHash('sha256').update(`session ${session}`).digest('base64url').slice(0, 22);
}

function lastOf({ since, seenAt }: MySession): Instant {
  return seenAt ?? since;
}
