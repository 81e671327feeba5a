import type { Id } from '../../shared/model.ts';
import { Refusal } from '../../shared/refusal.ts';
import { type Store, type Tx, transact } from './open.ts';

export type WardHead = { ward: Id; epoch: Id; head: number };

/**
 * Runs `work` alone in its ward: writers queue up behind the ward's row, so the order of locks is
 * the order of commits and of numbers. Those who watch the ward hear of a new head once it is on
 * the disk. Refuses `notFound` for a ward that is not here, `busy` where another holds the lock.
 */
export async function inWard<T>(
  store: Store,
  ward: Id,
  work: (tx: Tx, at: WardHead) => Promise<{ head: number; answer: T }>,
): Promise<T> {
  const { before, head, answer } = await transact(store, async (tx) => {
    const at = await lockWard(tx, ward);
    return { before: at.head, ...(await work(tx, at)) };
  });
  if (head !== before) store.heads.moved(ward, head);
  return answer;
}

/** The first statement of a transaction: a write, so that it takes the lock on every engine. */
async function lockWard(tx: Tx, ward: Id): Promise<WardHead> {
  const at = await tx
    .updateTable('wards')
    .set((eb) => ({ head: eb.ref('head') }))
    .where('id', '=', ward)
    .returning(['epoch', 'head'])
    .executeTakeFirst();
  if (!at) throw new Refusal('notFound');
  return { ward, ...at };
}

/** The ward's head, without waiting for its lock. */
export async function headOf({ db }: Store, ward: Id): Promise<number> {
  const at = await db.selectFrom('wards').select('head').where('id', '=', ward).executeTakeFirst();
  return at?.head ?? 0;
}
