/** How the bytes of a JPEG are divided by markers (ITU-T T.81, B.1.1), for whoever walks over them. */
export const SOI = 0xd8;
export const EOI = 0xd9;
export const SOS = 0xda;
export const APP0 = 0xe0;

/** Where the picture data of a scan stops: at the next marker that is not a restart. */
export function scanEnd(bytes: Uint8Array, at: number): number {
  let end = markerAt(bytes, at);
  while (isRestart(bytes[end + 1])) end = markerAt(bytes, end + 2);
  return end;
}

/** Whether the text stands in the bytes at this place. */
export function says(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (bytes[at + i] !== text.charCodeAt(i)) return false;
  }
  return true;
}

/** The next marker at or behind `from`; the end of the bytes where there is none. */
export function markerAt(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    // 0xFF00 is a data byte and 0xFFFF is filling; neither is a marker.
    if (next !== 0x00 && next !== 0xff) return at;
  }
  return bytes.length;
}

/** A mark within a scan, by which decoders find their way after damage. */
export function isRestart(marker: number | undefined): boolean {
  return marker !== undefined && marker >= 0xd0 && marker <= 0xd7;
}
