import type { Id, Instant } from '../../shared/model.ts';
import type { Loss } from '../../shared/records/loss.ts';
import type { Session } from '../../shared/wire.ts';
import { mutate } from './mutate.ts';
import { type Phone, readState, writeState } from './phone.ts';
import { all, one } from './work.ts';

/** One loss to be read: of which phone and, where it is somebody else's, of whom. */
export type LossLine = {
  /** Null while only this phone knows. */
  id: Id | null;
  why: Loss['why'];
  /** Null for one's own. */
  name: string | null;
  /** What that phone's browser calls itself; null for this very phone. */
  device: string | null;
  count: number;
  photos: number;
  oldest: Instant | null;
};

/** What this person has not read yet: own losses, and for an official those of the whole ward. */
export async function readLosses(phone: Phone, { person }: Session): Promise<LossLine[]> {
  const { db } = phone;
  const { lost } = await readState(db);
  const official = person.role === 'official';
  const lines: LossLine[] = [];
  if (lost && !lost.told && !lost.read) {
    const { unsent: count, photos, oldest } = lost;
    lines.push({ id: null, why: 'wiped', name: null, device: null, count, photos, oldest });
  }
  for (const { id, body } of await all(db, 'loss')) {
    const isOwn = body.personId === person.id;
    const isHere = body.client === lost?.client && body.why === 'wiped';
    const isRead = body.readBy.includes(person.id) || (isHere && lost.read);
    const isOver = body.why === 'wiped' && body.left + body.photos === 0;
    if (isRead || isOver || !(isOwn || official)) continue;
    const whose = isOwn ? undefined : await one(db, 'person', body.personId);
    const { why, left: count, photos, oldest } = body;
    const name = isOwn ? null : (whose?.body.name ?? '');
    const device = isHere ? null : body.device;
    lines.push({ id, why, name, device, count, photos, oldest });
  }
  return lines;
}

/** Its person has read it, on this phone before the server knew or everywhere. */
export async function understoodLoss(phone: Phone, id: Id | null): Promise<void> {
  if (id !== null) {
    await mutate(phone, { kind: 'loss.read', lossId: id });
    return;
  }
  const { db } = phone;
  await db.transaction('rw', db.phone, async () => {
    const state = await readState(db);
    if (state.lost) await writeState(db, { ...state, lost: { ...state.lost, read: true } });
  });
}
