import Sqlite from 'better-sqlite3';

/** A lock on a whole data folder; the system lets go of it when the process ends, however it ends. */
export type Hold = { release(): void };

/** How long one waits for somebody who is about to finish. */
const PATIENCE_MS = 2_000;

/** An open lock must not be collected as garbage: closing the file would let go of it. */
const held = new Set<Sqlite.Database>();

/**
 * Takes the lock `file`: `together` for whoever works on the data, server and commands alike,
 * `alone` for whoever replaces them. Null while others hold it the other way. The lock is SQLite's
 * own on an empty database, so there is no process number to be wrong about and no moment between
 * looking and taking.
 */
export function hold(file: string, how: 'together' | 'alone'): Hold | null {
  const lock = new Sqlite(file, { timeout: PATIENCE_MS });
  try {
    lock.exec(how === 'alone' ? 'begin exclusive' : 'begin');
    // A plain `begin` takes its lock at the first read.
    lock.prepare('select count(*) from sqlite_schema').get();
  } catch (error) {
    lock.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  held.add(lock);
  return {
    release() {
      held.delete(lock);
      lock.close();
    },
  };
}
