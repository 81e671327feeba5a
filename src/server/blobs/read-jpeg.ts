import { APP0, EOI, markerAt, SOI, SOS, says, scanEnd } from '../../shared/jpeg.ts';

const APP14 = 0xee;

/** Length fields of a JFIF header without a preview picture (JFIF 1.02), and of Adobe's segment. */
const PLAIN_JFIF = 16;
const PLAIN_ADOBE = 14;

/**
 * Whether the bytes are a JPEG and nothing but the picture: tables, frames and scans (ITU-T T.81,
 * B.1), a plain JFIF header, Adobe's note on colours. `notBare`: whole, with Exif, XMP, Photoshop
 * data, a colour profile, a preview, a comment, bytes between the segments or behind the end.
 */
export function readJpeg(bytes: Uint8Array): 'bare' | 'notBare' | 'notJpeg' {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return 'notJpeg';
  let bare = true;
  for (let at = 2; ; ) {
    const start = markerAt(bytes, at);
    const marker = bytes[start + 1];
    if (marker === undefined) return 'notJpeg';
    if (start > at) bare = false;
    if (marker === EOI) return bare && start + 2 === bytes.length ? 'bare' : 'notBare';
    const length = (bytes[start + 2] ?? 0) * 256 + (bytes[start + 3] ?? 0);
    const end = start + 2 + length;
    if (length < 2 || end > bytes.length) return 'notJpeg';
    if (!belongs(bytes, marker, start, length)) bare = false;
    at = marker === SOS ? scanEnd(bytes, end) : end;
  }
}

function belongs(bytes: Uint8Array, marker: number, start: number, length: number): boolean {
  if (marker === APP0) return length === PLAIN_JFIF && says(bytes, start + 4, 'JFIF\0');
  if (marker === APP14) return length === PLAIN_ADOBE && says(bytes, start + 4, 'Adobe');
  // From 0xC0 to 0xDF: frames, tables and scans. Application data, extensions and comments lie above.
  return marker >= 0xc0 && marker < APP0;
}
