/** Engines limit the parameters of one statement; SQLite to 32,766. */
const PARAMETERS = 20_000;

/** Cuts a list so that each part fits one statement with `columns` parameters per item. */
export function chunks<T>(items: readonly T[], columns = 1): T[][] {
  const size = Math.floor(PARAMETERS / columns);
  const parts: T[][] = [];
  for (let from = 0; from < items.length; from += size) parts.push(items.slice(from, from + size));
  return parts;
}
