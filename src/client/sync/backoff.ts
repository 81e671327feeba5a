/**
 * How long to wait after the n-th failure in a row: full jitter between 0 and a cap that doubles
 * from 2 s to 15 min, so that a ward's phones don't come back all at once.
 *
 * @param chance a number from 0 to 1
 */
export function backoff(failures: number, chance: number): number {
  const cap = Math.min(2_000 * 2 ** (failures - 1), 15 * 60_000);
  return Math.round(cap * chance);
}
