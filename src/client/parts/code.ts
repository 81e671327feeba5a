import type { TextKey } from '../i18n.ts';

const LENGTH = 8;
const DASHES = /[\s\p{Pd}._]/gu;

/**
 * The eight characters of an invitation code as the server knows them, or null. Spaces, dashes and
 * lower case do not matter; O is read as 0, I and L as 1, since paper cannot tell them apart.
 */
export function readCode(text: string): string | null {
  const code = plain(text).replaceAll('O', '0').replace(/[IL]/g, '1');
  return code.length === LENGTH && /^[0-9A-Z]+$/.test(code) ? code : null;
}

/** `K7QM-2X4D`, as printed. */
export function showCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}

/** Where a code leads to when it is opened; behind `#` it is in no log of any server or proxy. */
export function joinLink(code: string): string {
  return `${location.origin}/vao#${code}`;
}

/** The code in a link's part behind `#`: eight characters, or the long one of an official; null in an empty part. */
export function linkedCode(behind: string): string | null {
  return readCode(behind) ?? (behind || null);
}

/** What a QR code says: a code for this address, the invitation of another address, or neither. */
export function readScanned(text: string): { code: string } | 'elsewhere' | 'foreign' {
  const link = linkIn(text);
  const code = link ? linkedCode(link.hash.slice(1)) : readCode(text);
  if (code === null || (link && link.pathname !== '/vao')) return 'foreign';
  return link && link.origin !== location.origin ? 'elsewhere' : { code };
}

/** Where a code can be typed, as a person says it. */
export function joinAddress(): string {
  return `${location.host}/vao`;
}

/** Why a text is no code yet; null where it is one. */
export function codeProblem(text: string): { key: TextKey; count: number } | null {
  if (readCode(text) !== null) return null;
  const typed = plain(text);
  // Telex and VNI turn AS into Á and DD into Đ: the person typed it right and cannot see why.
  const changed = /[^\x20-\x7e]/.test(typed);
  return { key: changed ? 'join.codeLetters' : 'join.codeShort', count: [...typed].length };
}

function plain(text: string): string {
  return text.normalize('NFC').replace(DASHES, '').toUpperCase();
}

/** `URL.canParse` is younger than the phones. */
function linkIn(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
