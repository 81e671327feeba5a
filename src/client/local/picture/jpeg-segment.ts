export const SOI = 0xd8;
export const EOI = 0xd9;
export const SOS = 0xda;
export const APP0 = 0xe0;
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

/** Where the picture data of a scan stops: at the next marker that is not a restart. */
export function scanEnd(bytes: Uint8Array, at: number): number {
  let end = markerAt(bytes, at);
  while (isRestart(bytes[end + 1])) end = markerAt(bytes, end + 2);
  return end;
}

/** Start of frame: the segment that says width and height. */
export function isFrame(marker: number): boolean {
  const otherMeaning = marker === 0xc4 || marker === 0xc8 || marker === 0xcc;
  return marker >= 0xc0 && marker <= 0xcf && !otherMeaning;
}

/** Whether the text stands in the bytes at this place. */
export function says(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (bytes[at + i] !== text.charCodeAt(i)) return false;
  }
  return true;
}

function markerAt(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    // 0xFF00 is a data byte and 0xFFFF is filling; neither is a marker.
    if (next !== 0x00 && next !== 0xff) return at;
  }
  return bytes.length;
}

function isRestart(marker: number | undefined): boolean {
  return marker !== undefined && marker >= 0xd0 && marker <= 0xd7;
}

function standsAlone(marker: number): boolean {
  return marker === 0x01 || marker === SOI || marker === EOI || isRestart(marker);
}
