import { chmodSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect, sql, type Transaction } from 'kysely';
import { Refusal } from '../../shared/refusal.ts';
import { type Heads, makeHeads } from './heads.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

/** An open database. Only this file knows which engine it is. */
export type Store = {
  db: Kysely<Tables>;
  heads: Heads;
  /** Leaves no bytes of deleted records in the files; those that somebody still reads go later. */
  scrub(): Promise<void>;
  close(): Promise<void>;
};

/** One transaction of it. */
export type Tx = Transaction<Tables>;

/** How long a statement waits for another process (the command line) that writes. */
const PATIENCE_MS = 2_000;
const FULL = 2;

/**
 * Opens a SQLite file, makes it if need be and brings its tables up to date.
 *
 * **Invariant:** what was committed is on the disk. better-sqlite3 falls back to
 * `synchronous=NORMAL` at every open but the first, so it is set and checked each time.
 */
export async function openStore(file: string): Promise<Store> {
  const sqlite = new Sqlite(file, { timeout: PATIENCE_MS });
  // It holds the server's private key; SQLite gives the files beside it the same rights.
  chmodSync(file, 0o600);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  // Without it, what was deleted stays readable in the file until something else needs its place.
  sqlite.pragma('secure_delete = ON');
  const mode = sqlite.pragma('journal_mode', { simple: true });
  const synchronous = sqlite.pragma('synchronous', { simple: true });
  if (mode !== 'wal' || synchronous !== FULL) {
    sqlite.close();
    throw new Error(`SQLite would not be durable: ${mode}, synchronous ${synchronous}`);
  }
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) });
  await migrate(db);
  const heads = makeHeads();
  // Through the pool, so that it waits for the transaction that is under way.
  const scrub = async () => void (await sql`pragma wal_checkpoint(truncate)`.execute(db));
  async function close(): Promise<void> {
    heads.close();
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
    await db.destroy();
  }
  return { db, heads, scrub, close };
}

/**
 * Runs `work` in one transaction. Its first statement must write, so that it waits for the lock
 * instead of failing half-way. Refuses `busy` where somebody else holds the lock for too long.
 */
export async function transact<T>({ db }: Store, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().execute(work);
  } catch (error) {
    if (isBusy(error)) throw new Refusal('busy');
    throw error;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
