import type { Id, Instant } from '../../shared/model.ts';
import type { Store, Tx } from './open.ts';
import { type Chance, hashSecret, makeToken } from './secrets.ts';

type Db = Store['db'] | Tx;

/** Signs a person in on a device. The token is returned once; only its hash is stored. */
export async function beginSession(
  db: Db,
  { ward, person, device }: { ward: Id; person: Id; device: string },
  { now, chance }: { now: Instant; chance: Chance },
): Promise<string> {
  const token = makeToken(chance);
  await db
    .insertInto('sessions')
    .values({
      ...{ token_hash: hashSecret(token), ward, person, device },
      ...{ since: now, ended_at: null, seen_at: null },
    })
    .execute();
  return token;
}

/** A device where somebody signed in; `device` is what its browser calls itself, `session` its row. */
export type SignedIn = { ward: Id; person: Id; device: string; session: string };

/** Whose token this is, or null for an unknown or ended one. */
export async function findSession(db: Db, token: string): Promise<SignedIn | null> {
  const found = await findAnySession(db, token);
  return found && !found.ended ? found : null;
}

/** The same of ended ones too: an old token still proves whose it was. */
export async function findAnySession(
  db: Db,
  token: string,
): Promise<(SignedIn & { ended: boolean }) | null> {
  const found = await db
    .selectFrom('sessions')
    .select(['ward', 'person', 'device', 'ended_at', 'token_hash as session'])
    .where('token_hash', '=', hashSecret(token))
    .executeTakeFirst();
  if (!found) return null;
  const { ended_at, ...session } = found;
  return { ...session, ended: ended_at !== null };
}

/** Signs a person out on all devices: a phone was lost. Returns how many it was signed in on. */
export async function endSessions(db: Db, ward: Id, person: Id, now: Instant): Promise<number> {
  const ended = await db
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('ward', '=', ward)
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .returning('token_hash')
    .execute();
  return ended.length;
}
