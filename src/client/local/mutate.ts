import { apply } from '../../shared/apply.ts';
import type { Entity } from '../../shared/entity.ts';
import { enter } from '../../shared/exchange/phone.ts';
import { isTooLong } from '../../shared/limits.ts';
import type { Id } from '../../shared/model.ts';
import type { Op, OpBody } from '../../shared/op.ts';
import { touches } from '../../shared/reach.ts';
import { Refusal } from '../../shared/refusal.ts';
import { roomFor } from './full.ts';
import { NONCE_LENGTH, type Phone, readState, writeState } from './phone.ts';
import type { Picture } from './picture/shrink.ts';

/** What is stored together with an op, in the same transaction. */
export type Beside = {
  /** The op may be undone for this long, and is not sent before. */
  holdMs?: number;
  picture?: Picture;
  /** The draft that this op completes. */
  draft?: string;
  /** The take that this op makes evidence of. */
  take?: string;
};

/**
 * Door 1: the only way in which a screen changes data. When it resolves, the op is on the disk and
 * on the screen; only then may anything say "Đã lưu trong máy".
 *
 * @returns the op's id. Refuses with `tooLong`, rejects where the phone is full (`isFull`), and then
 * nothing has changed.
 */
export async function mutate(phone: Phone, body: OpBody, beside: Beside = {}): Promise<Id> {
  if (isTooLong(body)) throw new Refusal('tooLong');
  const { db } = phone;
  const nonce = phone.chance(NONCE_LENGTH);
  const tables = [db.phone, db.outbox, db.view, db.drafts, db.takes, db.photos, db.thumbs];
  const store = () =>
    db.transaction('rw', tables, async () => {
      const given = { nonce, now: phone.clock(), holdMs: beside.holdMs ?? 0 };
      const { state, entry } = enter(await readState(db), (id) => ({ ...body, id }) as Op, given);
      const { op } = entry;
      for (const id of touches(op)) {
        const before = await db.view.get(id);
        const { entity } = apply(before, id, op, { by: phone.person, at: entry.at });
        if (entity) await db.view.put(entity as Entity);
      }
      await db.outbox.add(entry);
      await writeState(db, state);
      if (beside.picture) await storePicture(phone, op.id, beside.picture);
      if (beside.draft) await db.drafts.delete(beside.draft);
      if (beside.take) await db.takes.delete(beside.take);
      return op.id;
    });
  return roomFor(phone, store);
}

/** The same picture attached twice keeps one copy: its name is its content. */
async function storePicture(phone: Phone, evidenceId: Id, picture: Picture): Promise<void> {
  const { db } = phone;
  const thumb = { sha256: picture.thumbSha256, bytes: picture.thumb, evidenceId };
  await db.thumbs.put({ ...thumb, state: 'waiting' });
  const photo = { sha256: picture.sha256, bytes: picture.bytes, evidenceId };
  await db.photos.put({ ...photo, state: 'waiting', tried: false, why: null });
}
