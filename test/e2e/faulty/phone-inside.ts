import type { Page } from '@playwright/test';

/** What the database of a phone holds; read by the test, never written. */
export type Inside = {
  /** Ids of ops waiting or kept, with the words of notes and the hashes of photos. */
  ops: { id: string; kind: string; text: string | null; sha256: string | null }[];
  waiting: number;
  /** Photos with bytes that are not at the server. */
  photosWaiting: number;
};

export function lookInside(page: Page): Promise<Inside> {
  return page.evaluate(async () => {
    const wait = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const name = names.find((one) => /^toso-(?!fresh)/.test(one));
    if (name === undefined) throw new Error(`no phone among ${names}`);
    const db = await wait(indexedDB.open(name));
    try {
      const reading = db.transaction(['outbox', 'kept', 'photos'], 'readonly');
      const [outbox, kept, photos] = await Promise.all([
        wait(reading.objectStore('outbox').getAll()),
        wait(reading.objectStore('kept').getAll()),
        wait(reading.objectStore('photos').getAll()),
      ]);
      const ops = [...kept, ...outbox].map(({ op }) => ({
        id: op.id as string,
        kind: op.kind as string,
        text: (op.text ?? null) as string | null,
        sha256: (op.photo?.sha256 ?? null) as string | null,
      }));
      const photosWaiting = photos.filter(({ state }) => state === 'waiting').length;
      return { ops, waiting: outbox.length, photosWaiting };
    } finally {
      db.close();
    }
  });
}

/** Words of the notes that this screen says have reached the ward; a schedule's number begins each. */
export function notesShownSent(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main li')]
      .filter((item) => /Đã gửi/.test(item.textContent ?? ''))
      .flatMap((item) => item.querySelector('p')?.textContent ?? [])
      .filter((text) => /^\d+ (một|hai) /.test(text)),
  );
}
