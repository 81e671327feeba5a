import { expect, test } from 'vitest';
import { run } from './run.ts';
import { tooRare } from './sometimes.ts';

/** A taste of what the stage `simulation` plays by the ten thousand. */
const SEEDS = 500;

test(`nothing is lost, doubled or unseen in ${SEEDS} schedules of faults`, async () => {
  const counters = new Map<string, number>();
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { violation, counters: seen } = await run(seed);
    expect(`seed ${seed}: ${violation?.message ?? 'kept'}`).toBe(`seed ${seed}: kept`);
    for (const [what, n] of seen) counters.set(what, (counters.get(what) ?? 0) + n);
  }
  expect(tooRare(counters, SEEDS)).toEqual([]);
}, 120_000);
