import type { Row } from '../../shared/entity.ts';
import type { Decision, LogEntry } from '../../shared/exchange/ward.ts';
import type { Id } from '../../shared/model.ts';
import { chunks, fitting } from './chunks.ts';
import { writeEarly } from './early.ts';
import { forgetErased } from './erased.ts';
import type { Tx } from './open.ts';
import { announce } from './photos.ts';

const ROW_COLUMNS = 6;
const LOG_COLUMNS = 14;

/** Puts on the disk what `receive` decided; the ward's lock is held. */
export async function writeDecision(tx: Tx, ward: Id, decision: Decision): Promise<void> {
  await writeLog(tx, ward, decision.log);
  await writeEarly(tx, ward, decision);
  await writeRows(tx, ward, decision.rows);
  await announce(tx, ward, decision.rows);
  await forgetErased(tx, ward, decision.rows);
  await tx.updateTable('wards').set({ head: decision.head }).where('id', '=', ward).execute();
}

/** The watermark of one client, in the same transaction as the effects that it stands for. */
export async function writeClient(
  tx: Tx,
  ward: Id,
  client: Id,
  { person, lm, lmId }: Decision['client'],
): Promise<void> {
  await tx
    .insertInto('clients')
    .values({ ward, client, person, lm, lm_id: lmId })
    .onConflict((at) => at.columns(['ward', 'client']).doUpdateSet({ lm, lm_id: lmId }))
    .execute();
}

async function writeRows(tx: Tx, ward: Id, rows: readonly Row[]): Promise<void> {
  for (const part of chunks(rows, fitting(ROW_COLUMNS))) {
    await tx
      .insertInto('rows')
      .values(
        part.map(({ id, kind, place, seq, body }) => {
          return { ward, id, kind, place, seq, body: JSON.stringify(body) };
        }),
      )
      .onConflict((at) =>
        at.columns(['ward', 'id']).doUpdateSet((eb) => ({
          place: eb.ref('excluded.place'),
          seq: eb.ref('excluded.seq'),
          body: eb.ref('excluded.body'),
        })),
      )
      .execute();
  }
}

/** No upsert: an op id that stands in the log already is a bug, and must fail loudly. */
async function writeLog(tx: Tx, ward: Id, log: readonly LogEntry[]): Promise<void> {
  for (const part of chunks(log, fitting(LOG_COLUMNS))) {
    await tx
      .insertInto('log')
      .values(
        part.map(({ fields, deviceAt, skewed, ...entry }) => ({
          ...entry,
          ward,
          fields: JSON.stringify(fields) ?? 'null',
          device_at: deviceAt,
          skewed: skewed ? 1 : 0,
        })),
      )
      .execute();
  }
}
