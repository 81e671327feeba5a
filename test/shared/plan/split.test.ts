import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { missing, splitByWeight, splitEvenly } from '../../../src/shared/plan/split.ts';

const total = fc.oneof(
  fc.nat(100_000),
  fc.nat(10_000_000).map((hundredths) => hundredths / 100),
);
const households = fc.array(fc.nat(2_000), { minLength: 1, maxLength: 60 });

test('660 households over 28 khu phố: sixteen get 24 and twelve get 23', () => {
  const parts = splitEvenly(660, 28);
  expect(parts.filter((part) => part === 24)).toHaveLength(16);
  expect(parts.filter((part) => part === 23)).toHaveLength(12);
  expect(parts[0]).toBe(24);
});

test('a khu phố with twice the households gets twice as much', () => {
  expect(splitByWeight(90, [100, 200])).toEqual([30, 60]);
});

test('parts of 655 miss 5 of 660, and parts of 665 are 5 too many', () => {
  expect(missing(660, [300, 355])).toBe(5);
  expect(missing(660, [300, 365])).toBe(-5);
  expect(missing(0.3, [0.1, 0.2])).toBe(0);
});

test('nothing can be split by households that nobody has counted', () => {
  expect(splitByWeight(660, [0, 0])).toBeNull();
  expect(splitByWeight(660, [])).toBeNull();
});

test('evenly: the sum is the plan’s number, and no two places differ by more than one piece', async () => {
  await fc.assert(
    fc.property(total, fc.integer({ min: 1, max: 300 }), (number, count) => {
      const parts = splitEvenly(number, count);
      const piece = Number.isInteger(number) ? 1 : 0.01;
      expect(missing(number, parts)).toBe(0);
      expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(piece + 1e-9);
    }),
  );
});

test('by households: the sum is the plan’s number, nobody without households gets any, more households never get less', async () => {
  await fc.assert(
    fc.property(total, households, (number, weights) => {
      const parts = splitByWeight(number, weights);
      const whole = weights.reduce((sum, weight) => sum + weight, 0);
      if (whole === 0) {
        // Not returned: what a property returns is its verdict.
        expect(parts).toBeNull();
        return;
      }
      expect(missing(number, parts ?? [])).toBe(0);
      const piece = Number.isInteger(number) ? 1 : 0.01;
      for (const [i, part] of (parts ?? []).entries()) {
        const weight = weights[i] ?? 0;
        expect(Math.abs(part - (number * weight) / whole)).toBeLessThan(piece + 1e-6);
        if (weight === 0) expect(part).toBe(0);
        for (const [j, other] of (parts ?? []).entries()) {
          if (weight > (weights[j] ?? 0)) expect(part + piece + 1e-9).toBeGreaterThan(other);
        }
      }
    }),
    { numRuns: 60 },
  );
});
