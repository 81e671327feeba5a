import { createDecipheriv, createECDH, createHash, hkdfSync } from 'node:crypto';
import {
  HEADER_BYTES,
  KEY_ID_BYTES,
  MAGIC,
  NONCE_BYTES,
  picturesIn,
  SEAL_INFO,
  unpack,
} from '../../shared/exchange/hand-over.ts';
import { Refusal } from '../../shared/refusal.ts';
import { HandOver } from '../../shared/wire.ts';
import type { KeyPair } from './keys.ts';

const TAG_BYTES = 16;

/**
 * What a file of unsent work says, and the bytes of its pictures. Refuses `mismatch` for a file
 * sealed for another server and `badRequest` for anything else that was not sealed like this.
 */
export function unseal(key: KeyPair, file: Uint8Array): { saying: HandOver; pictures: Buffer[] } {
  const plain = decrypt(key, Buffer.from(file));
  const parts = plain && unpack(plain);
  const saying = parts && HandOver.safeParse(parse(parts.saying));
  const pictures = saying?.success ? picturesIn(saying.data, parts?.rest ?? plain) : null;
  if (!saying?.success || !pictures) throw new Refusal('badRequest');
  return { saying: saying.data, pictures: pictures.map((one) => Buffer.from(one)) };
}

function decrypt(key: KeyPair, file: Buffer): Buffer {
  const isOurs = MAGIC.every((byte, index) => file[index] === byte);
  if (!isOurs || file.byteLength < HEADER_BYTES + TAG_BYTES) throw new Refusal('badRequest');
  const header = file.subarray(0, HEADER_BYTES);
  const ours = Buffer.from(key.public, 'base64url');
  const keyId = createHash('sha256').update(ours).digest().subarray(0, KEY_ID_BYTES);
  if (!header.subarray(MAGIC.length, MAGIC.length + KEY_ID_BYTES).equals(keyId)) {
    throw new Refusal('mismatch');
  }
  const theirs = header.subarray(MAGIC.length + KEY_ID_BYTES);
  try {
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(Buffer.from(key.private, 'base64url'));
    const shared = pair.computeSecret(theirs);
    const cipherKey = hkdfSync('sha256', shared, Buffer.concat([theirs, ours]), SEAL_INFO, 32);
    const nonce = Buffer.alloc(NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(cipherKey), nonce);
    decipher.setAAD(header);
    decipher.setAuthTag(file.subarray(-TAG_BYTES));
    return Buffer.concat([
      decipher.update(file.subarray(HEADER_BYTES, -TAG_BYTES)),
      decipher.final(),
    ]);
  } catch {
    // Node says neither of a bad point nor of a bad tag which it was; the file is not whole.
    throw new Refusal('badRequest');
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
