import { isRetracted } from '../../shared/evidence.ts';
import type { Id } from '../../shared/model.ts';
import type { Db } from './db.ts';
import { roomFor } from './full.ts';
import { mutate } from './mutate.ts';
import type { Phone } from './phone.ts';
import { all, type EntityOf, one } from './work.ts';

/** A person takes a photo back; what of its bytes waits here is not sent any more. */
export async function takeBack(phone: Phone, evidenceId: Id): Promise<void> {
  const { db } = phone;
  const store = () =>
    db.transaction('rw', db.tables, async () => {
      await mutate(phone, { kind: 'evidence.retract', evidenceId, reason: null });
      const evidence = await one(db, 'evidence', evidenceId);
      if (evidence) await holdBack(db, [evidence]);
    });
  await roomFor(phone, store);
}

/**
 * Bytes that only evidence taken back names wait no more, and those of evidence that counts again
 * do: an approval that came first keeps a photo. Within the transaction that changes the evidence.
 */
export async function holdBack(db: Db, changed: readonly EntityOf<'evidence'>[]): Promise<void> {
  if (changed.length === 0) return;
  for (const part of ['photo', 'thumb'] as const) {
    const table = part === 'photo' ? db.photos : db.thumbs;
    const among = async (state: 'waiting' | 'back', retracted: boolean) => {
      const named = changed.filter(({ body }) => isRetracted(body) === retracted);
      if (named.length === 0) return [];
      const keys = new Set(await table.where({ state }).primaryKeys());
      return named.map(({ body }) => body[part].sha256).filter((name) => keys.has(name));
    };
    const again = await among('back', false);
    await table.where('sha256').anyOf(again).modify({ state: 'waiting' });
    const gone = await among('waiting', true);
    if (gone.length === 0) continue;
    const counting = (await all(db, 'evidence')).filter(({ body }) => !isRetracted(body));
    const kept = new Set(counting.map(({ body }) => body[part].sha256));
    const held = gone.filter((name) => !kept.has(name));
    await table.where('sha256').anyOf(held).modify({ state: 'back' });
  }
}
