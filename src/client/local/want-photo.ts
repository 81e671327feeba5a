import type { Sha256 } from '../../shared/model.ts';
import type { Db } from './db.ts';

/**
 * Asks for the full photo of somebody else; it comes with the next exchange, and what was asked
 * for or is here already is left alone. Only for photos that the server holds.
 */
export async function wantPhoto(db: Db, sha256: Sha256): Promise<void> {
  await db.transaction('rw', db.photos, async () => {
    if (await db.photos.get(sha256)) return;
    const nothingYet = { bytes: null, evidenceId: null, tried: false, why: null };
    await db.photos.add({ sha256, state: 'wanted', ...nothingYet });
  });
}

/** The same for a thumbnail that was let go to make room. */
export async function wantThumb(db: Db, sha256: Sha256): Promise<void> {
  await db.transaction('rw', db.thumbs, async () => {
    if (await db.thumbs.get(sha256)) return;
    await db.thumbs.add({ sha256, state: 'wanted', bytes: null, evidenceId: null });
  });
}
