import { decode, type Pixels } from './decode.ts';
import { type Header, readHeader } from './header.ts';
import type { PictureProblem } from './shrink.ts';

const MAX_PIXELS = 120_000_000;
const MAX_SIDE = 30_000;
const MAX_FILE = 100_000_000;
const HEAD_BYTES = 262_144;

export type Opened = { pixels: Pixels; header: Header };

/** A picked file as pixels, close to the wished long side where the browser can; not yet turned upright. */
export async function openPicture(
  file: Blob,
  side: number,
  signal?: AbortSignal,
): Promise<Opened | { problem: PictureProblem }> {
  if (file.size > MAX_FILE) return { problem: 'tooLarge' };
  const header = await look(file).catch(gone);
  if ('problem' in header) return header;
  const { width, height } = header;
  if (width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE) {
    return { problem: 'tooLarge' };
  }
  signal?.throwIfAborted();
  const pixels = await decode(file, header, side);
  return 'problem' in pixels ? pixels : { pixels, header };
}

/** Reads on only while the header asks for it: some cameras put megabytes before the picture. */
async function look(file: Blob): Promise<Header | { problem: PictureProblem }> {
  for (let length = HEAD_BYTES; ; length *= 4) {
    const header = readHeader(new Uint8Array(await file.slice(0, length).arrayBuffer()));
    if (!('short' in header)) return header;
    if (length < file.size) continue;
    return { problem: header.short === 'heic' ? 'heic' : 'unreadable' };
  }
}

/** A picked file can vanish or change under us, as pictures that lie in a cloud do. */
function gone(error: unknown): { problem: PictureProblem } {
  const expected = ['NotReadableError', 'NotFoundError'];
  if (error instanceof DOMException && expected.includes(error.name)) {
    return { problem: 'unreadable' };
  }
  throw error;
}
