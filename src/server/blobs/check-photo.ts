import { createHash } from 'node:crypto';
import type { Sha256 } from '../../shared/model.ts';
import { Refusal } from '../../shared/refusal.ts';
import { readJpeg } from './read-jpeg.ts';

/**
 * Refuses `mismatch` for bytes that do not hash to their name or are no whole JPEG, and `notBare`
 * for a JPEG that says more than its pixels: the phone takes that out, and the ward must not hold
 * where or by whom a photo was taken.
 */
export function checkPhoto(bytes: Uint8Array, sha256: Sha256): void {
  const isNamed = createHash('sha256').update(bytes).digest('hex') === sha256;
  if (!isNamed) throw new Refusal('mismatch');
  const found = readJpeg(bytes);
  if (found === 'notJpeg') throw new Refusal('mismatch');
  if (found === 'notBare') throw new Refusal('notBare');
}
