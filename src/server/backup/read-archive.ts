import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { SUMS, sumLine } from './names.ts';
import { Stopped } from './stopped.ts';
import { BLOCK, END, padding, readHeader } from './tar.ts';

/** One entry; its bytes must be read to the end before the next one is asked for. */
export type Part = { name: string; size: number; bytes(): AsyncGenerator<Buffer> };

const PIECE = 1 << 20;
/** Sums of a million photos; more is no backup of ours. */
const SUMS_MAX = 200_000_000;

/**
 * The entries of a backup in order, without the sums at its end. What it gave out may be believed only
 * once it has come to its end: the sums stand there. Stops with `noFile`, with `foreign` for what is
 * no archive at all, and with `broken` for anything that `writeArchive` would not write.
 */
export async function* readArchive(path: string): AsyncGenerator<Part> {
  const file = await openFile(path);
  try {
    const whole = (await file.stat()).size;
    const sums: string[] = [];
    let at = 0;

    async function take(length: number): Promise<Buffer> {
      const piece = Buffer.allocUnsafe(length);
      const { bytesRead } = await file.read(piece, 0, length, at);
      if (bytesRead !== length) throw new Stopped('broken');
      at += length;
      return piece;
    }
    for (;;) {
      const isFirst = at === 0;
      const entry = readHeader(await take(BLOCK));
      if (!entry && isFirst) throw new Stopped('foreign');
      if (!entry || at + entry.size > whole) throw new Stopped('broken');
      const { name, size } = entry;
      const end = at + size;
      if (name === SUMS) {
        if (size > SUMS_MAX || (await take(size)).toString() !== sums.join('')) break;
        const rest = Buffer.concat([padding(size), END]);
        if (at + rest.byteLength === whole && (await take(rest.byteLength)).equals(rest)) return;
        break;
      }
      const hash = createHash('sha256');
      async function* bytes(): AsyncGenerator<Buffer> {
        while (at < end) {
          const piece = await take(Math.min(PIECE, end - at));
          hash.update(piece);
          yield piece;
        }
      }
      yield { name, size, bytes };
      if (at !== end) throw new Error(`${name} was not read to its end`);
      await take(padding(size).byteLength);
      sums.push(sumLine(name, hash.digest('hex')));
    }
    throw new Stopped('broken');
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    const file = await open(path, 'r');
    if ((await file.stat()).isFile()) return file;
    await file.close();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!['ENOENT', 'ENOTDIR', 'EACCES', 'EISDIR'].includes(code)) throw error;
  }
  throw new Stopped('noFile');
}
