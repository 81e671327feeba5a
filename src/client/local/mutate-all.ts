import { apply } from '../../shared/apply.ts';
import type { Entity } from '../../shared/entity.ts';
import { type Entry, enter } from '../../shared/exchange/phone.ts';
import { isTooLong } from '../../shared/limits.ts';
import type { Id } from '../../shared/model.ts';
import type { Op, OpBody } from '../../shared/op.ts';
import { touches } from '../../shared/reach.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Draft } from './db.ts';
import { NONCE_LENGTH, type Phone, readState, writeState } from './phone.ts';

/** Several ops that belong together. `bodies` may name each other's ids, which are handed in. */
export type Batch = { size: number; bodies: (ids: readonly Id[]) => OpBody[] };

/** What is stored, or forgotten, in the same transaction. */
export type BatchBeside = {
  /** Drafts that the batch completes: every key that begins so. */
  draftsUnder?: string;
  keep?: (ids: readonly Id[]) => Omit<Draft, 'at'>;
};

/**
 * `mutate` for many ops: all of them are on the disk and on the screen when it resolves, or none is.
 * They travel in this order; the ward may take them in several exchanges.
 *
 * @returns their ids. Refuses with `tooLong`, and then nothing has changed.
 */
export async function mutateAll(
  phone: Phone,
  batch: Batch,
  beside: BatchBeside = {},
): Promise<Id[]> {
  const { db } = phone;
  const nonces = Array.from({ length: batch.size }, () => phone.chance(NONCE_LENGTH));
  return db.transaction('rw', [db.phone, db.outbox, db.view, db.drafts], async () => {
    const now = phone.clock();
    const before = await readState(db);
    const ids = nonces.map((nonce, index) => `${before.client}.${before.n + index + 1}.${nonce}`);
    const bodies = batch.bodies(ids);
    if (bodies.length !== batch.size) throw new Error('a batch has as many ops as it says');
    if (bodies.some(isTooLong)) throw new Refusal('tooLong');
    let state = before;
    const entries: Entry[] = [];
    for (const [index, body] of bodies.entries()) {
      const given = { nonce: nonces[index] ?? '', now, holdMs: 0 };
      const entered = enter(state, (id) => ({ ...body, id }) as Op, given);
      state = entered.state;
      entries.push(entered.entry);
    }
    await carryOut(phone, entries);
    await db.outbox.bulkAdd(entries);
    await writeState(db, state);
    if (beside.draftsUnder) await db.drafts.where('key').startsWith(beside.draftsUnder).delete();
    if (beside.keep) await db.drafts.put({ ...beside.keep(ids), at: now });
    return ids;
  });
}

/** Reads once and writes once, however many ops touch a record. */
async function carryOut({ db, person }: Phone, entries: readonly Entry[]): Promise<void> {
  const touched = [...new Set(entries.flatMap(({ op }) => touches(op)))];
  const found = await db.view.bulkGet(touched);
  const now = new Map<Id, Entity>();
  for (const entity of found) if (entity) now.set(entity.id, entity);
  for (const { op, at } of entries) {
    for (const id of touches(op)) {
      const { entity } = apply(now.get(id), id, op, { by: person, at });
      if (entity) now.set(id, entity);
    }
  }
  await db.view.bulkPut([...now.values()]);
}
