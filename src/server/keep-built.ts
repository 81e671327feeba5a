import { copyFile, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../shared/model.ts';

/** For how long files of a replaced build stay: pages stay open for weeks. In ms. */
const KEPT_MS = 90 * 86_400_000;
/** However often was built; some thirty builds that share nothing. In bytes. */
const KEPT_BYTES = 20_000_000;

/**
 * Keeps the built files of `folder` under `kept`, so that a page of an earlier build can still load
 * its parts after `folder` was emptied, or was replaced by a fresh one.
 *
 * @returns the folder of what earlier builds had and this one has not
 */
export async function keepBuilt(folder: string, kept: string, now: Instant): Promise<string> {
  const current = join(kept, 'current');
  const earlier = join(kept, 'earlier');
  for (const path of [current, earlier]) await mkdir(path, { recursive: true });
  const built = new Set(await filesIn(folder));
  for (const name of await filesIn(current)) {
    if (built.has(name)) continue;
    await rename(join(current, name), join(earlier, name));
    // From now on it counts how long it is gone.
    await utimes(join(earlier, name), now / 1_000, now / 1_000);
  }
  for (const name of built) {
    await copyWhole(join(folder, name), current, name);
    await rm(join(earlier, name), { force: true });
  }
  await prune(earlier, now);
  return earlier;
}

async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch(absent);
  return found.flatMap((file) => (file.isFile() && !file.name.endsWith('.part') ? file.name : []));
}

function absent(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

/** A copy that a crash cut short never bears the name. */
async function copyWhole(from: string, folder: string, name: string): Promise<void> {
  const to = join(folder, name);
  const size = (path: string) => stat(path).then((found) => found.size);
  if ((await size(to).catch(() => -1)) === (await size(from))) return;
  await copyFile(from, `${to}.part`);
  await rename(`${to}.part`, to);
}

async function prune(folder: string, now: Instant): Promise<void> {
  const names = await filesIn(folder);
  const files = await Promise.all(
    names.map(async (name) => ({ name, ...(await stat(join(folder, name))) })),
  );
  files.sort((a, b) => b.mtimeMs - a.mtimeMs);
  let bytes = 0;
  for (const { name, size, mtimeMs } of files) {
    bytes += size;
    if (bytes > KEPT_BYTES || now - mtimeMs > KEPT_MS) await rm(join(folder, name));
  }
}
