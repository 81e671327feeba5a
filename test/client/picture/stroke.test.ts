import { expect, test } from 'vitest';
import { apart, coversOf, ledTo } from '../../../src/client/local/picture/stroke.ts';

const TALL = { width: 300, height: 600 };

test('covers lie along a stroke without a gap, also down a tall picture and after it was made thin', () => {
  for (const radius of [0.1, 0.03]) {
    const points = [
      { x: 0.1, y: 0.1 },
      { x: 0.1, y: 0.9 },
      { x: 0.8, y: 0.2 },
    ];
    const covers = coversOf({ points, radius }, TALL);
    expect(covers[0]).toEqual({ x: 0.1, y: 0.1, radius });
    expect(covers.at(-1)?.x).toBeCloseTo(0.8);
    for (const [i, cover] of covers.slice(1).entries())
      expect(apart(covers[i] ?? cover, cover, TALL)).toBeLessThanOrEqual(radius * 0.25 + 1e-9);
  }
});

test('a tap is one cover, and a finger that trembles on it adds none', () => {
  const tap = { points: [{ x: 0.5, y: 0.5 }], radius: 0.1 };
  expect(coversOf(tap, TALL)).toEqual([{ x: 0.5, y: 0.5, radius: 0.1 }]);
  expect(ledTo(tap, { x: 0.51, y: 0.505 }, TALL)).toBe(tap);
  expect(ledTo(tap, { x: 0.5, y: 0.52 }, TALL).points).toHaveLength(2);
});
