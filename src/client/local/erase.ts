import { erasedBytes } from '../../shared/exchange/erase.ts';
import type { Evidence, Id, Sha256 } from '../../shared/model.ts';
import type { Db } from './db.ts';
import { roomFor } from './full.ts';
import { mutate } from './mutate.ts';
import type { Phone } from './phone.ts';
import { all } from './work.ts';

/**
 * An official has a picture erased: every piece of evidence that names its bytes, and the bytes on
 * this phone at once. Each other phone and the server follow as they hear of it.
 */
export async function erasePhoto(phone: Phone, evidenceId: Id): Promise<void> {
  const { db } = phone;
  const store = () =>
    db.transaction('rw', db.tables, async () => {
      const evidence = await all(db, 'evidence');
      const meant = evidence.find(({ id }) => id === evidenceId);
      const same = evidence.filter(
        ({ body }) => !body.erased && body.photo.sha256 === meant?.body.photo.sha256,
      );
      for (const { id } of same) await mutate(phone, { kind: 'evidence.erase', evidenceId: id });
      await dropErased(
        db,
        same.map(({ body }) => body),
      );
    });
  await roomFor(phone, store);
}

/** The same for pictures taken here whose records this phone may not have any more. */
export async function dropOwn(db: Db, evidenceIds: readonly Id[]): Promise<void> {
  if (evidenceIds.length === 0) return;
  const known = (await all(db, 'evidence')).filter(({ body }) => !body.erased);
  const named = new Set(known.flatMap(({ body }) => [body.photo.sha256, body.thumb.sha256]));
  for (const table of [db.photos, db.thumbs]) {
    const gone: Sha256[] = [];
    await table.each(({ sha256, evidenceId }) => {
      if (evidenceIds.includes(evidenceId ?? '') && !named.has(sha256)) gone.push(sha256);
    });
    await table.bulkDelete(gone);
  }
}

/**
 * Deletes the bytes of erased evidence from this phone, sent or not, unless evidence that is not
 * erased names them as well. Within the transaction that shows them as erased.
 */
export async function dropErased(
  db: Db,
  erased: readonly Pick<Evidence, 'photo' | 'thumb'>[],
): Promise<void> {
  if (erased.length === 0) return;
  const known = (await all(db, 'evidence')).map(({ body }) => body);
  const { photo, thumb } = erasedBytes(erased, known);
  await db.photos.bulkDelete(photo);
  await db.thumbs.bulkDelete(thumb);
}
