import type { Sha256 } from './model.ts';

/**
 * Which pictures are the same picture: the same bytes, the same saved anew, cut or as a screenshot.
 * Fingerprints are 64 bits, written as 16 hex digits; two are near where few bits differ.
 *
 * Measured on drawn scenes (`test/shared/same-picture.slow.test.ts`): what is saved again, resized or
 * brightened differs in up to 8 bits, different pictures in 12 and more, a whole against cuts of another too (785,400
 * comparisons). A cut of 6 % of a side is past 8. So a picture also has fingerprints of what usual cuts
 * leave of it (`parts`), and the whole of one is held against the parts of the other. A cut at no
 * usual place is found nearly always up to a tenth of each side, and one in four beyond a fifth; a
 * screenshot, three in four, since the picture is small in it. Turned or mirrored ones are not found.
 */
export type Prints = { sha256: Sha256; wholes: Packed; parts: Packed };

/** Fingerprints as pairs of 32 bits, so that thousands are compared within a moment. */
export type Packed = Uint32Array;

export type Sameness = 'same' | 'alike';

/** Bits that may differ between two whole pictures, and between a whole and what a cut leaves. */
const WHOLE_MAX = 10;
const PART_MAX = 8;
/** Fingerprints with so few bits set come from an empty wall or the dark, and are all alike. */
const BITS_MIN = 24;

/** Those of the fingerprints that say something. */
export function pack(prints: readonly string[]): Packed {
  const pairs = prints.map((print) => [print.slice(0, 8), print.slice(8, 16)]);
  const numbers = pairs.map((pair) => pair.map((half) => Number.parseInt(half, 16) >>> 0));
  const telling = numbers.filter(([high = 0, low = 0]) => bits(high) + bits(low) >= BITS_MIN);
  return Uint32Array.from(telling.flat());
}

/** How the two are the same picture, or null. Which of them came first does not matter. */
export function sameness(one: Prints, other: Prints): Sameness | null {
  if (one.sha256 === other.sha256) return 'same';
  const near =
    isNear(one.wholes, other.wholes, WHOLE_MAX) ||
    isNear(one.wholes, other.parts, PART_MAX) ||
    isNear(one.parts, other.wholes, PART_MAX);
  return near ? 'alike' : null;
}

function isNear(some: Packed, others: Packed, max: number): boolean {
  for (let at = 0; at < some.length; at += 2) {
    for (let to = 0; to < others.length; to += 2) {
      const high = bits((some[at] ?? 0) ^ (others[to] ?? 0));
      if (high <= max && high + bits((some[at + 1] ?? 0) ^ (others[to + 1] ?? 0)) <= max) {
        return true;
      }
    }
  }
  return false;
}

/** How many bits of 32 are set, counted in pairs, fours and eights at once. */
function bits(number: number): number {
  const pairs = number - ((number >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
