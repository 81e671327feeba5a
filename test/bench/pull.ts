import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { KyselyPlugin, RootOperationNode } from 'kysely';
import { exchange } from '../../src/server/store/exchange.ts';
import { openStore, type Store, transact } from '../../src/server/store/open.ts';
import { addWard } from '../../src/server/store/wards.ts';
import { practiceOps } from '../../src/server/templates/practice.ts';
import type { Taken } from '../../src/shared/wire.ts';

const WARD = 'ward';
const MEMBER = 'person.1.2';
const GIVEN = { now: 1_790_000_000_000, chance: (bytes: number) => new Uint8Array(bytes) };
const CLIENT = 'pull-client0';

/** A real database file whose ward is small and whose log is as long as asked. */
export type History = {
  /** One idle exchange of a member, or a first download where `since` is 0. */
  pull: (since: number) => Promise<Taken>;
  head: number;
  /** How SQLite goes about each statement of a pull: lines of EXPLAIN QUERY PLAN. */
  plan: (since: number) => Promise<string[]>;
  close: () => Promise<void>;
};

export async function openHistory(ops: number): Promise<History> {
  const folder = await mkdtemp(join(tmpdir(), 'to-so-history-'));
  const file = join(folder, 'to-so.sqlite');
  const store = await openStore(file);
  await transact(store, (tx) =>
    addWard(tx, { ward: WARD, epoch: 'epoch' }, practiceOps(WARD), GIVEN.now),
  );
  const sqlite = new Sqlite(file);
  fill(sqlite, ops);
  const at = sqlite.prepare('SELECT head FROM wards').get() as { head: number };
  const pullFrom = (from: Store, since: number) =>
    exchange(from, WARD, MEMBER, requestOf(since), GIVEN) as Promise<Taken>;
  return {
    head: at.head,
    pull: (since) => pullFrom(store, since),
    async plan(since) {
      const seen: { sql: string; parameters: readonly unknown[] }[] = [];
      const db = store.db.withPlugin(watching(store, seen));
      await pullFrom({ ...store, db }, since);
      return seen.flatMap(({ sql, parameters }) =>
        sqlite
          .prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .all(...parameters)
          .map((line) => (line as { detail: string }).detail),
      );
    },
    async close() {
      sqlite.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Ticks that were set and taken back for years: they lengthen the log and no row. */
function fill(sqlite: Sqlite.Database, ops: number): void {
  const [{ have }] = sqlite.prepare('SELECT count(*) AS have FROM log').all() as [{ have: number }];
  sqlite
    .prepare(
      `WITH RECURSIVE i(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < ?)
       INSERT INTO log (ward, id, seq, client, n, person, kind, fields, base, device_at, at, skewed)
       SELECT '${WARD}', 'old-client.' || n || '.abcdef', n, 'old-client', n, 'person.1.3', 'step.set',
         '{"assignmentId":"a:0","stepId":"s1","done":true,"seen":[]}', n, n, n, 0 FROM i`,
    )
    .run(ops - have);
  sqlite.exec('ANALYZE');
}

function requestOf(since: number) {
  return {
    ...{ v: 1, person: MEMBER, client: CLIENT, epoch: null, scope: null },
    ...{ since, n0: 1, ops: [], stat: null, now: GIVEN.now },
  };
}

/** Notes each statement as it goes to the database. */
function watching(
  { db }: Store,
  seen: { sql: string; parameters: readonly unknown[] }[],
): KyselyPlugin {
  return {
    transformQuery({ node, queryId }): RootOperationNode {
      const { sql, parameters } = db.getExecutor().compileQuery(node, queryId);
      seen.push({ sql, parameters });
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}
