import { inScope } from '../../shared/access.ts';
import type { Entity, Row } from '../../shared/entity.ts';
import { requeue } from '../../shared/exchange/ask.ts';
import { fold, liveEntries, touchedBy } from '../../shared/exchange/fold.ts';
import { hear, isGone, type PhoneChange } from '../../shared/exchange/hear.ts';
import type { Kept } from '../../shared/exchange/phone.ts';
import { missed } from '../../shared/exchange/photo-lane.ts';
import type { Evidence, Id } from '../../shared/model.ts';
import type { SyncAnswer, SyncRequest } from '../../shared/wire.ts';
import type { Db } from './db.ts';
import { dropErased, dropOwn } from './erase.ts';
import { roomFor } from './full.ts';
import { CLIENT_LENGTH, type Phone, readState, writeState } from './phone.ts';
import { holdBack } from './take-back.ts';
import type { EntityOf } from './work.ts';

/**
 * Door 2: the only way in which a server's answer enters. Cursor, rows, acknowledgements and the
 * view change in one transaction, or not at all.
 *
 * @returns what changed, or null where the answer came too late to mean anything.
 */
export async function rebase(
  phone: Phone,
  sent: SyncRequest,
  answer: SyncAnswer,
): Promise<PhoneChange | null> {
  const newClient = phone.chance(CLIENT_LENGTH);
  // An acknowledgement that finds the phone full is what empties its queue: it gets room, too.
  return roomFor(phone, () => takeIn(phone, { sent, answer, newClient }));
}

function takeIn(
  phone: Phone,
  { sent, answer, newClient }: { sent: SyncRequest; answer: SyncAnswer; newClient: Id },
): Promise<PhoneChange | null> {
  const { db } = phone;
  return db.transaction('rw', db.tables, async () => {
    const state = await readState(db);
    const waiting = await db.outbox.orderBy('n').toArray();
    const change = hear(state, sent, answer, { waiting, newClient, now: phone.clock() });
    if (!change) return null;
    const liveBefore = liveEntries(state, waiting, await keptBeyond(db, state.whole));
    const { dropped, left } = await carryOut(phone, change);
    await tellOutcomes(phone, change);
    await takeNote(db, change);

    const now = await readState(db);
    const live = liveEntries(
      now,
      await db.outbox.orderBy('n').toArray(),
      await keptBeyond(db, now.whole),
    );
    const touched = touchedBy(liveBefore, live);
    for (const id of [...change.rows.map((row) => row.id), ...dropped]) touched.add(id);
    const evidence: EntityOf<'evidence'>[] = [];
    for (const id of touched) {
      const base = await db.base.get(id);
      const entity = fold(base && entityOf(base.row), id, live, phone.person);
      if (entity) await db.view.put(entity);
      else await db.view.delete(id);
      if (entity?.kind === 'evidence') evidence.push(entity);
    }
    const erased = evidence.map(({ body }) => body).filter((body) => body.erased);
    await dropErased(db, [...erased, ...left]);
    await holdBack(db, evidence);
    await dropOwn(db, change.erased);
    return { ...change, state: now };
  });
}

function keptBeyond(db: Db, whole: number): Promise<Kept[]> {
  return db.kept.where('head').above(whole).toArray();
}

/**
 * The queues, the cursor and the rows. Returns the ids of rows that are here no more, and others'
 * evidence among them that its person may not read now: it could be erased and nobody told.
 */
async function carryOut(
  { db, person }: Phone,
  change: PhoneChange,
): Promise<{ dropped: Id[]; left: Evidence[] }> {
  let { state } = change;
  if (change.ack) {
    const { n, head, at: ackedAt } = change.ack;
    const acked = await db.outbox.where('n').belowOrEqual(n).toArray();
    await db.kept.bulkPut(acked.map((entry) => ({ ...entry, head, ackedAt })));
    await db.outbox.where('n').belowOrEqual(n).delete();
  }
  if (change.forget) {
    const { head, before } = change.forget;
    const old = db.kept.where('head').belowOrEqual(head);
    await (before === null ? old : old.and((entry) => entry.ackedAt < before)).delete();
  }
  if (change.requeue) {
    const held = [...(await db.kept.toArray()), ...(await db.outbox.toArray())];
    const again = requeue(state, held);
    state = again.state;
    await db.kept.clear();
    await db.outbox.clear();
    await db.outbox.bulkAdd(again.waiting);
  }
  await writeState(db, state);
  const { generation } = state;
  await db.base.bulkPut(change.rows.map((row) => ({ id: row.id, generation, row })));
  const dropped: Id[] = [];
  for (const gone of change.gone) {
    const base = await db.base.get(gone.id);
    if (base && isGone(base.row, gone)) dropped.push(gone.id);
  }
  if (change.dropStale) {
    const stale = db.base.where('generation').notEqual(generation);
    dropped.push(...(await stale.primaryKeys()));
  }
  const rows = (await db.base.bulkGet(dropped)).flatMap((base) => base?.row ?? []);
  const left = rows.flatMap(({ kind, place, body }) => {
    const theirs = kind === 'evidence' && body.mark.by !== person;
    return theirs && !inScope(state.scope ?? '*', place) ? [body] : [];
  });
  await db.base.bulkDelete(dropped);
  return { dropped, left };
}

async function tellOutcomes(phone: Phone, change: PhoneChange): Promise<void> {
  const { db } = phone;
  for (const outcome of change.outcomes) {
    const known = await db.outcomes.get(outcome.id);
    if (!known) await db.outcomes.put({ ...outcome, at: phone.clock(), told: 0 });
  }
}

/** What the rows and the answer say of photos: which to send again, whose thumbnails to fetch. */
async function takeNote(db: Db, change: PhoneChange): Promise<void> {
  for (const sha256 of change.want) {
    await db.photos.where({ sha256 }).modify((photo) => void Object.assign(photo, missed(photo)));
    await db.thumbs.where({ sha256 }).modify((thumb) => void Object.assign(thumb, missed(thumb)));
  }
  for (const row of change.rows) {
    if (row.kind !== 'evidence' || !row.body.thumbStored) continue;
    const { sha256 } = row.body.thumb;
    if (await db.thumbs.get(sha256)) continue;
    await db.thumbs.add({ sha256, bytes: null, state: 'wanted', evidenceId: row.id });
  }
}

function entityOf(row: Row): Entity {
  const { seq: _seq, ...entity } = row;
  return entity as Entity;
}
