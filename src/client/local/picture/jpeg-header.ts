import { EOI, SOS, says } from '../../../shared/jpeg.ts';
import type { Header } from './header.ts';
import { APP1, isFrame, segmentAt } from './jpeg-segment.ts';

const ORIENTATION = 0x0112;
const SHORT_INTEGER = 3;

/**
 * Size, orientation and the place of every Exif segment, read up to the picture data.
 * Null when the bytes end before that; 'unreadable' when the picture ends without having begun.
 */
export function readJpegHeader(bytes: Uint8Array): Header | 'unreadable' | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header: Header = { kind: 'jpeg', width: 0, height: 0, orientation: 1, exif: [] };
  for (let at = 2; ; ) {
    const segment = segmentAt(bytes, at);
    if (!segment) return null;
    const { marker, start, end } = segment;
    at = end;
    if (isFrame(marker)) {
      if (end - start < 10) return 'unreadable';
      header.height = view.getUint16(start + 5);
      header.width = view.getUint16(start + 7);
    }
    if (marker === APP1 && says(bytes, start + 4, 'Exif\0')) {
      if (header.exif.length === 0) header.orientation = orientationIn(bytes, start + 10, end);
      header.exif.push({ start, end });
    }
    if (marker === SOS) return header.width > 0 && header.height > 0 ? header : 'unreadable';
    if (marker === EOI) return 'unreadable';
  }
}

/** 1 to 8 (Exif 2.32, 4.6.4 A, tag 274); 1 when absent or nonsense. */
function orientationIn(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 14) return 1;
  const tiff = new DataView(bytes.buffer, bytes.byteOffset + start, end - start);
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return 1;
  const entries = tiff.getUint16(directory, little);
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > tiff.byteLength) return 1;
    if (tiff.getUint16(entry, little) !== ORIENTATION) continue;
    const value = tiff.getUint16(entry + 8, little);
    const known = tiff.getUint16(entry + 2, little) === SHORT_INTEGER && value >= 1 && value <= 8;
    return known ? value : 1;
  }
  return 1;
}
