import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { first } from './migrations/0001-first.ts';
import { backups } from './migrations/0002-backups.ts';
import { losses } from './migrations/0003-losses.ts';
import { early } from './migrations/0004-early.ts';
import { erased } from './migrations/0005-erased.ts';
import { pushes } from './migrations/0006-pushes.ts';
import { sessionsSeen } from './migrations/0007-sessions-seen.ts';
import type { Tables } from './tables.ts';

/** In order and for ever: a migration that was shipped never changes, a new one gets the next number. */
const MIGRATIONS = {
  '0001-first': { up: first },
  '0002-backups': { up: backups },
  '0003-losses': { up: losses },
  '0004-early': { up: early },
  '0005-erased': { up: erased },
  '0006-pushes': { up: pushes },
  '0007-sessions-seen': { up: sessionsSeen },
};

/** The shapes of the database that this program understands, oldest first. */
export const SHAPES: readonly string[] = Object.keys(MIGRATIONS);

/** Brings the database to the newest shape, or leaves it as it was and throws. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const provider = { getMigrations: async () => MIGRATIONS };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error;
}
