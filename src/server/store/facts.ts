import type { Row } from '../../shared/entity.ts';
import { type ClientFacts, type Known, needs, type WardFacts } from '../../shared/exchange/ward.ts';
import type { Id } from '../../shared/model.ts';
import { chunks } from './chunks.ts';
import { readEarly } from './early.ts';
import type { Store, Tx } from './open.ts';
import { toRow } from './row.ts';
import type { WardHead } from './ward-lock.ts';

/** What `receive` must know of the ward, read under its lock. */
export async function readFacts(
  tx: Tx,
  at: WardHead,
  client: Id,
  needed: { log: readonly Id[]; rows: readonly Id[] },
): Promise<WardFacts> {
  const rows = await readRows(tx, at.ward, needed.rows);
  const missing = needed.rows.filter((id) => !rows.has(id));
  const early = await readEarly(tx, at.ward, missing);
  const more = needs(early).rows.filter((id) => !rows.has(id));
  for (const [id, row] of await readRows(tx, at.ward, more)) rows.set(id, row);
  return {
    epoch: at.epoch,
    head: at.head,
    client: await readClient(tx, at.ward, client),
    known: await readKnown(tx, at.ward, needed.log),
    rows,
    early,
  };
}

async function readClient(tx: Tx, ward: Id, client: Id): Promise<ClientFacts | null> {
  const found = await tx
    .selectFrom('clients')
    .select(['person', 'lm', 'lm_id'])
    .where('ward', '=', ward)
    .where('client', '=', client)
    .executeTakeFirst();
  return found ? { person: found.person, lm: found.lm, lmId: found.lm_id } : null;
}

async function readKnown(
  tx: Store['db'] | Tx,
  ward: Id,
  ids: readonly Id[],
): Promise<Map<Id, Known>> {
  const known = new Map<Id, Known>();
  for (const part of chunks(ids)) {
    const lines = await tx
      .selectFrom('log')
      .select(['id', 'outcome', 'why'])
      .where('ward', '=', ward)
      .where('id', 'in', part)
      .execute();
    for (const { id, outcome, why } of lines) {
      known.set(id, { outcome: outcome as Known['outcome'], why });
    }
  }
  return known;
}

async function readRows(tx: Tx, ward: Id, ids: readonly Id[]): Promise<Map<Id, Row>> {
  const rows = new Map<Id, Row>();
  for (const part of chunks(ids)) {
    const found = await tx
      .selectFrom('rows')
      .select(['id', 'kind', 'place', 'seq', 'body'])
      .where('ward', '=', ward)
      .where('id', 'in', part)
      .execute();
    for (const row of found) rows.set(row.id, toRow(row));
  }
  return rows;
}

/** Of these op ids, how many the ward's log has. */
export async function countKnown(
  db: Store['db'] | Tx,
  ward: Id,
  ids: readonly Id[],
): Promise<number> {
  return (await readKnown(db, ward, ids)).size;
}
