import type { Id, Sha256 } from '../../shared/model.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Blobs } from '../blobs/blob.ts';
import { erasedPhotos, isErased, noteRemoved } from '../store/erased.ts';
import type { Store } from '../store/open.ts';
import { listWards } from '../store/wards.ts';

type From = { store: Store; blobs: Blobs };

/**
 * Removes the files of a ward's erased photos, and half-received parts. To be called after each
 * commit that may have erased one; what fails is tried again by the next call.
 */
export async function eraseFiles(
  { store, blobs }: From,
  ward: Id,
  which: 'all' | 'left' = 'left',
): Promise<void> {
  const names = await erasedPhotos(store, ward, which);
  if (names.length === 0) return;
  for (const sha256 of names) await blobs.remove({ ward, sha256 });
  await noteRemoved(store, ward, names);
  await store.scrub();
}

/**
 * At the start: whatever the last process left. It looks for all that was ever erased, because an
 * upload that was under way then may have ended after its photo was removed.
 */
export async function eraseLeft(from: From): Promise<void> {
  for (const ward of await listWards(from.store)) await eraseFiles(from, ward, 'all');
}

/** Refuses `erased`, with the bytes gone again, where an upload ended after its photo was erased. */
export async function refuseErased(
  { store, blobs }: From,
  ward: Id,
  sha256: Sha256,
): Promise<void> {
  if (!(await isErased(store, ward, sha256))) return;
  await blobs.remove({ ward, sha256 });
  throw new Refusal('erased');
}
