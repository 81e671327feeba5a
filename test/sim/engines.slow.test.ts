import { expect, test } from 'vitest';
import { dexiePhone } from './dexie-phone.ts';
import { memoryPhone } from './memory-phone.ts';
import { memoryWard } from './memory-ward.ts';
import { run } from './run.ts';
import { sqliteWards } from './sqlite-ward.ts';

/** The schedules of `sim.test.ts` on the product's own stores instead of the memory ones. */
const DEXIE_SEEDS = 60;
const SQLITE_SEEDS = 60;

test(`the same holds on Dexie, in ${DEXIE_SEEDS} schedules`, async () => {
  for (let seed = 1; seed <= DEXIE_SEEDS; seed++) {
    const { violation } = await run(seed, { phone: dexiePhone, ward: memoryWard });
    expect(`seed ${seed}: ${violation?.message ?? 'kept'}`).toBe(`seed ${seed}: kept`);
  }
}, 120_000);

test(`the same holds on SQLite, in ${SQLITE_SEEDS} schedules`, async () => {
  const { ward, close } = await sqliteWards();
  for (let seed = 1; seed <= SQLITE_SEEDS; seed++) {
    const { violation } = await run(seed, { phone: memoryPhone, ward });
    expect(`seed ${seed}: ${violation?.message ?? 'kept'}`).toBe(`seed ${seed}: kept`);
  }
  await close();
}, 120_000);
