import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { first } from './migrations/0001-first.ts';
import { losses } from './migrations/0003-losses.ts';
import { early } from './migrations/0004-early.ts';
import type { Tables } from './tables.ts';

/** In order and for ever: a migration that was shipped never changes, a new one gets the next number. */
const MIGRATIONS = {
  '0001-first': { up: first },
  '0003-losses': { up: losses },
  '0004-early': { up: early },
};

/** Brings the database to the newest shape, or leaves it as it was and throws. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const provider = { getMigrations: async () => MIGRATIONS };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error;
}
