/**
 * A plan's number over the places of a ward. Whole numbers stay whole; others are split in
 * hundredths. Parts stand in the order of the places, and whatever is split sums up exactly.
 */

/** As even as whole pieces allow: the first places get one piece more. `count` is at least 1. */
export function splitEvenly(total: number, count: number): number[] {
  return splitByWeight(total, new Array<number>(count).fill(1)) ?? [];
}

/**
 * In proportion to weights such as households, by largest remainder: no part is a whole piece away
 * from its exact share. Null where no weight is above zero, so that nobody divides by nothing.
 */
export function splitByWeight(total: number, weights: readonly number[]): number[] | null {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(whole > 0) || weights.some((weight) => weight < 0)) return null;
  const scale = Number.isInteger(total) ? 1 : 100;
  const pieces = Math.round(total * scale);
  const exact = weights.map((weight) => (pieces * weight) / whole);
  const parts = exact.map(Math.floor);
  const left = pieces - parts.reduce((sum, part) => sum + part, 0);
  const nearest = exact
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .filter(({ index }) => (weights[index] ?? 0) > 0)
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of nearest.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts.map((part) => part / scale);
}

/** How much the parts miss of the total; below zero where they are too many. */
export function missing(total: number, parts: readonly number[]): number {
  const sum = parts.reduce((all, part) => all + Math.round(part * 100), 0);
  return (Math.round(total * 100) - sum) / 100;
}
