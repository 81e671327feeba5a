import type { Actor } from '../../shared/access.ts';
import type { Id, Instant } from '../../shared/model.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Invite } from '../../shared/wire.ts';
import type { Store, Tx } from './open.ts';
import { type Chance, hashSecret, makeJoinCode, makeLinkCode } from './secrets.ts';

type Db = Store['db'] | Tx;

/** Whom a code signs in; null for the code that sets up a new ward. */
export type Invited = { ward: Id; person: Id } | null;

const HOUR_MS = 3_600_000;

/** Typed by members: an iPhone's installed app signs in again with the same code. */
const JOIN = { make: makeJoinCode, uses: 5, lastsMs: 48 * HOUR_MS };
/** In a link: for officials, and for the one who sets up a ward. */
const LINK = { make: makeLinkCode, uses: 1, lastsMs: 7 * 24 * HOUR_MS };

/** A code for one person, by what the person is; without one, for setting up a ward. */
export async function addInvite(
  db: Db,
  invited: { ward: Id; person: Id; role: Actor['role'] } | null,
  { now, chance }: { now: Instant; chance: Chance },
): Promise<Invite> {
  const { make, uses, lastsMs } = invited === null || invited.role === 'official' ? LINK : JOIN;
  const code = make(chance);
  const expires = now + lastsMs;
  await db
    .insertInto('invites')
    .values({
      code_hash: hashSecret(code),
      ward: invited?.ward ?? null,
      person: invited?.person ?? null,
      uses_left: uses,
      expires_at: expires,
    })
    .execute();
  return { code, expires };
}

/** What a code leads to, without using it. Refuses codeWrong, codeUsed, codeExpired. */
export async function lookAtInvite(db: Db, code: string, now: Instant): Promise<Invited> {
  const found = await db
    .selectFrom('invites')
    .select(['ward', 'person', 'uses_left', 'expires_at'])
    .where('code_hash', '=', hashSecret(code))
    .executeTakeFirst();
  if (!found) throw new Refusal('codeWrong');
  if (found.uses_left <= 0) throw new Refusal('codeUsed');
  if (found.expires_at <= now) throw new Refusal('codeExpired');
  const { ward, person } = found;
  return ward === null || person === null ? null : { ward, person };
}

/**
 * Takes one use of a code, in the transaction that does what it allows. Two who come with the last
 * use at once do not both get it. A code of the other sort is wrong, and loses nothing by it.
 */
export async function useInvite(
  tx: Tx,
  code: string,
  sort: 'join' | 'setup',
  now: Instant,
): Promise<Invited> {
  const used = await tx
    .updateTable('invites')
    .set((eb) => ({ uses_left: eb('uses_left', '-', 1) }))
    .where('code_hash', '=', hashSecret(code))
    .where('uses_left', '>', 0)
    .where('expires_at', '>', now)
    .where('ward', sort === 'join' ? 'is not' : 'is', null)
    .returning(['ward', 'person'])
    .executeTakeFirst();
  if (!used) {
    await lookAtInvite(tx, code, now);
    throw new Refusal('codeWrong');
  }
  const { ward, person } = used;
  return ward === null || person === null ? null : { ward, person };
}

/** Was a code for setting up a ward ever made here? */
export async function awaitsSetup(db: Db): Promise<boolean> {
  const found = await db
    .selectFrom('invites')
    .select('code_hash')
    .where('ward', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
