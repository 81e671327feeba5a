import { expect, test } from 'vitest';
import { dexiePhone } from './dexie-phone.ts';
import { memoryPhone } from './memory-phone.ts';
import { memoryWard } from './memory-ward.ts';
import { run } from './run.ts';
import { sqliteWards } from './sqlite-ward.ts';

const SEEDS = 1_000;
const DEXIE_SEEDS = 30;
const SQLITE_SEEDS = 60;

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
  for (const what of [...STRUCK, ...MET, 'serverCrash.within', 'cloned', 'rolledBack', 'wiped']) {
    expect(counters.get(what) ?? 0).toBeGreaterThan(20);
  }
}, 120_000);

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

test('the same seed tells the same story', async () => {
  const [once, again] = [await run(7, undefined, true), await run(7, undefined, true)];
  expect(once.trace.length).toBeGreaterThan(20);
  expect(again.trace).toEqual(once.trace);
});
