import { isPhotoSafe, photosToDrop } from '../../shared/exchange/photo-room.ts';
import type { Sha256 } from '../../shared/model.ts';
import type { StoredPhoto } from './db.ts';
import { type Phone, readState } from './phone.ts';
import { isTight } from './storage.ts';

/**
 * Where the phone runs out of room, lets go of full photos that the server surely has. Records,
 * thumbnails and everything unsent stay; a dropped photo is asked for again when somebody opens it.
 *
 * @param tight whether it does; asked of the browser unless given
 */
export async function makeRoom({ db }: Phone, tight?: boolean): Promise<void> {
  if (!(tight ?? (await isTight()))) return;
  await db.transaction('rw', [db.phone, db.base, db.photos], async () => {
    const { safe, generation } = await readState(db);
    const photos: (Omit<StoredPhoto, 'bytes'> & { size: number })[] = [];
    await db.photos.where({ state: 'stored' }).each(({ bytes, ...photo }) => {
      photos.push({ ...photo, size: bytes?.byteLength ?? 0 });
    });
    const sure = new Set<Sha256>();
    for (const { sha256, evidenceId } of photos) {
      const held = await db.base.get(evidenceId ?? '');
      const row = held?.generation === generation ? held.row : undefined;
      if (isPhotoSafe(row, safe ?? null)) sure.add(sha256);
    }
    const isSafe = ({ sha256 }: { sha256: Sha256 }) => sure.has(sha256);
    const dropped = photosToDrop(photos, { tight: true, isSafe });
    await db.photos.bulkDelete(dropped.map(({ sha256 }) => sha256));
  });
}
