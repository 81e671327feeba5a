import type { Kysely } from 'kysely';

/** What it takes to notice that a phone lost its work, and to open a file of it. */
export async function losses(db: Kysely<unknown>): Promise<void> {
  const devices = () => db.schema.alterTable('devices');
  await devices().addColumn('tag', 'text').execute();
  await devices().addColumn('top', 'bigint').execute();
  await db.schema
    .createIndex('devices_tag')
    .on('devices')
    .columns(['ward', 'person', 'tag'])
    .execute();
  await db.schema
    .createTable('keys')
    .addColumn('name', 'text', (col) => col.primaryKey())
    .addColumn('public', 'text', (col) => col.notNull())
    .addColumn('private', 'text', (col) => col.notNull())
    .execute();
}
