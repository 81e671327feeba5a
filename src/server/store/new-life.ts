import type { Id, Instant, Sha256 } from '../../shared/model.ts';
import { noteBackup } from './backups.ts';
import { openStore } from './open.ts';
import { type Chance, makeId } from './secrets.ts';
import { listWards } from './wards.ts';

/**
 * Makes a restored database the ward's new life: the newest shape, a new epoch for every ward, so
 * that phones send again what they hold (sync.md, law 13), and the backup that it came from among
 * its backups. Photos that did not come with it count as not held, so that phones are asked.
 * Returns how much there is.
 */
export async function beginNewLife(
  database: string,
  madeAt: Instant,
  isHere: (ward: Id, sha256: Sha256) => boolean,
  chance: Chance,
): Promise<{ wards: number; ops: number }> {
  const store = await openStore(database);
  try {
    for (const ward of await listWards(store)) {
      const life = { epoch: makeId(chance) };
      await store.db.updateTable('wards').set(life).where('id', '=', ward).execute();
    }
    const wards = await store.db
      .selectFrom('wards')
      .select(['id as ward', 'epoch', 'head'])
      .execute();
    await noteBackup(store, wards, madeAt);
    const held = await store.db
      .selectFrom('photos')
      .select(['ward', 'sha256'])
      .distinct()
      .where('part', '=', 'photo')
      .where('stored_at', 'is not', null)
      .execute();
    for (const { ward, sha256 } of held.filter((one) => !isHere(one.ward, one.sha256))) {
      await store.db
        .updateTable('photos')
        .set({ stored_at: null })
        .where('ward', '=', ward)
        .where('sha256', '=', sha256)
        .where('part', '=', 'photo')
        .execute();
    }
    const { ops } = await store.db
      .selectFrom('log')
      .select((eb) => eb.fn.countAll<number>().as('ops'))
      .executeTakeFirstOrThrow();
    return { wards: wards.length, ops };
  } finally {
    await store.close();
  }
}
