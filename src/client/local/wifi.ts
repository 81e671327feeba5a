import { liveQuery } from 'dexie';
import type { Db } from './db.ts';

/** Whether this phone keeps its full photos for Wi-Fi. Text and thumbnails never wait. */
export type Wifi = {
  key: 'wifi';
  /** What its person chose. */
  only: boolean;
  /** The photo lane came by, and waits for Wi-Fi. */
  held: boolean;
};

const FREE: Wifi = { key: 'wifi', only: false, held: false };

export async function readWifi(db: Db): Promise<Wifi> {
  return (await db.wifi.get('wifi')) ?? FREE;
}

/** Chooses. Without the choice nothing is held from this moment on. */
export function chooseWifi(db: Db, only: boolean): Promise<void> {
  return change(db, (wifi) => ({ ...wifi, only, held: only && wifi.held }));
}

/** The lane says whether photos wait. */
export function noteHeld(db: Db, held: boolean): Promise<void> {
  return change(db, (wifi) => ({ ...wifi, held: held && wifi.only }));
}

/** Calls `changed` each time somebody chooses otherwise, in this tab or another. */
export function watchChoice(db: Db, changed: () => void): () => void {
  let before: boolean | undefined;
  const watching = liveQuery(() => readWifi(db)).subscribe(({ only }) => {
    if (before !== undefined && before !== only) changed();
    before = only;
  });
  return () => watching.unsubscribe();
}

function change(db: Db, to: (wifi: Wifi) => Wifi): Promise<void> {
  return db.transaction('rw', db.wifi, async () => {
    const before = await readWifi(db);
    const after = to(before);
    if (after.only !== before.only || after.held !== before.held) await db.wifi.put(after);
  });
}
