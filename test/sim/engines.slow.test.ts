import { expect, test } from 'vitest';
import { dexiePhone } from './dexie-phone.ts';
import { memoryPhone } from './memory-phone.ts';
import { memoryWard } from './memory-ward.ts';
import { run } from './run.ts';
import { sqliteWards } from './sqlite-ward.ts';
import type { Engines } from './world.ts';

/** The schedules of the simulation on the product's own stores instead of the memory ones. */
const DEXIE_SEEDS = 500;
const SQLITE_SEEDS = 200;
const TWICE_SEEDS = 300;

async function playAll(seeds: number, engines: Engines): Promise<void> {
  for (let seed = 1; seed <= seeds; seed++) {
    const { violation } = await run(seed, engines);
    expect(`seed ${seed}: ${violation?.message ?? 'kept'}`).toBe(`seed ${seed}: kept`);
  }
}

test(`the same holds on Dexie, in ${DEXIE_SEEDS} schedules`, async () => {
  await playAll(DEXIE_SEEDS, { phone: dexiePhone, ward: memoryWard });
}, 900_000);

test(`the same holds on SQLite, in ${SQLITE_SEEDS} schedules`, async () => {
  const { ward, close } = await sqliteWards();
  await playAll(SQLITE_SEEDS, { phone: memoryPhone, ward });
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
