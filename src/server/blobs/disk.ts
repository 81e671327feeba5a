import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  FINISH,
  type Finish,
  isFlushDue,
  judgeEnd,
  placePart,
} from '../../shared/exchange/photo-shelf.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { BlobKey, BlobState, Blobs, Source } from './blob.ts';
import { checkPhoto } from './check-photo.ts';
import { flush } from './flush.ts';
import { makeTurns } from './turns.ts';

/** Bytes of a photo that a crash of the machine may cost; they are asked for again. */
const WINDOW = 65_536;

const NOTHING: Source = { next: async () => null, stop: () => {} };

/**
 * Photos as files: `<root>/<ward>/<first two letters>/<sha256>.jpg`, growing as `.part`.
 *
 * **Invariant:** a file under its final name is whole, hashes to its name, and is on the disk.
 */
export function diskBlobs(root: string): Blobs {
  const takeTurn = makeTurns();

  async function state(key: BlobKey): Promise<BlobState> {
    const whole = await size(wholePath(root, key));
    if (whole !== null) return { offset: whole, complete: true };
    return { offset: (await size(partPath(root, key))) ?? 0, complete: false };
  }

  return {
    state,
    write: (key, part, source) =>
      takeTurn(`${key.ward}/${key.sha256}`, source, async () => {
        const held = await state(key);
        const path = partPath(root, key);
        const place = placePart(held, part);
        if (place === 'finished') return held;
        if (place === 'afresh') await rm(path);
        if (place === 'elsewhere' || (place === 'afresh' && part.offset > 0)) {
          throw new Refusal('conflict');
        }
        await makeFolder(root, dirname(path));
        const offset = await append(path, part, source);
        if (judgeEnd(offset, part.size) === 'short') return { offset, complete: false };
        for (const step of FINISH) await finish(root, key)[step]();
        return { offset, complete: true };
      }),
    remove: (key) =>
      takeTurn(`${key.ward}/${key.sha256}`, NOTHING, async () => {
        const paths = [wholePath(root, key), partPath(root, key)];
        for (const path of paths) await rm(path, { force: true });
        await flush(dirname(paths[0] ?? ''), 'r').catch(absent);
      }),
    read: (key) => readFile(wholePath(root, key)).catch(absent),
  };
}

/**
 * Writes as bytes arrive, so that a cut keeps them, and flushes so often that a crash costs no more
 * than one window. Returns where they end.
 */
async function append(
  path: string,
  { offset, size: whole }: { offset: number; size: number },
  source: Source,
): Promise<number> {
  const file = await open(path, 'a');
  let end = offset;
  let flushed = offset;
  try {
    for (let bytes = await source.next(); bytes; bytes = await source.next()) {
      end += bytes.byteLength;
      if (judgeEnd(end, whole) === 'tooLong') {
        await rm(path);
        throw new Refusal('mismatch');
      }
      await file.appendFile(bytes);
      if (!isFlushDue(end - flushed, WINDOW)) continue;
      await file.datasync();
      flushed = end;
    }
  } finally {
    source.stop();
    await file.close();
  }
  return end;
}

function finish(root: string, key: BlobKey): Record<Finish, () => Promise<void>> {
  const path = partPath(root, key);
  return {
    verify: async () => {
      try {
        checkPhoto(await readFile(path), key.sha256);
      } catch (error) {
        if (error instanceof Refusal) await rm(path);
        throw error;
      }
    },
    flush: () => flush(path, 'r+'),
    name: () => rename(path, wholePath(root, key)),
    flushName: () => flush(dirname(path), 'r'),
  };
}

/** A new folder is on the disk only once the one that names it is. */
async function makeFolder(root: string, folder: string): Promise<void> {
  if ((await mkdir(folder, { recursive: true })) === undefined) return;
  for (let at = dirname(folder); at.startsWith(dirname(root)); at = dirname(at)) {
    await flush(at, 'r');
    if (at === dirname(root)) return;
  }
}

async function size(path: string): Promise<number | null> {
  const found = await stat(path).catch(absent);
  return found?.size ?? null;
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** Where a whole photo lies. */
export function wholePath(root: string, { ward, sha256 }: BlobKey): string {
  return join(root, ward, sha256.slice(0, 2), `${sha256}.jpg`);
}

function partPath(root: string, { ward, sha256 }: BlobKey): string {
  return join(root, ward, sha256.slice(0, 2), `${sha256}.part`);
}
