import type { ClientFacts, Known, WardFacts } from '../../shared/exchange/ward.ts';
import type { Entity, Id, Row } from '../../shared/model.ts';
import { chunks } from './chunks.ts';
import type { Tx } from './open.ts';
import type { Tables } from './tables.ts';
import type { WardHead } from './ward-lock.ts';

/** What `receive` must know of the ward, read under its lock. */
export async function readFacts(
  tx: Tx,
  at: WardHead,
  client: Id,
  needed: { log: readonly Id[]; rows: readonly Id[] },
): Promise<WardFacts> {
  return {
    epoch: at.epoch,
    head: at.head,
    client: await readClient(tx, at.ward, client),
    known: await readKnown(tx, at.ward, needed.log),
    rows: await readRows(tx, at.ward, needed.rows),
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

async function readKnown(tx: Tx, ward: Id, ids: readonly Id[]): Promise<Map<Id, Known>> {
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

/** A stored entity as a row of the wire. Its body was checked when the op that made it was read. */
export function toRow(stored: Omit<Tables['rows'], 'ward'>): Row {
  const { id, kind, place, seq, body } = stored;
  return { ...({ id, kind, place, body: JSON.parse(body) } as Entity), seq };
}
