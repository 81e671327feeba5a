import type { Row } from '../../shared/entity.ts';
import type { Evidence, Id, Sha256 } from '../../shared/model.ts';
import { chunks } from './chunks.ts';
import type { Store, Tx } from './open.ts';

/**
 * Of `rows`, takes the names of erased evidence from what the server holds and asks for, with its
 * thumbnail. The photo's file is left to `eraseFiles`, since a file can't go with a transaction.
 * Bytes that other evidence names as well stay until that is erased, too.
 */
export async function forgetErased(tx: Tx, ward: Id, rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    if (row.kind !== 'evidence' || !row.body.erased) continue;
    const { photo, thumb, mark } = row.body as Evidence;
    const whose = { evidence: row.id, person: mark.by, seq: row.seq };
    await tx
      .deleteFrom('photos')
      .where('ward', '=', ward)
      .where('sha256', 'in', [photo.sha256, thumb.sha256])
      .where('evidence', '=', row.id)
      .execute();
    await tx
      .deleteFrom('thumbs')
      .where('ward', '=', ward)
      .where('sha256', '=', thumb.sha256)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('photos')
              .select('evidence')
              .where('ward', '=', ward)
              .where('sha256', '=', thumb.sha256)
              .where('part', '=', 'thumb'),
          ),
        ),
      )
      .execute();
    await tx
      .insertInto('erased')
      .values({ ward, sha256: photo.sha256, ...whose, removed: 0 })
      .onConflict((at) => at.columns(['ward', 'sha256', 'evidence']).doNothing())
      .execute();
  }
}

/** Was this photo erased, and does no other evidence name it? Then its bytes must not be here. */
export async function isErased({ db }: Store, ward: Id, sha256: Sha256): Promise<boolean> {
  return (await unnamed(db, ward).where('sha256', '=', sha256).executeTakeFirst()) !== undefined;
}

/** Erased photos of a ward whose files must not be there: all of them, or those not known to be gone. */
export async function erasedPhotos(
  { db }: Store,
  ward: Id,
  which: 'all' | 'left',
): Promise<Sha256[]> {
  const found = await unnamed(db, ward)
    .$if(which === 'left', (query) => query.where('removed', '=', 0))
    .execute();
  return found.map(({ sha256 }) => sha256);
}

/** Evidence of this person that was erased behind this `seq`. */
export async function erasedFrom(tx: Tx, ward: Id, person: Id, since: number): Promise<Id[]> {
  const found = await tx
    .selectFrom('erased')
    .select('evidence')
    .where('ward', '=', ward)
    .where('person', '=', person)
    .where('seq', '>', since)
    .orderBy('seq')
    .execute();
  return found.map(({ evidence }) => evidence);
}

/** Notes that the files of these are gone from the disk. */
export async function noteRemoved({ db }: Store, ward: Id, names: readonly Sha256[]) {
  for (const some of chunks(names)) {
    await db
      .updateTable('erased')
      .set({ removed: 1 })
      .where('ward', '=', ward)
      .where('sha256', 'in', some)
      .execute();
  }
}

function unnamed(db: Store['db'], ward: Id) {
  return db
    .selectFrom('erased')
    .select('erased.sha256')
    .distinct()
    .where('erased.ward', '=', ward)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('photos')
            .select('evidence')
            .whereRef('photos.ward', '=', 'erased.ward')
            .whereRef('photos.sha256', '=', 'erased.sha256')
            .where('part', '=', 'photo'),
        ),
      ),
    );
}
