import type { Kysely } from 'kysely';

/** Ops that wait for the record they are about. */
export async function early(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('early')
    .addColumn('ward', 'text', (col) => col.notNull())
    .addColumn('subject', 'text', (col) => col.notNull())
    .addColumn('id', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('early_key', ['ward', 'subject', 'id'])
    .execute();
}
