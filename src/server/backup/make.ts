import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Id, Instant, Sha256 } from '../../shared/model.ts';
import { flush } from '../blobs/flush.ts';
import { openSnapshot, takeSnapshot } from '../store/snapshot.ts';
import type { WardHead } from '../store/ward-lock.ts';
import { ABOUT, type About, DATABASE, FORMAT, photoEntry } from './names.ts';
import { reasonOf, Stopped } from './stopped.ts';
import { type Archive, writeArchive } from './write-archive.ts';

export type Made = {
  wards: WardHead[];
  ops: number;
  photos: number;
  bytes: number;
  madeAt: Instant;
  /** Photos that the server should hold and does not, or not as they were: not in the backup. */
  lost: { ward: Id; sha256: Sha256 }[];
};
type From = { database: string; folder: string; version: string };

/**
 * Writes everything a server holds into one new file, while it may be running. The database is
 * copied first and the photos that this copy names after it: a photo never changes once it is
 * stored. The file gets its name when it is whole and on the disk, and never replaces another.
 * Stops with `exists`, `noFolder`, `noRoom` or `interrupted`, leaving nothing behind.
 */
export async function makeBackup(
  from: From,
  to: string,
  now: Instant,
  signal: AbortSignal,
): Promise<Made> {
  const part = `${to}.${process.pid}-${randomBytes(3).toString('hex')}.part`;
  const copy = `${part}.sqlite`;
  try {
    if (await exists(to)) throw new Stopped('exists');
    await removeLeft(to);
    takeSnapshot(from.database, copy);
    const made = await writeAll(from, copy, part, now, signal);
    await giveName(part, to);
    await flush(dirname(to), 'r');
    return made;
  } catch (error) {
    throw reasonOf(error);
  } finally {
    for (const left of [part, copy, `${copy}-journal`]) await rm(left, { force: true });
  }
}

async function writeAll(
  { folder, version }: From,
  copy: string,
  part: string,
  madeAt: Instant,
  signal: AbortSignal,
): Promise<Made> {
  // People's names and work: for the owner of the file only.
  const file = await open(part, 'wx', 0o600);
  const snapshot = openSnapshot(copy);
  try {
    const archive = writeArchive(file, madeAt);
    const about: About = { kind: 'to-so-backup', format: FORMAT, version, madeAt };
    const text = Buffer.from(`${JSON.stringify(about)}\n`);
    await archive.add(ABOUT, text.byteLength, [text]);
    await archive.add(DATABASE, (await stat(copy)).size, createReadStream(copy, { signal }));
    let photos = 0;
    const lost: Made['lost'] = [];
    for (const photo of snapshot.photos()) {
      if (signal.aborted) throw new Stopped('interrupted');
      if (await addPhoto(archive, folder, photo)) photos += 1;
      else lost.push(photo);
    }
    const bytes = await archive.finish();
    if (signal.aborted) throw new Stopped('interrupted');
    return { wards: snapshot.wards(), ops: snapshot.ops(), photos, bytes, madeAt, lost };
  } catch (error) {
    if (signal.aborted) throw new Stopped('interrupted');
    throw error;
  } finally {
    snapshot.close();
    await file.close();
  }
}

/** One photo at a time in memory, and only if it still is what its name says. */
async function addPhoto(
  archive: Archive,
  folder: string,
  { ward, sha256 }: { ward: Id; sha256: Sha256 },
): Promise<boolean> {
  const name = photoEntry(ward, sha256);
  const bytes = await readFile(join(folder, name)).catch(unreadable);
  if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256) return false;
  await archive.add(name, bytes.byteLength, [bytes]);
  return true;
}

/** A damaged disk must not keep the rest from being saved. */
function unreadable(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'EIO') return null;
  throw error;
}

/** A link fails where a rename would silently replace; some sticks know no links. */
async function giveName(part: string, to: string): Promise<void> {
  try {
    await link(part, to);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new Stopped('exists');
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code)) throw error;
    if (await exists(to)) throw new Stopped('exists');
    await rename(part, to);
  }
}

/** Parts of earlier tries at the same file whose process was killed. */
async function removeLeft(to: string): Promise<void> {
  const begin = `${basename(to)}.`;
  for (const name of await readdir(dirname(to))) {
    if (!name.startsWith(begin)) continue;
    const pid = /^(\d+)-[0-9a-f]{6}\.part(\.sqlite(-journal)?)?$/.exec(
      name.slice(begin.length),
    )?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(dirname(to), name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process is alive as well.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}
