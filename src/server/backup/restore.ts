import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Id, Instant, Sha256 } from '../../shared/model.ts';
import { flush } from '../blobs/flush.ts';
import { hold } from '../store/hold.ts';
import { beginNewLife } from '../store/new-life.ts';
import type { Chance } from '../store/secrets.ts';
import { judgeSnapshot } from '../store/snapshot.ts';
import { ABOUT, ABOUT_MAX, About, DATABASE, FORMAT, readPhotoEntry } from './names.ts';
import { type Part, readArchive } from './read-archive.ts';
import { reasonOf, Stopped } from './stopped.ts';
import { clearStaging, commit, makeStaging, settle } from './swap.ts';

export type Restored = {
  wards: number;
  ops: number;
  photos: number;
  madeAt: Instant;
  /** Folder with what was there before. */
  aside: string;
};
type Given = { now: Instant; chance: Chance; signal: AbortSignal };

/**
 * Puts a backup in the place of what a data folder holds; that is moved aside, never deleted. All
 * of the file is checked while it is unpacked beside the present data, so a bad one changes
 * nothing; and whenever the process dies, the folder holds the old data or the new, never a mixture
 * (`swap.ts`). Every ward begins a new epoch. Stops with `inUse`, `noFile`, `foreign`, `broken`,
 * `newer`, `noRoom` or `interrupted`.
 */
export async function restoreBackup(
  file: string,
  { folder, lock }: { folder: string; lock: string },
  given: Given,
): Promise<Restored> {
  const alone = hold(lock, 'alone');
  if (!alone) throw new Stopped('inUse');
  try {
    await settle(folder);
    const staging = await makeStaging(folder);
    const restored = await unpack(file, staging, given);
    const aside = freeName(folder, `before-restore-${stamp(given.now)}`);
    await commit(folder, aside);
    await settle(folder);
    return { ...restored, aside: join(folder, aside) };
  } catch (error) {
    throw reasonOf(error);
  } finally {
    await clearStaging(folder);
    alone.release();
  }
}

/** Everything in the file, checked, in `staging` and on the disk, ready to be a new life. */
async function unpack(file: string, staging: string, given: Given) {
  const here = new Set<string>();
  const folders = new Set<string>([join(staging, 'photos')]);
  const database = join(staging, DATABASE);
  let about: About | null = null;
  let isHere = false;
  for await (const part of readArchive(file)) {
    if (given.signal.aborted) throw new Stopped('interrupted');
    if (!about) {
      about = await readAbout(part);
    } else if (!isHere) {
      if (part.name !== DATABASE) throw new Stopped('broken');
      await save(part, database);
      const sort = judgeSnapshot(database);
      if (sort !== 'sound') throw new Stopped(sort);
      isHere = true;
    } else {
      const photo = readPhotoEntry(part.name);
      if (!photo) throw new Stopped('broken');
      const path = join(staging, part.name);
      await mkdir(dirname(path), { recursive: true });
      if ((await save(part, path)) !== photo.sha256) throw new Stopped('broken');
      await flush(path, 'r+');
      here.add(key(photo.ward, photo.sha256));
      folders.add(dirname(path)).add(dirname(dirname(path)));
    }
  }
  if (!about || !isHere) throw new Stopped('broken');
  for (const made of folders) await flush(made, 'r');
  const { madeAt } = about;
  const came = (ward: Id, sha256: Sha256) => here.has(key(ward, sha256));
  const counts = await beginNewLife(database, madeAt, came, given.chance);
  await flush(database, 'r+');
  return { ...counts, madeAt, photos: here.size };
}

async function readAbout(part: Part): Promise<About> {
  if (part.name !== ABOUT || part.size > ABOUT_MAX) throw new Stopped('foreign');
  let text = '';
  for await (const piece of part.bytes()) text += piece;
  const read = About.safeParse(parse(text));
  if (!read.success) throw new Stopped('foreign');
  if (read.data.format > FORMAT) throw new Stopped('newer');
  return read.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Writes an entry to a new file. Returns its hash. */
async function save(part: Part, path: string): Promise<Sha256> {
  const file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  try {
    for await (const piece of part.bytes()) {
      await file.appendFile(piece);
      hash.update(piece);
    }
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

function key(ward: Id, sha256: Sha256): string {
  return `${ward}/${sha256}`;
}

function freeName(folder: string, wanted: string): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}-${count}`;
    if (!existsSync(join(folder, name))) return name;
  }
}

/** `2026-03-02T01-00-00Z`: names a folder on every file system, and sorts. */
function stamp(now: Instant): string {
  return new Date(now).toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
}
