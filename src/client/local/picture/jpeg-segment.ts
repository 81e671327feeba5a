import { EOI, isRestart, markerAt, SOI } from '../../../shared/jpeg.ts';

export const APP1 = 0xe1;

/** One marker of a JPEG with its payload: `start` at its 0xFF, `end` just behind (ITU-T T.81, B.1.1). */
export type Segment = { marker: number; start: number; end: number };

/**
 * The next segment at or behind `at`, skipping stray bytes as decoders do.
 * Null when the bytes end before the segment does.
 */
export function segmentAt(bytes: Uint8Array, at: number): Segment | null {
  const start = markerAt(bytes, at);
  const marker = bytes[start + 1];
  if (marker === undefined) return null;
  if (standsAlone(marker)) return { marker, start, end: start + 2 };

  const high = bytes[start + 2];
  const low = bytes[start + 3];
  if (high === undefined || low === undefined) return null;
  const length = high * 256 + low;
  const end = start + 2 + length;
  return length < 2 || end > bytes.length ? null : { marker, start, end };
}

/** Start of frame: the segment that says width and height. */
export function isFrame(marker: number): boolean {
  const otherMeaning = marker === 0xc4 || marker === 0xc8 || marker === 0xcc;
  return marker >= 0xc0 && marker <= 0xcf && !otherMeaning;
}

function standsAlone(marker: number): boolean {
  return marker === 0x01 || marker === SOI || marker === EOI || isRestart(marker);
}
