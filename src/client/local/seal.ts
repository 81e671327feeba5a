import {
  join,
  KEY_ID_BYTES,
  MAGIC,
  NONCE_BYTES,
  SEAL_INFO,
} from '../../shared/exchange/hand-over.ts';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** Browsers encrypt only on https and on this very machine. */
export function canSeal(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** Seals bytes for the holder of the private key: nobody else reads them or changes them unseen. */
export async function seal(plain: Uint8Array, sealKey: string): Promise<Uint8Array<ArrayBuffer>> {
  const { subtle } = crypto;
  const theirs = fromBase64Url(sealKey);
  const theirKey = await subtle.importKey('raw', theirs, CURVE, false, []);
  const pair = await subtle.generateKey(CURVE, false, ['deriveBits']);
  const ours = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirKey }, pair.privateKey, 256);
  const derive = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: join([ours, theirs]),
    info: new TextEncoder().encode(SEAL_INFO),
  };
  const secret = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const aes = { name: 'AES-GCM', length: 256 };
  const key = await subtle.deriveKey(derive, secret, aes, false, ['encrypt']);
  const keyId = new Uint8Array(await subtle.digest('SHA-256', theirs)).subarray(0, KEY_ID_BYTES);
  const header = join([Uint8Array.from(MAGIC), keyId, ours]);
  const how = { name: 'AES-GCM', iv: new Uint8Array(NONCE_BYTES), additionalData: header };
  const sealed = await subtle.encrypt(how, key, plain as Uint8Array<ArrayBuffer>);
  return join([header, new Uint8Array(sealed)]);
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, (char) => char.charCodeAt(0));
}
