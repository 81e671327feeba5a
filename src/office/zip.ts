import { inflateSync, strFromU8 } from 'fflate';
import { BadFile } from './bad-file.ts';

const MAX_UNPACKED = 50 * 1024 * 1024;
const MAX_ENTRIES = 10_000;
/** Deflate reaches 1032:1 on zeros; a sheet of ten thousand like rows stays under 150:1. */
const MAX_RATIO = 250;
const RATIO_MATTERS_FROM = 1024 * 1024;

type Entry = { method: number; crc: number; packed: number; unpacked: number; offset: number };

/** The text parts of an OOXML package, unpacked on demand within one common limit. */
export type Package = { has(path: string): boolean; text(path: string): string };

/**
 * Opens a zip without unpacking anything. Sizes are taken from the directory, held against the limits before a byte is
 * inflated, and checked with the CRC afterwards. Refuses `brokenFile`, `encrypted`, `bomb`.
 */
export function openZip(bytes: Uint8Array): Package {
  const entries = readDirectory(bytes);
  let total = 0;

  function text(path: string): string {
    const entry = entries.get(path.toLowerCase());
    if (!entry) throw new BadFile('brokenFile');
    total += entry.unpacked;
    const ratio = entry.unpacked / Math.max(entry.packed, 1);
    if (total > MAX_UNPACKED) throw new BadFile('bomb');
    if (ratio > MAX_RATIO && entry.unpacked > RATIO_MATTERS_FROM) throw new BadFile('bomb');
    return decode(unpack(bytes, entry));
  }

  return { has: (path) => entries.has(path.toLowerCase()), text };
}

function readDirectory(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) throw new BadFile('tooLarge');
  if (count > MAX_ENTRIES) throw new BadFile('bomb');

  const entries = new Map<string, Entry>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw new BadFile('brokenFile');
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new BadFile('encrypted');
    const nameLength = view.getUint16(at + 28, true);
    const name = strFromU8(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(name.replaceAll('\\', '/').toLowerCase(), {
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new BadFile('brokenFile');
}

function unpack(bytes: Uint8Array, entry: Entry): Uint8Array {
  const { offset, packed, unpacked } = entry;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) {
    throw new BadFile('brokenFile');
  }
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) throw new BadFile('brokenFile');
  const raw = bytes.subarray(start, start + packed);
  const plain = entry.method === 0 ? raw : inflate(raw, entry);
  if (plain.length !== unpacked || crc32(plain) !== entry.crc) throw new BadFile('brokenFile');
  return plain;
}

/** One byte more than promised: a directory that lies about a size shows itself by filling it. */
function inflate(raw: Uint8Array, entry: Entry): Uint8Array {
  if (entry.method !== 8) throw new BadFile('brokenFile');
  try {
    return inflateSync(raw, { out: new Uint8Array(entry.unpacked + 1) });
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new BadFile('brokenFile');
    throw error;
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** XML in a package is UTF-8 or, rarely, UTF-16 with its mark. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first !== 0xff || second !== 0xfe) return strFromU8(bytes).replace(/^\uFEFF/, '');
  let text = '';
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    text += String.fromCharCode((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
  }
  return text;
}
