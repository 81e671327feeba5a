import { expect, test } from 'vitest';
import { memoryPhone } from './memory-phone.ts';
import { playAll } from './play-all.ts';
import { run } from './run.ts';
import { sqliteWards } from './sqlite-ward.ts';

const SQLITE_SEEDS = 200;
const TWICE_SEEDS = 300;

/** The schedules of the simulation on the product's own ward instead of the memory one. */
test(`the same holds on SQLite, in ${SQLITE_SEEDS} schedules`, async () => {
  const { ward, close } = await sqliteWards();
  expect(await playAll(SQLITE_SEEDS, { phone: memoryPhone, ward })).toEqual([]);
  await close();
}, 600_000);

test(`the same seed tells the same story, ${TWICE_SEEDS} times`, async () => {
  for (let seed = 1; seed <= TWICE_SEEDS; seed++) {
    const once = await run(seed, undefined, true);
    const again = await run(seed, undefined, true);
    expect(once.trace.length).toBeGreaterThan(5);
    expect(again.trace).toEqual(once.trace);
  }
}, 300_000);
