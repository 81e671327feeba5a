/** One attempt at a picture: JPEG bytes with the size in pixels they decode to. */
export type Attempt = { bytes: Uint8Array<ArrayBuffer>; width: number; height: number };

/** A picture at one size. Both give null where there is no memory for it. */
export type Page = {
  encode: (quality: number) => Promise<Attempt | null>;
  /** About how many bytes `encode` would give, told in a fraction of its time. */
  foretell: (quality: number) => Promise<number | null>;
};

// Below 0.4 blocks show on faces and printed lines; a smaller picture is then the better picture.
const QUALITIES = [0.8, 0.74, 0.68, 0.62, 0.56, 0.5, 0.45, 0.4];
const LOWEST = QUALITIES.length - 1;

/**
 * The best picture of at most `limit` bytes: first by quality 0.8 down to 0.4, then by a shorter long side.
 * `open` gets the long side in pixels; null from it or from its page (no memory) ends the search with null.
 */
export async function squeeze(
  open: (side: number) => Page | null,
  side: number,
  limit: number,
): Promise<Attempt | null> {
  const page = open(side);
  const { best, length } = page ? await tryQualities(page, limit) : NO_MEMORY;
  if (best || length === null) return best;
  if (side <= 1) throw new Error('a picture of one pixel does not fit');
  const factor = Math.min(0.9, Math.max(0.5, Math.sqrt(limit / length)));
  return squeeze(open, Math.max(1, Math.floor(side * factor)), limit);
}

/** The best quality that fits, if one does, and the length of the last try; a length of null is no memory. */
type Tried = { best: Attempt | null; length: number | null };

const NO_MEMORY: Tried = { best: null, length: null };

async function tryQualities(page: Page, limit: number): Promise<Tried> {
  let best: Attempt | null = null;
  let length: number | null = null;
  let low = 0;
  let high = LOWEST;
  // What was foretold against what came: each real try makes the next foretelling truer.
  let off = 1;
  while (low <= high) {
    const guess = await firstThatFits(page, low, high, limit / off);
    if (guess === null) return NO_MEMORY;
    if (guess.bytes > limit / off && best) break;
    const attempt = await page.encode(qualityAt(guess.at));
    if (!attempt) return NO_MEMORY;
    length = attempt.bytes.length;
    off = length / guess.bytes;
    if (length <= limit) {
      best = attempt;
      high = guess.at - 1;
    } else {
      low = guess.at + 1;
    }
  }
  return { best, length };
}

/** The best quality that is foretold to fit, else the lowest of these, with what was foretold for it. */
async function firstThatFits(
  page: Page,
  low: number,
  high: number,
  limit: number,
): Promise<{ at: number; bytes: number } | null> {
  // By halving: a lower quality never needs more bytes.
  while (low < high) {
    const middle = (low + high) >> 1;
    const bytes = await page.foretell(qualityAt(middle));
    if (bytes === null) return null;
    if (bytes <= limit) high = middle;
    else low = middle + 1;
  }
  const bytes = await page.foretell(qualityAt(high));
  return bytes === null ? null : { at: high, bytes };
}

function qualityAt(at: number): number {
  return QUALITIES[at] ?? 0.4;
}
