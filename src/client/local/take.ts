import type { Assignment, Consent, Id, Instant, Spot } from '../../shared/model.ts';
import { forgetCamera, type PhotoTarget } from './camera.ts';
import type { Take } from './db.ts';
import { roomFor } from './full.ts';
import { mutate } from './mutate.ts';
import { NONCE_LENGTH, type Phone } from './phone.ts';
import type { Picture } from './picture/shrink.ts';

/**
 * Stores a shrunk photo before anything of it is drawn. It is nobody's evidence yet: that begins
 * with the answer about the people on it. A step may have several of them; only the one that it was
 * taken instead of goes, in the same moment, and so does the file it was made from.
 */
export async function keepTake(
  phone: Phone,
  target: PhotoTarget,
  picture: Picture,
  source: Take['source'],
  from: { at?: Instant | undefined; raw?: string | undefined } = {},
): Promise<Take> {
  const { assignmentId, stepId, replaces, instead } = target;
  const about = { assignmentId, stepId, replaces, picture, source, masked: false };
  const key = `${assignmentId}/${phone.chance(NONCE_LENGTH)}`;
  const take: Take = { key, ...about, at: from.at ?? phone.clock() };
  const store = () =>
    phone.db.transaction('rw', phone.db.takes, phone.db.drafts, phone.db.raws, async () => {
      if (from.raw) await phone.db.raws.delete(from.raw);
      if (instead) await phone.db.takes.delete(instead);
      await phone.db.takes.put(take);
      await forgetCamera(phone);
    });
  await roomFor(phone, store);
  return take;
}

/** Puts the masked picture in the place of the bare one, which is gone from this phone with that. */
export async function maskTake(phone: Phone, key: string, picture: Picture): Promise<void> {
  await roomFor(phone, () => phone.db.takes.update(key, { picture, masked: true }));
}

/** Puts a picture made from the one before in its place; what was said of the faces on it stands. */
export async function redrawTake(phone: Phone, key: string, picture: Picture): Promise<void> {
  await roomFor(phone, () => phone.db.takes.update(key, { picture }));
}

export async function dropTake({ db }: Phone, key: string): Promise<void> {
  await db.takes.delete(key);
}

/** Takes not yet decided on for an assignment and its periods, oldest first. */
export async function takesUnder({ db }: Phone, assignmentId: Id): Promise<Take[]> {
  return db.takes.where('key').startsWith(assignmentId).sortBy('at');
}

/** Makes a take evidence: the record and the bytes are stored together, or nothing is. */
export async function attachTake(
  phone: Phone,
  assignment: Assignment,
  take: Take,
  answer: { consent: Consent; child: boolean; spot?: Spot },
): Promise<Id> {
  const { picture, assignmentId, stepId, source, replaces } = take;
  const { width, height, sha256, thumbSha256 } = picture;
  const facts = {
    assignmentId,
    placeId: assignment.placeId,
    stepId,
    photo: { sha256, bytes: picture.bytes.byteLength, width, height },
    thumb: { sha256: thumbSha256, bytes: picture.thumb.byteLength },
    fingerprint: picture.fingerprint,
    source,
    takenAt: take.at,
    replaces,
  };
  const op = { kind: 'evidence.attach' as const, ...facts, ...answer };
  return mutate(phone, op, { picture, take: take.key });
}
