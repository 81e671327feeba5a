import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  doSomething,
  letDaysPass,
  makeLife,
  photographFirst,
  restart,
  telling,
  untilQuiet,
} from './life.ts';
import { toso } from './mortal.ts';
import { exchange } from './phone.ts';
import { checkQuiet, readWard } from './ward-on-disk.ts';

const SEEDS = [21, 22, 23];

test.each(SEEDS)(
  'phones bring back all that a week-old backup lacks, and nobody joins again (seed %i)',
  async (seed) => {
    const life = await makeLife(seed);
    const shelf = await mkdtemp(join(tmpdir(), 'to-so-shelf-'));
    const { random, phones, folder } = life;

    async function work(): Promise<void> {
      for (let count = 8 + random.below(8); count > 0; count -= 1) {
        const phone = random.pick(phones);
        await doSomething(life, phone);
        if (random.chance(0.3)) await photographFirst(phone);
      }
    }
    async function backUp(name: string): Promise<void> {
      const made = await toso(['backup', join(shelf, name)], life);
      expect(made).toMatchObject({ code: 0 });
      life.story.push(made.out.trim());
    }
    const kept = async () =>
      (await Promise.all(phones.map(({ store }) => store.image()))).flatMap((image) => image.kept);

    try {
      await telling(life, async () => {
        await work();
        await untilQuiet(life);
        await backUp('old.tar');
        const safe = readWard(folder).head;
        const before = (await kept()).length;
        await letDaysPass(life, 9);
        await untilQuiet(life);
        // What the old backup holds is forgotten, so that only the server has it now.
        expect((await kept()).filter(({ head }) => head <= safe)).toEqual([]);
        expect(before).toBeGreaterThan(0);

        await work();
        await untilQuiet(life);
        await backUp('week.tar');
        const { head, epoch } = readWard(folder);
        await letDaysPass(life, 6);
        await work();
        await untilQuiet(life);
        // Newer, and broken as it will turn out: nothing may be forgotten because of it.
        await backUp('new.tar');
        await letDaysPass(life, 1);
        await work();
        await untilQuiet(life);
        expect(readWard(folder).head).toBeGreaterThan(head);
        // Not sent before the server is gone: it waits beside what was sent.
        await work();

        const refused = await toso(['restore', join(shelf, 'week.tar')], life);
        expect([refused.code, refused.err.split('\n').length]).toEqual([1, 2]);
        await life.server.end('SIGKILL');
        const restored = await toso(['restore', join(shelf, 'week.tar')], life);
        expect(restored).toMatchObject({ code: 0 });
        life.story.push(restored.out.trim());
        expect(readWard(folder)).toMatchObject({ head, epoch: expect.not.stringMatching(epoch) });

        await restart(life);
        for (const phone of phones) await exchange(phone, life.server.url);
        await untilQuiet(life);
        await checkQuiet(folder, phones, life.ledger);
      });
    } finally {
      await life.end();
      await rm(shelf, { recursive: true });
    }
  },
  300_000,
);
