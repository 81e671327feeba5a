import type { Id, Instant } from '../../shared/model.ts';
import type { Op } from '../../shared/op.ts';
import { actWithin } from './act.ts';
import type { Store, Tx } from './open.ts';

/** Makes a ward and says its first ops, all or nothing. `epoch` is a fresh random name. */
export async function addWard(
  tx: Tx,
  { ward, epoch }: { ward: Id; epoch: Id },
  ops: readonly Op[],
  now: Instant,
): Promise<void> {
  await tx.insertInto('wards').values({ id: ward, epoch, head: 0 }).execute();
  await actWithin(tx, { ward, epoch, head: 0 }, ops, now);
}

export async function listWards({ db }: Store): Promise<Id[]> {
  const found = await db.selectFrom('wards').select('id').orderBy('id').execute();
  return found.map(({ id }) => id);
}
