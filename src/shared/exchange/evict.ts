import type { Sha256 } from '../model.ts';

/** A picture's bytes on a phone, as far as it matters for making room. */
export type HeldPicture = {
  sha256: Sha256;
  part: 'photo' | 'thumb';
  bytes: number;
  state: 'waiting' | 'stored' | 'wanted' | 'refused';
  /** Taken on this phone. */
  own: boolean;
  /**
   * The ward will have it whatever happens: it came from there, or the server holds it and has that
   * in a backup.
   */
  safe: boolean;
};

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
