import type { Page } from '@playwright/test';

/** The keys of one table of this person's work, read from the browser's own disk. */
export function keys(page: Page, table: string): Promise<(string | number)[]> {
  return page.evaluate(async (name) => {
    const names = (await indexedDB.databases()).flatMap((one) => one.name ?? []);
    const open = indexedDB.open(names.find((one) => one.startsWith('toso-')) ?? '');
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const all = db.transaction(name).objectStore(name).getAllKeys();
    return new Promise<(string | number)[]>((resolve) => {
      all.onsuccess = () => {
        db.close();
        resolve(all.result as (string | number)[]);
      };
    });
  }, table);
}
