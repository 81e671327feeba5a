import type { Id } from '../../shared/model.ts';
import { roomFor } from './full.ts';
import type { Phone } from './phone.ts';

/**
 * What a photo is for: which piece of work, which of its steps, which returned photo it replaces.
 * `instead`: the key of the undecided take that it is taken in the place of.
 */
export type PhotoTarget = {
  assignmentId: Id;
  stepId: Id | null;
  replaces: Id | null;
  instead?: string;
};

/** A camera that was opened; `shown` once its person was brought back to the task. */
export type CameraIntent = PhotoTarget & { shown: boolean };

const KEY = 'camera';

/**
 * Stored before the camera opens, because a phone short of memory ends the page meanwhile: what
 * still stands here at the next start is a photo that never came in.
 */
export async function rememberCamera(phone: Phone, target: PhotoTarget): Promise<void> {
  const { assignmentId, stepId, replaces, instead } = target;
  const text = JSON.stringify({ assignmentId, stepId, replaces, instead, shown: false });
  const draft = { key: KEY, text, at: phone.clock() };
  await roomFor(phone, () => phone.db.drafts.put(draft));
}

export async function readCamera({ db }: Phone): Promise<CameraIntent | null> {
  const draft = await db.drafts.get(KEY);
  return draft ? (JSON.parse(draft.text) as CameraIntent) : null;
}

/** The photo came in, was given up, or its loss was understood. */
export async function forgetCamera({ db }: Phone): Promise<void> {
  await db.drafts.delete(KEY);
}

/** The task of a photo that never came in, once only: after that its person goes where they like. */
export async function lostSinceStart(phone: Phone): Promise<Id | null> {
  const intent = await readCamera(phone);
  if (!intent || intent.shown) return null;
  const text = JSON.stringify({ ...intent, shown: true });
  await phone.db.drafts.update(KEY, { text });
  return intent.assignmentId;
}
