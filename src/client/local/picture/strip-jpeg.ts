import { APP0, EOI, SOI, SOS, says, scanEnd } from '../../../shared/jpeg.ts';
import { segmentAt } from './jpeg-segment.ts';

const APP14 = 0xee;
const COMMENT = 0xfe;
const PLAIN_JFIF = 18;

/**
 * The same picture with nothing in it but the picture: no Exif, GPS, XMP, ICC, Photoshop data, comment or
 * embedded preview, and nothing behind its end (motion photos carry a film there). Pixels are untouched.
 * Null when the bytes are no whole JPEG. Orientation goes with the Exif, so it must be in the pixels by now.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const kept = [bytes.subarray(0, 2)];
  for (let at = 2; ; ) {
    const segment = segmentAt(bytes, at);
    if (!segment) return null;
    const { marker, start, end } = segment;
    at = marker === SOS ? scanEnd(bytes, end) : end;
    if (belongs(bytes, marker, start, end)) kept.push(bytes.subarray(start, at));
    if (marker === EOI) return joined(kept);
  }
}

function belongs(bytes: Uint8Array, marker: number, start: number, end: number): boolean {
  // A longer JFIF header holds a preview picture, which may show what was since made unrecognisable.
  if (marker === APP0) return says(bytes, start + 4, 'JFIF\0') && end - start === PLAIN_JFIF;
  // Without Adobe's segment a decoder cannot tell which colours the numbers mean.
  if (marker === APP14) return says(bytes, start + 4, 'Adobe') && end - start === 16;
  const application = marker > APP0 && marker <= 0xef;
  const extension = marker >= 0xf0 && marker <= COMMENT;
  return !application && !extension;
}

function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
