import { clearStaging, isUnsettled, settle } from './backup/swap.ts';
import type { DataFolder } from './data-folder.ts';
import { type Hold, hold } from './store/hold.ts';
import { openStore, type Store } from './store/open.ts';

/** An open database that no restore can replace before `close`. */
export type Data = { store: Store; close(): Promise<void> };

/**
 * Opens what lies in a data folder, after finishing a restore that died on the way. Null while
 * another process replaces it.
 */
export async function openData(paths: DataFolder): Promise<Data | null> {
  const held = await holdSettled(paths);
  if (!held) return null;
  try {
    const store = await openStore(paths.database);
    return { store, close: () => store.close().finally(held.release) };
  } catch (error) {
    held.release();
    throw error;
  }
}

async function holdSettled({ folder, lock }: DataFolder): Promise<Hold | null> {
  for (;;) {
    const held = hold(lock, 'together');
    if (!held) return null;
    if (!isUnsettled(folder)) {
      // Nobody restores while this lock is held: what lies there is of one that died before it counted.
      await clearStaging(folder);
      return held;
    }
    held.release();
    const alone = hold(lock, 'alone');
    if (!alone) return null;
    await settle(folder).finally(alone.release);
  }
}
