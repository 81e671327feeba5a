import type { TestServer } from './server.ts';

const TABLES = [
  'wards',
  'clients',
  'rows',
  'log',
  'devices',
  'photos',
  'thumbs',
  'sessions',
  'invites',
  'rescued',
  'backups',
  'early',
  'erased',
  'keys',
  'subscriptions',
  'pushes',
  'push_heads',
] as const;

/** Everything the database holds, to compare before and after. */
export async function dump(server: TestServer): Promise<string> {
  const all: Record<string, unknown[]> = {};
  for (const table of TABLES) {
    const lines = await server.house.store.db.selectFrom(table).selectAll().execute();
    all[table] = lines.map((line) => JSON.stringify(line)).sort();
  }
  return JSON.stringify(all, null, 1);
}
