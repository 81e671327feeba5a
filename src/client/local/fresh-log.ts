const NAME = 'toso-fresh-log';

/**
 * Makes the browser begin a new log under its databases; to be called once at every start, before
 * work is written.
 *
 * Chromium appends every write to a log. A process that is killed within such a write leaves half a
 * record at the end, which the next start rightly ignores, but then writes on behind it. The start
 * after that takes the half record for damage and **deletes all databases of the site**. Deleting a
 * database lets Chromium put what it holds into a table and begin a new log, so nothing is ever
 * written behind half a record (`test/e2e/kills.spec.ts`).
 *
 * Never rejects: where it fails, all is as it was without it.
 */
export function freshLog(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => resolve();
    const making = indexedDB.open(NAME);
    making.onerror = end;
    making.onsuccess = () => {
      making.result.close();
      const deleting = indexedDB.deleteDatabase(NAME);
      deleting.onsuccess = end;
      deleting.onerror = end;
    };
  });
}
