import { createHash } from 'node:crypto';
import type { Sha256 } from '../../shared/model.ts';
import { Refusal } from '../../shared/refusal.ts';

/** First bytes of every JPEG (ITU-T T.81, B.1.1.3: SOI, then another marker). */
const JPEG = [0xff, 0xd8, 0xff];

/** Refuses `mismatch` for bytes that do not hash to their name or are no JPEG. */
export function checkPhoto(bytes: Uint8Array, sha256: Sha256): void {
  const isJpeg = JPEG.every((byte, index) => bytes[index] === byte);
  const isNamed = createHash('sha256').update(bytes).digest('hex') === sha256;
  if (!isJpeg || !isNamed) throw new Refusal('mismatch');
}
