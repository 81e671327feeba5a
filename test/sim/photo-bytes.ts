import { createHash } from 'node:crypto';
import type { Photo, Sha256, Thumb } from '../../src/shared/model.ts';
import type { Random } from './random.ts';

/** A small made-up photo. Its letters stand in the record's fingerprint, so the record gives its bytes. */
export type MadeUp = { photo: Photo; thumb: Thumb; fingerprint: string };

export function madeUpPhoto(random: Random): MadeUp {
  const fingerprint = random.letters(8);
  const size = 40 + random.below(400);
  const bytes = photoBytes(fingerprint, size);
  const thumb = thumbBytes(fingerprint);
  return {
    photo: { sha256: hashOf(bytes), bytes: size, width: 1600, height: 1200 },
    thumb: { sha256: hashOf(thumb), bytes: thumb.byteLength },
    fingerprint,
  };
}

export function photoBytes(fingerprint: string, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let i = 0; i < size; i++) bytes[i] = (fingerprint.charCodeAt(i & 7) * (i + 3)) & 0xff;
  return bytes;
}

export function thumbBytes(fingerprint: string): Uint8Array {
  return new TextEncoder().encode(`small ${fingerprint}`);
}

export function hashOf(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex');
}

export function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.byteLength + second.byteLength);
  both.set(first);
  both.set(second, first.byteLength);
  return both;
}
