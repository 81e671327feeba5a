import { createHash } from 'node:crypto';
import { CODE_LETTERS as LETTERS } from '../../shared/code-letters.ts';

/** So many random bytes; handed in, so that tests know what comes. */
export type Chance = (bytes: number) => Uint8Array;

const JOIN_LENGTH = 8;

/** A person's key on one device: 256 bits, base64url. */
export function makeToken(chance: Chance): string {
  return base64url(chance(32));
}

/** For links that are printed or sent, never typed: 128 bits, 22 characters. */
export function makeLinkCode(chance: Chance): string {
  return base64url(chance(16));
}

/** Eight letters that can be read out and typed. */
export function makeJoinCode(chance: Chance): string {
  let code = '';
  // Bytes past the last full round would make the first letters likelier.
  const fair = 256 - (256 % LETTERS.length);
  while (code.length < JOIN_LENGTH) {
    for (const byte of chance(JOIN_LENGTH)) {
      if (byte < fair && code.length < JOIN_LENGTH) code += LETTERS[byte % LETTERS.length];
    }
  }
  return code;
}

/** As printed: `K7QM-2X4D`. */
export function showJoinCode(code: string): string {
  return `${code.slice(0, JOIN_LENGTH / 2)}-${code.slice(JOIN_LENGTH / 2)}`;
}

/** Names of records and epochs. */
export function makeId(chance: Chance): string {
  return base64url(chance(12));
}

/** What is stored of a token or code. Join codes are forgiven case, blanks and dashes. */
export function hashSecret(secret: string): string {
  const typed = secret.replace(/[\s\p{Pd}]/gu, '').toUpperCase();
  const meant = typed.length === JOIN_LENGTH ? typed : secret.trim();
  return createHash('sha256').update(meant).digest('hex');
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
