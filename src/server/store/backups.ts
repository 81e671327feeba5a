import type { Id, Instant } from '../../shared/model.ts';
import { type Store, type Tx, transact } from './open.ts';
import type { WardHead } from './ward-lock.ts';

const DAY_MS = 86_400_000;

/**
 * How old a backup must be for what it holds to count as safe. People go back to a backup of up to
 * a week ago, when the newest ones hold the same damage or lie on the same broken disk; a day more
 * for the one that was late. Whatever came after it must still be on the phones.
 */
export const SAFE_AFTER_MS = 8 * DAY_MS;

/**
 * Notes a finished backup. Only for wards still in the life (`epoch`) that it shows: a head of
 * another life would call ops safe that no backup holds.
 */
export async function noteBackup(
  store: Store,
  wards: readonly WardHead[],
  madeAt: Instant,
): Promise<void> {
  if (wards.length === 0) return;
  await transact(store, async (tx) => {
    for (const { ward, epoch, head } of wards) {
      const same = await tx
        .updateTable('wards')
        .set((eb) => ({ head: eb.ref('head') }))
        .where('id', '=', ward)
        .where('epoch', '=', epoch)
        .returning('id')
        .executeTakeFirst();
      if (!same) continue;
      await tx
        .insertInto('backups')
        .values({ ward, made_at: madeAt, head })
        .onConflict((at) => at.columns(['ward', 'made_at']).doNothing())
        .execute();
    }
  });
}

/**
 * Ops up to this `seq` are safe: a phone may forget its copy. Null where no backup was ever made,
 * 0 where none is old enough yet.
 */
export async function safeHead(tx: Tx, ward: Id, now: Instant): Promise<number | null> {
  const made = tx.selectFrom('backups').select('head').where('ward', '=', ward);
  const safe = await made
    .where('made_at', '<=', now - SAFE_AFTER_MS)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (safe) return safe.head;
  return (await made.limit(1).executeTakeFirst()) ? 0 : null;
}
