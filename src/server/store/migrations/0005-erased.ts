import type { Kysely } from 'kysely';

/** Photos that an official had erased, whose bytes are never taken again. */
export async function erased(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('erased')
    .addColumn('ward', 'text', (col) => col.notNull())
    .addColumn('sha256', 'text', (col) => col.notNull())
    .addColumn('evidence', 'text', (col) => col.notNull())
    .addColumn('person', 'text', (col) => col.notNull())
    .addColumn('seq', 'bigint', (col) => col.notNull())
    .addColumn('removed', 'integer', (col) => col.notNull())
    .addPrimaryKeyConstraint('erased_key', ['ward', 'sha256', 'evidence'])
    .execute();
}
