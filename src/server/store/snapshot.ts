import Sqlite from 'better-sqlite3';
import type { Id, Sha256 } from '../../shared/model.ts';
import { SHAPES } from './migrate.ts';
import type { WardHead } from './ward-lock.ts';

/** A database as it was at one moment, in a file of its own. */
export type Snapshot = {
  wards(): WardHead[];
  ops(): number;
  /** Photos whose bytes were verified and on the disk at that moment, each once. */
  photos(): IterableIterator<{ ward: Id; sha256: Sha256 }>;
  close(): void;
};

/**
 * Writes a snapshot of a database into a new file, in one reading transaction: whoever writes
 * meanwhile is neither held up nor seen. Throws `ENOSPC` where the disk is full.
 */
export function takeSnapshot(database: string, into: string): void {
  const sqlite = new Sqlite(database, { readonly: true, fileMustExist: true });
  try {
    sqlite.prepare('vacuum into ?').run(into);
  } catch (error) {
    if (isFull(error)) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
    throw error;
  } finally {
    sqlite.close();
  }
}

export function openSnapshot(file: string): Snapshot {
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
  return {
    wards: () =>
      sqlite.prepare<[], WardHead>('select id as ward, epoch, head from wards order by id').all(),
    ops: () => Number(sqlite.prepare('select count(*) from log').pluck().get()),
    photos: () =>
      sqlite
        .prepare<[], { ward: Id; sha256: Sha256 }>(
          `select distinct ward, sha256 from photos
            where part = 'photo' and stored_at is not null order by ward, sha256`,
        )
        .iterate(),
    close: () => sqlite.close(),
  };
}

/** Is this a sound database of ours, and of a shape that this program understands? */
export function judgeSnapshot(file: string): 'sound' | 'broken' | 'newer' {
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
    if (sqlite.pragma('integrity_check', { simple: true }) !== 'ok') return 'broken';
    const shapes = sqlite.prepare('select name from kysely_migration').pluck().all() as string[];
    if (shapes.length === 0) return 'broken';
    return shapes.every((shape) => SHAPES.includes(shape)) ? 'sound' : 'newer';
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return 'broken';
    throw error;
  } finally {
    sqlite?.close();
  }
}

function isFull(error: unknown): boolean {
  // A file that grows beyond what its disk or account allows fails as a write.
  const codes = ['SQLITE_FULL', 'SQLITE_IOERR_WRITE'];
  return error instanceof Sqlite.SqliteError && codes.includes(error.code);
}
