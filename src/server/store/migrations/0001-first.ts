import type { Kysely } from 'kysely';

/** The first tables. Types are those that SQLite and PostgreSQL both know. */
export async function first(db: Kysely<unknown>): Promise<void> {
  const make = (table: string) => db.schema.createTable(table);

  await make('wards')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('epoch', 'text', (col) => col.notNull())
    .addColumn('head', 'bigint', (col) => col.notNull())
    .execute();

  await make('clients')
    .addColumn('ward', 'text', (col) => col.notNull())
    .addColumn('client', 'text', (col) => col.notNull())
    .addColumn('person', 'text', (col) => col.notNull())
    .addColumn('lm', 'bigint', (col) => col.notNull())
    .addColumn('lm_id', 'text')
    .addPrimaryKeyConstraint('clients_key', ['ward', 'client'])
    .execute();

  await make('rows')
    .addColumn('ward', 'text', (col) => col.notNull())
    .addColumn('id', 'text', (col) => col.notNull())
    .addColumn('kind', 'text', (col) => col.notNull())
    .addColumn('place', 'text', (col) => col.notNull())
    .addColumn('seq', 'bigint', (col) => col.notNull())
    .addColumn('body', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('rows_key', ['ward', 'id'])
    .execute();
  // An official reads the ward in order of seq, a member one place and what is everybody's.
  await db.schema.createIndex('rows_seq').on('rows').columns(['ward', 'seq']).execute();
  await db.schema.createIndex('rows_place').on('rows').columns(['ward', 'place', 'seq']).execute();

  await make('log')
    .addColumn('ward', 'text', (col) => col.notNull())
    .addColumn('id', 'text', (col) => col.notNull())
    .addColumn('seq', 'bigint', (col) => col.notNull())
    .addColumn('client', 'text', (col) => col.notNull())
    .addColumn('n', 'bigint', (col) => col.notNull())
    .addColumn('person', 'text', (col) => col.notNull())
    .addColumn('kind', 'text', (col) => col.notNull())
    .addColumn('fields', 'text', (col) => col.notNull())
    // What a phone claims may be any number: only a float column holds it on every engine.
    .addColumn('base', 'double precision', (col) => col.notNull())
    .addColumn('device_at', 'double precision', (col) => col.notNull())
    .addColumn('at', 'double precision', (col) => col.notNull())
    .addColumn('skewed', 'integer', (col) => col.notNull())
    .addColumn('outcome', 'text')
    .addColumn('why', 'text')
    .addPrimaryKeyConstraint('log_key', ['ward', 'id'])
    .execute();

  await make('devices')
    .addColumn('ward', 'text', (col) => col.notNull())
    .addColumn('client', 'text', (col) => col.notNull())
    .addColumn('person', 'text', (col) => col.notNull())
    .addColumn('seen_at', 'bigint', (col) => col.notNull())
    .addColumn('stat', 'text')
    .addPrimaryKeyConstraint('devices_key', ['ward', 'client'])
    .execute();

  await make('photos')
    .addColumn('ward', 'text', (col) => col.notNull())
    .addColumn('sha256', 'text', (col) => col.notNull())
    .addColumn('part', 'text', (col) => col.notNull())
    .addColumn('evidence', 'text', (col) => col.notNull())
    .addColumn('place', 'text', (col) => col.notNull())
    .addColumn('person', 'text', (col) => col.notNull())
    .addColumn('bytes', 'integer', (col) => col.notNull())
    .addColumn('seq', 'bigint', (col) => col.notNull())
    .addColumn('stored_at', 'bigint')
    .addPrimaryKeyConstraint('photos_key', ['ward', 'sha256', 'part', 'evidence'])
    .execute();
  await db.schema
    .createIndex('photos_wanted')
    .on('photos')
    .columns(['ward', 'person', 'stored_at'])
    .execute();

  await make('thumbs')
    .addColumn('ward', 'text', (col) => col.notNull())
    .addColumn('sha256', 'text', (col) => col.notNull())
    .addColumn('data', 'bytea', (col) => col.notNull())
    .addPrimaryKeyConstraint('thumbs_key', ['ward', 'sha256'])
    .execute();

  await make('sessions')
    .addColumn('token_hash', 'text', (col) => col.primaryKey())
    .addColumn('ward', 'text', (col) => col.notNull())
    .addColumn('person', 'text', (col) => col.notNull())
    .addColumn('device', 'text', (col) => col.notNull())
    .addColumn('since', 'bigint', (col) => col.notNull())
    .addColumn('ended_at', 'bigint')
    .execute();

  await make('invites')
    .addColumn('code_hash', 'text', (col) => col.primaryKey())
    .addColumn('ward', 'text')
    .addColumn('person', 'text')
    .addColumn('uses_left', 'integer', (col) => col.notNull())
    .addColumn('expires_at', 'bigint', (col) => col.notNull())
    .execute();

  await make('rescued')
    .addColumn('ward', 'text', (col) => col.notNull())
    .addColumn('person', 'text', (col) => col.notNull())
    .addColumn('id', 'text', (col) => col.notNull())
    .addColumn('text', 'text', (col) => col.notNull())
    .addColumn('at', 'bigint', (col) => col.notNull())
    .addPrimaryKeyConstraint('rescued_key', ['ward', 'person', 'id'])
    .execute();
}
