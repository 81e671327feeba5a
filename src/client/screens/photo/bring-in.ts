import type { TextKey } from '../../i18n.ts';
import { forgetCamera, type PhotoTarget } from '../../local/camera.ts';
import type { Take } from '../../local/db.ts';
import type { Phone } from '../../local/phone.ts';
import { shrink } from '../../local/picture/shrink.ts';
import { keepTake } from '../../local/take.ts';
import { PROBLEMS } from './problems.ts';

/**
 * From what the camera gave to a stored take, or to the sentence why there is none. Rejects where
 * the phone is full; what the photo was for is then still known.
 */
export async function bringIn(
  phone: Phone,
  target: PhotoTarget,
  file: Blob,
  source: Take['source'],
): Promise<{ take: Take } | { problem: TextKey }> {
  const outcome = await shrink(file);
  if ('picture' in outcome) return { take: await keepTake(phone, target, outcome.picture, source) };
  await forgetCamera(phone);
  return { problem: PROBLEMS[outcome.problem] };
}
