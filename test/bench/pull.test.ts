import { expect, test } from 'vitest';
import { openHistory } from './pull.ts';

test('what a phone fetches is found by index, never by reading the ward’s history', async () => {
  const history = await openHistory(2_000);
  try {
    for (const since of [0, history.head]) {
      const plan = await history.plan(since);
      expect(plan.length).toBeGreaterThan(3);
      expect(plan.filter((line) => line.startsWith('SCAN'))).toEqual([]);
      expect(plan.join('\n')).toContain(
        'rows USING INDEX rows_place (ward=? AND place=? AND seq>?)',
      );
      expect(plan.filter((line) => /\blog\b/.test(line))).toEqual([]);
    }
    expect((await history.pull(0)).rows.length).toBeGreaterThan(30);
    expect((await history.pull(history.head)).rows).toEqual([]);
  } finally {
    await history.close();
  }
});
