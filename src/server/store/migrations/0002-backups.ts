import type { Kysely } from 'kysely';

/** What backups hold, so that phones learn what they need not keep any longer. */
export async function backups(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('backups')
    .addColumn('ward', 'text', (col) => col.notNull())
    .addColumn('made_at', 'bigint', (col) => col.notNull())
    .addColumn('head', 'bigint', (col) => col.notNull())
    .addPrimaryKeyConstraint('backups_key', ['ward', 'made_at'])
    .execute();
}
