import { liveQuery } from 'dexie';
import { useEffect, useState } from 'preact/hooks';

/**
 * The result of a query, read anew after every change of the tables it read; `before` its first
 * result, and where there is no query, undefined or what the caller read already.
 */
export function useLive<T>(
  query: (() => Promise<T>) | null,
  inputs: unknown[],
  before?: T,
): T | undefined {
  const [value, setValue] = useState<T | undefined>(before);
  const [broken, setBroken] = useState<unknown>();
  useEffect(() => {
    if (!query) return;
    const reading = liveQuery(query).subscribe({
      next: (result) => setValue(() => result),
      error: setBroken,
    });
    return () => reading.unsubscribe();
  }, inputs);
  // A query that fails is a bug: it goes to the error screen, one of the four edges.
  if (broken) throw broken;
  return value;
}
