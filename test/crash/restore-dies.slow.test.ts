import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder } from '../../src/server/data-folder.ts';
import { openData } from '../../src/server/open-data.ts';
import { doSomething, makeLife, photographFirst, telling, untilQuiet } from './life.ts';
import { toso } from './mortal.ts';
import { readWard } from './ward-on-disk.ts';

/** The steps that put the data in place come last; of those before, one in so many is tried. */
const LAST = 30;
const EVERY = 6;

test('a restore that is killed at any step leaves the old data or the new, whole, to whoever comes next', async () => {
  const life = await makeLife(31);
  const shelf = await mkdtemp(join(tmpdir(), 'to-so-shelf-'));
  const backup = join(shelf, 'a.tar');
  const folder = join(shelf, 'data');
  const member = life.members[0] ?? life.official;
  const seen = { old: 0, new: 0 };

  /** Another copy of the present data, with a restore that dies at its k-th step. */
  async function restoreUntil(k: number) {
    await rm(folder, { recursive: true, force: true });
    await cp(life.folder, folder, { recursive: true });
    return toso(['restore', backup], { folder, dieAt: k });
  }
  /** Photos that the database of this folder calls stored and that are not there. */
  function missingIn(data: string): string[] {
    return readWard(data)
      .photos.filter(({ part, stored_at }) => part === 'photo' && stored_at !== null)
      .map(({ ward, sha256 }) => join(data, 'photos', ward, sha256.slice(0, 2), `${sha256}.jpg`))
      .filter((path) => !existsSync(path));
  }

  try {
    await telling(life, async () => {
      await photographFirst(member);
      await untilQuiet(life);
      const then = readWard(life.folder);
      expect(await toso(['backup', backup], life)).toMatchObject({ code: 0 });
      await doSomething(life, life.official);
      await photographFirst(member);
      await untilQuiet(life);
      await life.server.end('SIGTERM');
      const present = readWard(life.folder);

      const { code, steps } = await restoreUntil(1_000_000);
      expect([code, steps > LAST]).toEqual([0, true]);
      for (let k = 1; k <= steps; k += steps - k > LAST ? EVERY : 1) {
        const killed = await restoreUntil(k);
        life.story.push(`${k}: ${killed.died}`);
        expect(killed.signal).toBe('SIGKILL');

        const data = await openData(dataFolder(folder));
        await data?.close();

        const ward = readWard(folder);
        const isOld = ward.epoch === present.epoch;
        seen[isOld ? 'old' : 'new'] += 1;
        expect([...ward.log.keys()]).toEqual([...(isOld ? present : then).log.keys()]);
        expect(ward.head).toBe((isOld ? present : then).head);
        expect(missingIn(folder)).toEqual([]);
        const names = await readdir(folder);
        const aside = names.filter((name) => name.startsWith('before-restore-'));
        expect(names.filter((name) => name.startsWith('rest'))).toEqual([]);
        expect(aside).toHaveLength(isOld ? 0 : 1);
        for (const name of aside) {
          const old = readWard(join(folder, name));
          expect([old.epoch, old.head]).toEqual([present.epoch, present.head]);
          expect(missingIn(join(folder, name))).toEqual([]);
        }
      }
      expect([seen.old > 5, seen.new > 5]).toEqual([true, true]);
    });
  } finally {
    await life.end();
    await rm(shelf, { recursive: true });
  }
}, 300_000);
