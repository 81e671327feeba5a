import type { Row } from '../entity.ts';
import type { Evidence, Sha256 } from '../model.ts';
import type { LanePhoto } from './photo-lane.ts';

/** A picture's bytes on a phone, as far as it matters for making room. */
export type HeldPicture = {
  sha256: Sha256;
  part: 'photo' | 'thumb';
  bytes: number;
  state: LanePhoto['state'];
  /** Taken on this phone. */
  own: boolean;
  /**
   * The ward will have it whatever happens: it came from there, or the server holds it and has that
   * in a backup.
   */
  safe: boolean;
};

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
 * What a phone short of room may let go, in this order: others' full photos, others' thumbnails,
 * own full photos.
 *
 * **Invariant:** nothing whose only sure copy is this phone's: what waits, what was refused, and
 * own photos that no backup holds stay. So do own thumbnails, by which a person knows their work.
 */
export function evictionOrder(held: readonly HeldPicture[]): HeldPicture[] {
  return held
    .filter((picture) => picture.safe && picture.state === 'stored' && picture.bytes > 0)
    .filter(({ own, part }) => !(own && part === 'thumb'))
    .sort((a, b) => turnOf(a) - turnOf(b) || b.bytes - a.bytes);
}

/** The first of them that make up `need` bytes, or all where these are fewer. */
export function enoughOf(order: readonly HeldPicture[], need: number): HeldPicture[] {
  let freed = 0;
  const end = order.findIndex(({ bytes }) => {
    freed += bytes;
    return freed >= need;
  });
  return end < 0 ? [...order] : order.slice(0, end + 1);
}

function turnOf({ own, part }: HeldPicture): number {
  if (own) return 2;
  return part === 'photo' ? 0 : 1;
}
