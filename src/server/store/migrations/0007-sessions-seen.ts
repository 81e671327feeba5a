import type { Kysely } from 'kysely';

/** When a session was last heard, so that its person can tell two devices of one make apart. */
export async function sessionsSeen(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('sessions').addColumn('seen_at', 'bigint').execute();
}
