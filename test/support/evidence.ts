import { createHash } from 'node:crypto';
import type { Picture } from '../../src/client/local/picture/shrink.ts';
import type { Id } from '../../src/shared/model.ts';
import type { OpBody } from '../../src/shared/op.ts';

/** Bytes that begin and end as a JPEG does, as the shrinking worker would hand them over. */
export function pictureOf(bytes: number, seed = 0): Picture {
  const made = jpegLike(bytes, seed);
  const thumb = jpegLike(1_000, seed + 100);
  return {
    bytes: made,
    sha256: hash(made),
    width: 1600,
    height: 1200,
    thumb,
    thumbSha256: hash(thumb),
    originalBytes: bytes * 10,
    fingerprint: '0123456789abcdef',
  };
}

export function evidenceOf(
  assignmentId: Id,
  { sha256, bytes, width, height, thumb, thumbSha256 }: Picture,
): OpBody & { kind: 'evidence.attach' } {
  return {
    kind: 'evidence.attach',
    assignmentId,
    placeId: 'place.1',
    stepId: 's2',
    photo: { sha256, bytes: bytes.byteLength, width, height },
    thumb: { sha256: thumbSha256, bytes: thumb.byteLength },
    fingerprint: null,
    source: 'camera',
    consent: 'nobody',
    child: false,
    takenAt: 0,
    replaces: null,
  };
}

function jpegLike(length: number, seed: number): ArrayBuffer {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = (i * 31 + seed * 17) & 0x7f;
  bytes.set([0xff, 0xd8, 0xff, 0xda, 0x00, 0x02]);
  bytes.set([0xff, 0xd9], length - 2);
  return bytes.buffer;
}

function hash(bytes: ArrayBuffer): string {
  return createHash('sha256').update(new Uint8Array(bytes)).digest('hex');
}
