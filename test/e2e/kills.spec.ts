import { expect, test } from '@playwright/test';
import { killWhileWriting, killWithinLog } from './kills/kills.ts';

const TIMES = 40;

test(`${TIMES} kills of the browser while it writes lose nothing that was accepted (point 5)`, async () => {
  const kills = await killWhileWriting(TIMES, 1);
  test.info().annotations.push({ type: 'kills', description: JSON.stringify(kills) });
  expect(kills.wrong).toEqual([]);
  expect(kills.kills).toBe(TIMES);
  // Else it was not the writing that was tried.
  expect(kills.inWriting).toBeGreaterThan(TIMES / 2);
  expect(kills.accepted).toBeGreaterThan(TIMES);
});

test('a kill that leaves half a record in the log of the browser costs nothing two starts later', async () => {
  const { accepted, wrong } = await killWithinLog();
  expect(wrong).toEqual([]);
  expect(accepted).toBeGreaterThan(15);
});
