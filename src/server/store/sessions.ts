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
    .values({ token_hash: hashSecret(token), ward, person, device, since: now, ended_at: null })
    .execute();
  return token;
}

/** Whose token this is, or null for an unknown or ended one. */
export async function findSession(db: Db, token: string): Promise<{ ward: Id; person: Id } | null> {
  const found = await db
    .selectFrom('sessions')
    .select(['ward', 'person'])
    .where('token_hash', '=', hashSecret(token))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return found ?? null;
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
