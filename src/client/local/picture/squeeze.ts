/** One attempt at a picture: JPEG bytes with the size in pixels they decode to. */
export type Attempt = { bytes: Uint8Array<ArrayBuffer>; width: number; height: number };

// Below 0.4 blocks show on faces and printed lines; a smaller picture is then the better picture.
const QUALITIES = [0.8, 0.74, 0.68, 0.62, 0.56, 0.5, 0.45, 0.4];

/**
 * The best picture of at most `limit` bytes: first by quality 0.8 down to 0.4, then by a shorter long side.
 * `encode` gets the long side in pixels and the quality; null from it (no memory) ends the search with null.
 */
export async function squeeze(
  encode: (side: number, quality: number) => Promise<Attempt | null>,
  side: number,
  limit: number,
): Promise<Attempt | null> {
  let best: Attempt | null = null;
  // The first try is the best quality, as most pictures fit at once; then the list is halved.
  let low = 0;
  let high = QUALITIES.length - 1;
  let middle = 0;
  let length = 0;
  while (low <= high) {
    const attempt = await encode(side, QUALITIES[middle] ?? 0.4);
    if (!attempt) return null;
    length = attempt.bytes.length;
    if (length <= limit) {
      best = attempt;
      high = middle - 1;
    } else {
      low = middle + 1;
    }
    middle = (low + high) >> 1;
  }
  if (best) return best;
  if (side <= 1) throw new Error('a picture of one pixel does not fit');
  const factor = Math.min(0.9, Math.max(0.5, Math.sqrt(limit / length)));
  return squeeze(encode, Math.max(1, Math.floor(side * factor)), limit);
}
