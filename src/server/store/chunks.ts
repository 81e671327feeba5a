/** Engines limit the parameters of one statement; SQLite to 32,766. */
const PARAMETERS = 20_000;

/** How many items of so many columns fit one statement. */
export function fitting(columns: number): number {
  return Math.floor(PARAMETERS / columns);
}

/** Cuts a list into parts of at most `size`. */
export function chunks<T>(items: readonly T[], size = PARAMETERS): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < items.length; from += size) parts.push(items.slice(from, from + size));
  return parts;
}
