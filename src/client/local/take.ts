import type { Assignment, Consent, Id } from '../../shared/model.ts';
import { forgetCamera, type PhotoTarget } from './camera.ts';
import type { Take } from './db.ts';
import { mutate } from './mutate.ts';
import type { Phone } from './phone.ts';
import type { Picture } from './picture/shrink.ts';

/** Where the take for one step of a piece of work lies; one at a time. */
export function takeKey({ assignmentId, stepId }: PhotoTarget): string {
  return `${assignmentId}/${stepId ?? ''}`;
}

/**
 * Stores a shrunk photo before anything of it is drawn. It is nobody's evidence yet: that begins
 * with the answer about the people on it.
 */
export async function keepTake(
  phone: Phone,
  target: PhotoTarget,
  picture: Picture,
  source: Take['source'],
): Promise<Take> {
  const { assignmentId, stepId, replaces } = target;
  const about = { assignmentId, stepId, replaces, picture, source, masked: false };
  const take: Take = { key: takeKey(target), ...about, at: phone.clock() };
  await phone.db.transaction('rw', phone.db.takes, phone.db.drafts, async () => {
    await phone.db.takes.put(take);
    await forgetCamera(phone);
  });
  return take;
}

/** Puts the masked picture in the place of the bare one, which is gone from this phone with that. */
export async function maskTake({ db }: Phone, key: string, picture: Picture): Promise<void> {
  await db.takes.update(key, { picture, masked: true });
}

export async function dropTake({ db }: Phone, key: string): Promise<void> {
  await db.takes.delete(key);
}

/** Takes not yet decided on for one piece of work. */
export async function takesOf({ db }: Phone, assignmentId: Id): Promise<Take[]> {
  return db.takes.where('key').startsWith(`${assignmentId}/`).toArray();
}

/** Pieces of work with an undecided photo; no bytes are read for it. */
export async function unfinishedTakes({ db }: Phone): Promise<Set<Id>> {
  const keys = await db.takes.toCollection().primaryKeys();
  return new Set(keys.map((key) => key.slice(0, key.lastIndexOf('/'))));
}

/** Makes a take evidence: the record and the bytes are stored together, or nothing is. */
export async function attachTake(
  phone: Phone,
  assignment: Assignment,
  take: Take,
  answer: { consent: Consent; child: boolean },
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
