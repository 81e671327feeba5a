import { expect, test } from 'vitest';
import { read } from '../support/source.ts';
import { MUTANTS } from './mutants.ts';
import { PHOTO_MUTANTS } from './photo-mutants.ts';
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

test('each rule that can be broken on purpose stands once in the source', () => {
  const lost = [...MUTANTS, ...PHOTO_MUTANTS]
    .flatMap((mutant) => (mutant.and ? [mutant, { ...mutant, ...mutant.and }] : [mutant]))
    .flatMap(({ rule, file, edits }) => edits.map(([find]) => ({ rule, file, find })))
    .filter(({ file, find }) => read(file).split(find).length !== 2);
  expect(lost).toEqual([]);
});
