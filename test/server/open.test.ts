import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refusal } from '../../src/shared/refusal.ts';
import { GIVE, makeCaller, op } from '../support/caller.ts';
import { dump } from '../support/dump.ts';
import { makeServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await makeServer();
});
afterEach(() => server.close());

async function pragma(name: string): Promise<unknown> {
  const { rows } = await sql`pragma ${sql.raw(name)}`.execute(server.house.store.db);
  return Object.values(rows[0] as object)[0];
}

test('what is committed reaches the disk, at the first open and at every later one', async () => {
  expect([await pragma('journal_mode'), await pragma('synchronous')]).toEqual(['wal', 2]);
  await server.reopen();
  await server.reopen();
  expect([await pragma('journal_mode'), await pragma('synchronous')]).toEqual(['wal', 2]);
});

test('a database that is opened again holds what it held', async () => {
  await server.makeWard();
  const before = await dump(server);
  await server.reopen();
  expect(await dump(server)).toBe(before);
});

test('while another process writes for long, a phone is told to come again and nothing changes', async () => {
  const ward = await server.makeWard();
  const official = makeCaller(server, await server.join(ward, 'person.official'));
  const before = await dump(server);
  const other = new Sqlite(`${server.folder}/to-so.sqlite`);
  other.exec('begin immediate');

  const answer = await official.post('/api/sync', official.request([op('o.give', GIVE)]));
  other.exec('rollback');
  other.close();

  expect([answer.status, await answer.json()]).toEqual([503, { code: new Refusal('busy').code }]);
  expect(await dump(server)).toBe(before);
  expect(server.bugs).toEqual([]);
  await official.sync(official.request([op('o.give', GIVE)]));
});
