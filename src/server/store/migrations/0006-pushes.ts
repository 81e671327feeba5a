import type { Kysely } from 'kysely';

/** Where phones take pushes, what waits to be pushed, and how far each ward's log was looked through. */
export async function pushes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('subscriptions')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('ward', 'text', (col) => col.notNull())
    .addColumn('person', 'text', (col) => col.notNull())
    .addColumn('session', 'text', (col) => col.notNull())
    .addColumn('endpoint', 'text', (col) => col.notNull())
    .addColumn('p256dh', 'text', (col) => col.notNull())
    .addColumn('auth', 'text', (col) => col.notNull())
    .addColumn('since', 'bigint', (col) => col.notNull())
    .addColumn('day', 'text')
    .addColumn('sent', 'integer', (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex('subscriptions_person')
    .on('subscriptions')
    .columns(['ward', 'person'])
    .execute();
  await db.schema
    .createTable('pushes')
    .addColumn('subscription', 'text', (col) => col.notNull())
    .addColumn('kind', 'text', (col) => col.notNull())
    .addColumn('about', 'text', (col) => col.notNull())
    .addColumn('due_at', 'bigint', (col) => col.notNull())
    .addColumn('tries', 'integer', (col) => col.notNull())
    .addPrimaryKeyConstraint('pushes_key', ['subscription', 'kind'])
    .execute();
  await db.schema
    .createTable('push_heads')
    .addColumn('ward', 'text', (col) => col.primaryKey())
    .addColumn('seq', 'bigint', (col) => col.notNull())
    .addColumn('day', 'text', (col) => col.notNull())
    .execute();
  await db.schema.createIndex('log_seq').on('log').columns(['ward', 'seq']).execute();
}
