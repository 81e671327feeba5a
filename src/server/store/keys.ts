import { createECDH } from 'node:crypto';
import type { Store, Tx } from './open.ts';
import type { Chance } from './secrets.ts';

/** Both halves as raw bytes in base64url: the public one is a point, uncompressed. */
export type KeyPair = { public: string; private: string };

const CURVE = 'prime256v1';

/**
 * The key that files of unsent work are sealed for. Made when first asked for; it lives in the
 * database, so that whoever restores a backup can still open every file.
 */
export function sealKey(db: Store['db'] | Tx, chance: Chance): Promise<KeyPair> {
  return keyPair(db, 'seal', chance);
}

/**
 * The key that pushes are signed with (VAPID, RFC 8292). Browsers bind a subscription to it: with
 * another one, nobody would be reminded before turning reminders on again. So it is in every backup.
 */
export function pushKey(db: Store['db'] | Tx, chance: Chance): Promise<KeyPair> {
  return keyPair(db, 'push', chance);
}

async function keyPair(db: Store['db'] | Tx, name: string, chance: Chance): Promise<KeyPair> {
  const read = () =>
    db.selectFrom('keys').select(['public', 'private']).where('name', '=', name).executeTakeFirst();
  const known = await read();
  if (known) return known;
  const pair = createECDH(CURVE);
  const secret = Buffer.from(chance(32));
  pair.setPrivateKey(secret);
  await db
    .insertInto('keys')
    .values({
      name,
      public: pair.getPublicKey().toString('base64url'),
      // As it came: ECDH gives it back without the zeros it may begin with.
      private: secret.toString('base64url'),
    })
    .onConflict((at) => at.column('name').doNothing())
    .execute();
  // Two who made one at once agree on the first.
  const made = await read();
  if (!made) throw new Error('the key that was just made is gone');
  return made;
}
