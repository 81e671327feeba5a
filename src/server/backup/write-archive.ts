import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { SUMS, sumLine } from './names.ts';
import { END, padding, writeHeader } from './tar.ts';

/** Appends entries to a backup that is being written; `bytes` is how long it has become. */
export type Archive = {
  /** All of `size` bytes or an error. `source` is read piece by piece. */
  add(name: string, size: number, source: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void>;
  /** Writes the sums and the end, and puts everything on the disk. Returns the length. */
  finish(): Promise<number>;
};

export function writeArchive(file: FileHandle, madeAt: number): Archive {
  let bytes = 0;
  const sums: string[] = [];

  async function write(part: Buffer): Promise<void> {
    await file.appendFile(part);
    bytes += part.byteLength;
  }
  async function add(
    name: string,
    size: number,
    source: AsyncIterable<Buffer> | Iterable<Buffer>,
  ): Promise<void> {
    await write(writeHeader({ name, size }, madeAt));
    const hash = createHash('sha256');
    let done = 0;
    for await (const part of source) {
      await write(part);
      hash.update(part);
      done += part.byteLength;
    }
    if (done !== size) throw new Error(`${name} has ${done} bytes instead of ${size}`);
    await write(padding(size));
    sums.push(sumLine(name, hash.digest('hex')));
  }
  return {
    add,
    async finish() {
      const text = Buffer.from(sums.join(''));
      await add(SUMS, text.byteLength, [text]);
      await write(END);
      await file.sync();
      return bytes;
    },
  };
}
