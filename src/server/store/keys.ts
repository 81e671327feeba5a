import { createECDH } from 'node:crypto';
import type { Store, Tx } from './open.ts';
import type { Chance } from './secrets.ts';

/** Both halves as raw bytes in base64url: the public one is a point, uncompressed. */
export type KeyPair = { public: string; private: string };

const SEAL = 'seal';
const CURVE = 'prime256v1';

/**
 * The key that files of unsent work are sealed for. Made when first asked for; it lives in the
 * database, so that whoever restores a backup can still open every file.
 */
export async function sealKey(db: Store['db'] | Tx, chance: Chance): Promise<KeyPair> {
  const read = () =>
    db.selectFrom('keys').select(['public', 'private']).where('name', '=', SEAL).executeTakeFirst();
  const known = await read();
  if (known) return known;
  const pair = createECDH(CURVE);
  pair.setPrivateKey(chance(32));
  await db
    .insertInto('keys')
    .values({
      name: SEAL,
      public: pair.getPublicKey().toString('base64url'),
      private: pair.getPrivateKey().toString('base64url'),
    })
    .onConflict((at) => at.column('name').doNothing())
    .execute();
  // Two who made one at once agree on the first.
  const made = await read();
  if (!made) throw new Error('the key that was just made is gone');
  return made;
}
