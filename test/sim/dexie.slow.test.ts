import { expect, test } from 'vitest';
import { dexiePhone } from './dexie-phone.ts';
import { memoryWard } from './memory-ward.ts';
import { playAll } from './play-all.ts';

/** The schedules of the simulation on the product's own phone instead of the memory one. */
const SEEDS = 500;

test(`the same holds on Dexie, in ${SEEDS} schedules`, async () => {
  expect(await playAll(SEEDS, { phone: dexiePhone, ward: memoryWard })).toEqual([]);
}, 900_000);
