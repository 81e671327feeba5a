import { says } from '../../../shared/jpeg.ts';
import { readJpegHeader } from './jpeg-header.ts';

export type Kind = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'heic';

/**
 * What a picture says about itself before it is decoded. Width and height in pixels as stored, before turning.
 * `orientation` (Exif, 1 to 8) and `exif` (where those segments lie) are known for JPEG only; decoders turn the rest.
 */
export type Header = {
  kind: Kind;
  width: number;
  height: number;
  orientation: number;
  exif: { start: number; end: number }[];
};

type Size = { width: number; height: number };

/**
 * Reads the first bytes of a file, whatever it is called. `short`: more bytes are needed to know the size.
 * `unreadable`: a picture, but broken or of a kind no browser opens. `notAPicture`: all else, SVG too,
 * because it is a document that may hold scripts and words.
 */
export function readHeader(
  bytes: Uint8Array,
): Header | { short: Kind } | { problem: 'unreadable' | 'notAPicture' } {
  const kind = kindOf(bytes);
  if (kind === null) return { problem: isForeign(bytes) ? 'unreadable' : 'notAPicture' };
  const read = kind === 'jpeg' ? readJpegHeader(bytes) : readSize(kind, bytes);
  if (read === 'unreadable') return { problem: 'unreadable' };
  if (read === null) return { short: kind };
  if (read.width === 0 || read.height === 0) return { problem: 'unreadable' };
  return { kind, orientation: 1, exif: [], ...read };
}

function kindOf(bytes: Uint8Array): Kind | null {
  if (says(bytes, 0, '\xff\xd8\xff')) return 'jpeg';
  if (says(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (says(bytes, 0, 'GIF87a') || says(bytes, 0, 'GIF89a')) return 'gif';
  if (says(bytes, 0, 'RIFF') && says(bytes, 8, 'WEBP')) return 'webp';
  return says(bytes, 4, 'ftyp') ? heifKind(bytes) : null;
}

/** By the brands of ISO/IEC 23008-12 and of AV1 image files; a film has the same box and other brands. */
function heifKind(bytes: Uint8Array): Kind | null {
  const view = viewOf(bytes);
  const end = Math.min(view.byteLength >= 4 ? view.getUint32(0) : 0, bytes.length);
  let kind: Kind | null = null;
  for (let at = 8; at + 4 <= end; at += 4) {
    if (says(bytes, at, 'avif') || says(bytes, at, 'avis')) return 'avif';
    const brands = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'];
    if (brands.some((brand) => says(bytes, at, brand))) kind = 'heic';
  }
  return kind;
}

function isForeign(bytes: Uint8Array): boolean {
  // An empty file is what some phones hand over when the camera ran out of memory.
  if (bytes.length === 0) return true;
  const bitmap = says(bytes, 0, 'BM') && says(bytes, 6, '\0\0\0\0');
  const tiff = says(bytes, 0, 'II*\0') || says(bytes, 0, 'MM\0*');
  return bitmap || tiff || says(bytes, 0, '\xff\x0a') || says(bytes, 4, 'JXL ');
}

function readSize(kind: Exclude<Kind, 'jpeg'>, bytes: Uint8Array): Size | 'unreadable' | null {
  if (kind === 'png') return readPng(bytes);
  if (kind === 'gif') return readGif(bytes);
  if (kind === 'webp') return readWebp(bytes);
  return readHeif(bytes);
}

function readPng(bytes: Uint8Array): Size | 'unreadable' | null {
  if (bytes.length < 24) return null;
  if (!says(bytes, 12, 'IHDR')) return 'unreadable';
  const view = viewOf(bytes);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** The larger of canvas and first frame: decoders grow a canvas that is smaller than its frame. */
function readGif(bytes: Uint8Array): Size | 'unreadable' | null {
  const view = viewOf(bytes);
  if (view.byteLength < 13) return null;
  const colours = (packed: number) => (packed & 0x80 ? 3 << ((packed & 7) + 1) : 0);
  let at = 13 + colours(view.getUint8(10));
  while (at + 10 <= view.byteLength) {
    const block = view.getUint8(at);
    if (block === 0x2c) {
      const right = view.getUint16(at + 1, true) + view.getUint16(at + 5, true);
      const bottom = view.getUint16(at + 3, true) + view.getUint16(at + 7, true);
      return {
        width: Math.max(view.getUint16(6, true), right),
        height: Math.max(view.getUint16(8, true), bottom),
      };
    }
    if (block !== 0x21) return 'unreadable';
    at += 2;
    while (at < view.byteLength && view.getUint8(at) !== 0) at += view.getUint8(at) + 1;
    at += 1;
  }
  return null;
}

function readWebp(bytes: Uint8Array): Size | 'unreadable' | null {
  const view = viewOf(bytes);
  if (view.byteLength < 30) return null;
  if (says(bytes, 12, 'VP8X')) {
    const size = (at: number) => 1 + (view.getUint32(at, true) & 0xffffff);
    return { width: size(24), height: 1 + (view.getUint32(26, true) >>> 8) };
  }
  if (says(bytes, 12, 'VP8L') && view.getUint8(20) === 0x2f) {
    const packed = view.getUint32(21, true);
    return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >>> 14) & 0x3fff) };
  }
  if (says(bytes, 12, 'VP8 ') && says(bytes, 23, '\x9d\x01\x2a')) {
    const size = (at: number) => view.getUint16(at, true) & 0x3fff;
    return { width: size(26), height: size(28) };
  }
  return 'unreadable';
}

/** The largest `ispe` box: tiles and previews have smaller ones beside the picture's own. */
function readHeif(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes);
  let largest: Size | null = null;
  for (let at = bytes.indexOf(0x69); at >= 0; at = bytes.indexOf(0x69, at + 1)) {
    if (!says(bytes, at, 'ispe') || at + 16 > view.byteLength) continue;
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
