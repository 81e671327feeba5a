import { expect, test } from 'vitest';
import { run } from './run.ts';

const SEEDS = 1_000;

test(`nothing is lost, doubled or unseen in ${SEEDS} schedules of faults`, async () => {
  const counters = new Map<string, number>();
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { violation, counters: seen } = await run(seed);
    expect(`seed ${seed}: ${violation?.message ?? 'kept'}`).toBe(`seed ${seed}: kept`);
    for (const [what, n] of seen) counters.set(what, (counters.get(what) ?? 0) + n);
  }
  // A fault that never strikes proves nothing.
  const STRUCK = ['lostBefore', 'lostAfter', 'doubled', 'slow', 'replayed', 'portal', 'appKilled'];
  const MET = [
    'fence.epoch',
    'fence.fork',
    'outcome.parked',
    'outcome.refused',
    'restore',
    'rekey',
  ];
  const PHOTOS = ['photo.cut', 'photo.shelfCrash', 'photo.quota', 'photo dropped'];
  const HEARD = ['stored', 'conflict', 'mismatch', 'notFound', 'broken', 'nothing'];
  const lane = [...PHOTOS, ...HEARD.map((said) => `photo heard ${said}`)];
  for (const what of [
    ...STRUCK,
    ...MET,
    ...lane,
    'serverCrash.within',
    'cloned',
    'rolledBack',
    'wiped',
  ]) {
    expect(counters.get(what) ?? 0).toBeGreaterThan(20);
  }
}, 120_000);

test('the same seed tells the same story', async () => {
  const [once, again] = [await run(7, undefined, true), await run(7, undefined, true)];
  expect(once.trace.length).toBeGreaterThan(20);
  expect(again.trace).toEqual(once.trace);
});
