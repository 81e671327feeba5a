import { strFromU8 } from 'fflate';
import { BadFile } from './bad-file.ts';
import type { Pages } from './pages.ts';
import { vietnameseShare } from './syllables.ts';
import { fromTcvn3 } from './tcvn3.ts';

/** Windows-1258 from 0x80 on; five tone marks combine with the letter before them. '\uFFFD' is not assigned. */
const WINDOWS_1258 =
  '€\uFFFD‚ƒ„…†‡ˆ‰\uFFFD‹Œ\uFFFD\uFFFD\uFFFD\uFFFD‘’“”•–—˜™\uFFFD›œ\uFFFD\uFFFDŸ\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿' +
  'ÀÁÂĂÄÅÆÇÈÉÊË\u0300ÍÎÏĐÑ\u0309ÓÔƠÖ×ØÙÚÛÜƯ\u0303ßàáâăäåæçèéêë\u0301íîïđñ\u0323óôơö÷øùúûüư₫ÿ';

/** Enough to tell Vietnamese from what another encoding makes of it. */
const SURE = 0.8;

/**
 * Bytes as text: UTF-8, UTF-16 with its mark, or by trial Windows-1258 and TCVN3 (ABC), whichever makes Vietnamese syllables.
 * Refuses `notOffice` for bytes that are no text and `encoding` when none of these makes sense.
 */
export function decodeText(bytes: Uint8Array): { text: string; legacy: Pages['legacy'] } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: fromUtf16(bytes, 1), legacy: null };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: fromUtf16(bytes, 0), legacy: null };
  if (bytes.subarray(0, 4096).includes(0)) throw new BadFile('notOffice');
  if (isUtf8(bytes)) return { text: strFromU8(bytes).replace(/^\uFEFF/, ''), legacy: null };
  const latin = strFromU8(bytes, true);
  const windows = latin.replace(
    /[\x80-\xff]/g,
    (letter) => WINDOWS_1258[letter.charCodeAt(0) - 128] ?? '',
  );
  const tries = [
    { text: windows.normalize('NFC'), legacy: 'windows1258' as const },
    { text: fromTcvn3(latin), legacy: 'tcvn3' as const },
  ];
  const [best, other] = tries
    .map((one) => ({ ...one, share: vietnameseShare(one.text) }))
    .sort((a, b) => b.share - a.share);
  if (!best || best.share < SURE || best.share - (other?.share ?? 0) < 0.1)
    throw new BadFile('encoding');
  return { text: best.text, legacy: best.legacy };
}

/** `low` is the place of the low byte: 1 means the second byte counts 256. */
function fromUtf16(bytes: Uint8Array, high: 0 | 1): string {
  const parts: string[] = [];
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    const low = bytes[at + 1 - high] ?? 0;
    parts.push(String.fromCharCode(((bytes[at + high] ?? 0) << 8) | low));
  }
  return parts.join('');
}

function isUtf8(bytes: Uint8Array): boolean {
  let waiting = 0;
  for (const byte of bytes) {
    if (waiting > 0) {
      if ((byte & 0xc0) !== 0x80) return false;
      waiting -= 1;
    } else if (byte >= 0x80) {
      if (byte < 0xc2 || byte > 0xf4) return false;
      waiting = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    }
  }
  return waiting === 0;
}
