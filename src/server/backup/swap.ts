import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { flush } from '../blobs/flush.ts';
import { DATABASE } from './names.ts';

/**
 * How restored data take the place of the present ones. They are put together in `restoring`;
 * renaming that to `restored` is the one moment at which the restore has happened. What follows is
 * moving files, begun again by whoever comes next if the process dies: first what was there, aside
 * and never deleted, then what is new into its place.
 *
 * **Invariant:** nobody opens the database while `restored` exists; who moves holds the lock alone.
 */
const STAGING = 'restoring';
const READY = 'restored';
const ASIDE = 'aside';
const PHOTOS = 'photos';
/** The log of the database first: without its database it means nothing. */
const MOVES = [
  { item: PHOTOS, old: [PHOTOS] },
  { item: DATABASE, old: [`${DATABASE}-wal`, `${DATABASE}-shm`, DATABASE] },
];

/** An empty folder to put restored data in; what a restore before this one left is gone. */
export async function makeStaging(folder: string): Promise<string> {
  const staging = join(folder, STAGING);
  await clearStaging(folder);
  await mkdir(join(staging, PHOTOS), { recursive: true });
  return staging;
}

export async function clearStaging(folder: string): Promise<void> {
  await rm(join(folder, STAGING), { recursive: true, force: true });
}

/** Did a restore happen whose files still have to be moved? */
export function isUnsettled(folder: string): boolean {
  return existsSync(join(folder, READY));
}

/** From here on the restored data count. Everything in `restoring` is on the disk already. */
export async function commit(folder: string, aside: string): Promise<void> {
  const staging = join(folder, STAGING);
  await writeFile(join(staging, ASIDE), aside);
  await flush(join(staging, ASIDE), 'r+');
  await flush(staging, 'r');
  await rename(staging, join(folder, READY));
  await flush(folder, 'r');
}

/** Moves the files of a restore that happened. Again, or after dying anywhere in it, it ends the same. */
export async function settle(folder: string): Promise<void> {
  const ready = join(folder, READY);
  if (!existsSync(ready)) return;
  for (const { item, old } of MOVES) {
    if (!existsSync(join(ready, item))) continue;
    const present = old.filter((name) => existsSync(join(folder, name)));
    if (present.length > 0) {
      const aside = join(folder, await readFile(join(ready, ASIDE), 'utf8'));
      await mkdir(aside, { recursive: true });
      for (const name of present) await rename(join(folder, name), join(aside, name));
      await flush(aside, 'r');
      await flush(folder, 'r');
    }
    await rename(join(ready, item), join(folder, item));
    await flush(folder, 'r');
  }
  await rm(ready, { recursive: true });
  await flush(folder, 'r');
}
