/**
 * As much of the tape archive (POSIX.1-1988 `ustar`) as a backup needs, so that it can be looked
 * into with what every computer has: a header of 512 bytes, the bytes, zeros up to the next 512.
 */
export const BLOCK = 512;
/** The archive ends with two empty blocks. */
export const END = Buffer.alloc(2 * BLOCK);

export type Entry = { name: string; size: number };

/** name 100, mode 8, owner 8, group 8, size 12, time 12, sum 8, type 1, link 100, magic 8, …, prefix 155. */
const AT = {
  name: 0,
  mode: 100,
  size: 124,
  time: 136,
  sum: 148,
  type: 156,
  magic: 257,
  prefix: 345,
};
const NAME_MAX = 100;
const PREFIX_MAX = 155;
const SIZE_MAX = 0o77777777777;
const MAGIC = 'ustar\x0000';
const FILE = '0';

/** The block before an entry's bytes; `madeAt` in ms since 1970 UTC. */
export function writeHeader({ name, size }: Entry, madeAt: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const cut = name.length > NAME_MAX ? name.lastIndexOf('/') : -1;
  const [prefix, rest] = [name.slice(0, Math.max(cut, 0)), name.slice(cut + 1)];
  if (rest.length > NAME_MAX || prefix.length > PREFIX_MAX || size > SIZE_MAX) {
    throw new Error(`no archive can hold ${name} with ${size} bytes`);
  }
  block.write(rest, AT.name, 'latin1');
  block.write(prefix, AT.prefix, 'latin1');
  block.write('0000600\0', AT.mode, 'latin1');
  block.write('0000000\x000000000\0', AT.mode + 8, 'latin1');
  block.write(octal(size), AT.size, 'latin1');
  block.write(octal(Math.floor(madeAt / 1000)), AT.time, 'latin1');
  block.write(FILE, AT.type, 'latin1');
  block.write(MAGIC, AT.magic, 'latin1');
  block.write(`${sumOf(block).toString(8).padStart(6, '0')}\0 `, AT.sum, 'latin1');
  return block;
}

/** What a header says; null where this is no header of a plain file. */
export function readHeader(block: Buffer): Entry | null {
  const sum = Number.parseInt(block.toString('latin1', AT.sum, AT.sum + 6), 8);
  if (block.byteLength !== BLOCK || sum !== sumOf(block)) return null;
  const magic = block.toString('latin1', AT.magic, AT.magic + MAGIC.length);
  if (magic !== MAGIC || block.toString('latin1', AT.type, AT.type + 1) !== FILE) return null;
  const [prefix, name] = [text(block, AT.prefix, PREFIX_MAX), text(block, AT.name, NAME_MAX)];
  const size = Number.parseInt(text(block, AT.size, 12), 8);
  if (name === '' || !Number.isSafeInteger(size)) return null;
  return { name: prefix === '' ? name : `${prefix}/${name}`, size };
}

/** Zeros that follow so many bytes. */
export function padding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

function octal(number: number): string {
  return `${number.toString(8).padStart(11, '0')}\0`;
}

function text(block: Buffer, at: number, length: number): string {
  return block.toString('latin1', at, at + length).replace(/\0.*$/s, '');
}

/** All bytes added up, those of the sum itself as blanks. */
function sumOf(block: Buffer): number {
  let sum = 8 * 0x20;
  block.forEach((byte, index) => {
    if (index < AT.sum || index >= AT.sum + 8) sum += byte;
  });
  return sum;
}
