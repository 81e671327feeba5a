/**
 * How long to wait after the n-th failure in a row: full jitter between 0 and a cap that doubles
 * from 2 s to `max`, so that a ward's phones don't come back all at once.
 *
 * @param chance a number from 0 to 1
 * @param max in ms; 15 min unless said otherwise
 */
export function backoff(failures: number, chance: number, max = 15 * 60_000): number {
  const cap = Math.min(2_000 * 2 ** (failures - 1), max);
  return Math.round(cap * chance);
}
