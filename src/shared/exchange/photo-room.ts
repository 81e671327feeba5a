import type { Evidence, Row } from '../model.ts';
import type { LanePhoto } from './photo-lane.ts';

/** Which full photos may leave a phone that runs out of room. Thumbnails and records always stay. */

/**
 * Are the bytes of this evidence in every backup that the server could go back to? Its row must say
 * that they are stored, and a row of that number must lie below the durable watermark.
 *
 * **Invariant:** the watermark of the *record* is not enough. A record may be in the backup while its
 * photo arrived a minute later; after a restore only the phone would still have the photo.
 *
 * @param row the server's row as this phone has it, of the current download
 * @param safe every row up to this number is in every backup; null without backups
 */
export function isPhotoSafe(row: Row | undefined, safe: number | null): boolean {
  if (row?.kind !== 'evidence' || safe === null) return false;
  return (row.body as Evidence).stored && row.seq <= safe;
}

/**
 * The photos whose bytes go, in order: others' first, which the server gives again; then one's own
 * safe ones. Without pressure none; what waits, was refused or may be the last copy never.
 */
export function photosToDrop<T extends LanePhoto & { size: number }>(
  photos: readonly T[],
  given: { tight: boolean; isSafe: (photo: T) => boolean },
): T[] {
  if (!given.tight) return [];
  const held = photos.filter(({ state, size }) => state === 'stored' && size > 0);
  const others = held.filter(({ evidenceId }) => evidenceId === null);
  const own = held.filter((photo) => photo.evidenceId !== null && given.isSafe(photo));
  return [...others, ...own];
}
