import { expect, test } from 'vitest';
import { freshLog } from '../../../src/client/local/fresh-log.ts';

test('a fresh log leaves no database behind, also for two tabs that begin at once', async () => {
  await Promise.all([freshLog(), freshLog()]);
  await freshLog();
  expect(await indexedDB.databases()).toEqual([]);
});
