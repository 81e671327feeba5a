import type { HandOver, WireOp } from '../wire.ts';
import { RESCUED } from './ask.ts';
import type { Entry } from './phone.ts';

/**
 * The file of unsent work, byte by byte: MAGIC (7), the first 8 bytes of the SHA-256 of the
 * server's public key, a one-use public key (65), then AES-256-GCM over `pack`, tag last, with all
 * before it as associated data and twelve zeros as nonce. The cipher's key is HKDF-SHA-256 of the
 * shared point, salted with both public keys, for SEAL_INFO: it is used once.
 */
export const MAGIC = [0x54, 0x4f, 0x53, 0x4f, 0x2d, 0x31, 0x0a] as const;
/** Bytes of such a file, sealed. */
export const HAND_OVER_MAX = 32_000_000;
export const SEAL_INFO = 'to-so hand-over 1';
export const KEY_ID_BYTES = 8;
export const POINT_BYTES = 65;
export const HEADER_BYTES = MAGIC.length + KEY_ID_BYTES + POINT_BYTES;
export const NONCE_BYTES = 12;

/** What is sealed: the length of the saying in four bytes, the saying as JSON, the pictures. */
export function pack(saying: Uint8Array, pictures: readonly Uint8Array[]): Uint8Array {
  return join([lengthBytes(saying.byteLength), saying, ...pictures]);
}

/** Parts of what was packed, or null where the lengths do not add up. */
export function unpack(bytes: Uint8Array): { saying: Uint8Array; rest: Uint8Array } | null {
  if (bytes.byteLength < 4) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (4 + length > bytes.byteLength) return null;
  return { saying: bytes.subarray(4, 4 + length), rest: bytes.subarray(4 + length) };
}

/** The pictures in `rest` as the saying lists them, or null where they do not fill it exactly. */
export function picturesIn({ pictures }: HandOver, rest: Uint8Array): Uint8Array[] | null {
  let from = 0;
  const cut = pictures.map(({ bytes }) => {
    from += bytes;
    return rest.subarray(from - bytes, from);
  });
  return from === rest.byteLength ? cut : null;
}

/** An entry as it stands in the file: under its full id, so that it may come in by any name. */
export function wireOpOf({ op, at, base, rescued }: Entry): WireOp {
  const { id, kind, ...fields } = op;
  return rescued ? [id, RESCUED, at, base, null] : [id, kind, at, base, fields];
}

export function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.byteLength;
  }
  return all;
}

function lengthBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length);
  return bytes;
}
