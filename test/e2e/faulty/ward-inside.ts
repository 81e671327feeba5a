import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** What the server has on its disk. */
export type WardInside = {
  /** Every op in the log, by id with how often it stands there. */
  log: () => Map<string, number>;
  /** Words of all notes in the log. */
  notes: () => Set<string>;
  /** Hashes of photos that the server calls stored and whose file is what its name says. */
  photos: () => Set<string>;
  close: () => void;
};

/** Reads beside the running server. */
export function openWard(data: string): WardInside {
  const db = new Database(join(data, 'to-so.sqlite'), { readonly: true });
  return {
    log(): Map<string, number> {
      const rows = db.prepare('select id, count(*) as times from log group by id').all();
      return new Map((rows as { id: string; times: number }[]).map((row) => [row.id, row.times]));
    },
    notes(): Set<string> {
      const rows = db.prepare("select fields from log where kind = 'note.add'").all();
      const words = (rows as { fields: string }[]).map(({ fields }) => JSON.parse(fields).text);
      return new Set(words);
    },
    photos(): Set<string> {
      const rows = db
        .prepare("select sha256 from photos where part = 'photo' and stored_at is not null")
        .all() as { sha256: string }[];
      const folder = join(data, 'photos');
      const files = readdirSync(folder, { recursive: true, withFileTypes: true });
      const hashes = new Set(
        files
          .filter((file) => file.isFile())
          .map((file) => readFileSync(join(file.parentPath, file.name)))
          .map((bytes) => createHash('sha256').update(bytes).digest('hex')),
      );
      return new Set(rows.map(({ sha256 }) => sha256).filter((sha256) => hashes.has(sha256)));
    },
    close: () => {
      db.close();
    },
  };
}
