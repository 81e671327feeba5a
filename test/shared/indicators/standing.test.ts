import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply } from '../../../src/shared/apply.ts';
import {
  against,
  isHeading,
  latestStand,
  moneyOf,
  periodStands,
  type ReadingEntity,
  type SpendEntity,
  standing,
} from '../../../src/shared/indicators/standing.ts';
import type { Id } from '../../../src/shared/model.ts';
import type { Answer } from '../../../src/shared/records/indicator.ts';

const STAMP = { by: 'thao', at: 1 };
const value = (number: number): Answer => ({ is: 'value', value: number });

function reading(
  id: Id,
  answer: Answer,
  { period = '2026-M03', corrects = [] as Id[], placeId = null as Id | null } = {},
): ReadingEntity {
  const about = { indicatorId: 'i', placeId, period, source: null, asOf: '2026-03-14' };
  const op = { kind: 'reading.add' as const, id, ...about, answer, corrects };
  return apply(undefined, id, op, STAMP).entity as ReadingEntity;
}

function spend(id: Id, amount: number, corrects: Id[] = []): SpendEntity {
  const op = {
    kind: 'spend.add' as const,
    id,
    budgetId: 'b',
    amount,
    on: '2026-03-14',
    note: null,
  };
  return apply(undefined, id, { ...op, corrects }, STAMP).entity as SpendEntity;
}

const atLeast = (target: number) => ({ direction: '>=' as const, target });
const stateOf = (readings: ReadingEntity[], indicator = atLeast(90)) =>
  against(indicator, latestStand(periodStands(readings), null));

describe('readings of one indicator', () => {
  test('nothing reported, nothing that happened and 0 are three answers', () => {
    expect(stateOf([])).toBe('unreported');
    expect(stateOf([reading('a', { is: 'none' })])).toBe('nothing');
    expect(stateOf([reading('a', value(0))])).toBe('below');
  });

  test('two different answers for one period are contested, and both stand', () => {
    const both = [reading('a', value(91)), reading('b', value(92))];
    expect(stateOf(both)).toBe('contested');
    expect(periodStands(both)[0]?.readings.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(stateOf([reading('a', value(0)), reading('b', { is: 'none' })])).toBe('contested');
  });

  test('the same answer twice is not contested, also as a share', () => {
    expect(
      stateOf([reading('a', { is: 'share', part: 19, whole: 20 }), reading('b', value(95))]),
    ).toBe('reached');
  });

  test('one that corrects both settles it, whatever order they arrive in', () => {
    const all = [
      reading('a', value(91)),
      reading('b', value(92)),
      reading('c', value(80), { corrects: ['a', 'b'] }),
    ];
    for (const order of [all, [...all].reverse()]) expect(stateOf(order)).toBe('below');
  });

  test('another period and another khu phố contest nothing, and the latest period shows', () => {
    const all = [
      reading('a', value(10), { period: '2025-Y' }),
      reading('b', value(95), { period: '2026-M01' }),
      reading('c', value(1), { period: '2026-M02', placeId: 'k1' }),
    ];
    expect(stateOf(all)).toBe('reached');
    expect(periodStands(all).some(({ contested }) => contested)).toBe(false);
  });

  test('a quarter comes after its last month, and the year after all of it', () => {
    const periods = ['2026-Y', '2026-M12', '2026-Q4', '2026-M11', '2026-9M', '2026-Q3', '2026-M09'];
    const mixed = [...periods].reverse().map((period) => reading(period, value(1), { period }));
    expect(periodStands(mixed).map(({ period }) => period)).toEqual([
      ...['2026-Y', '2026-Q4', '2026-M12', '2026-M11', '2026-9M', '2026-Q3', '2026-M09'],
    ]);
  });

  test('a rank in words is noted and never judged', () => {
    const rank = { direction: 'rank' as const, target: null };
    const stands = periodStands([reading('a', { is: 'words', text: 'Mức khá' })]);
    expect(against(rank, latestStand(stands, null))).toBe('noted');
  });

  test.each([
    ['<=', 5, 5, 'reached'],
    ['<', 5, 5, 'below'],
    ['>', 5, 5, 'below'],
    ['=', 5, 5, 'reached'],
  ] as const)('a target %s %d with %d is %s', (direction, target, said, state) => {
    const stands = periodStands([reading('a', value(said))]);
    expect(against({ direction, target }, latestStand(stands, null))).toBe(state);
  });

  test('come to the same in any order', async () => {
    const some = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        number: fc.nat(2),
        period: fc.constantFrom('2026-M01', '2026-Q1'),
        corrects: fc.subarray(['a', 'b', 'c']),
      }),
      { selector: ({ id }) => id },
    );
    await fc.assert(
      fc.asyncProperty(some, fc.infiniteStream(fc.nat()), async (said, chance) => {
        const all = said.map(({ id, number, period, corrects }) => {
          const others = corrects.filter((other) => other < id);
          return reading(id, value(number), { period, corrects: others });
        });
        const keys = new Map(all.map(({ id }) => [id, chance.next().value]));
        const mixed = [...all].sort((a, b) => Number(keys.get(a.id)) - Number(keys.get(b.id)));
        expect(periodStands(mixed)).toEqual(periodStands(all));
        if (all.length > 0) expect(standing(all).length).toBeGreaterThan(0);
      }),
    );
  });
});

test('money adds up to the đồng, and a spending that was corrected counts no more', () => {
  const spends = [spend('a', 0.1), spend('b', 0.2), spend('c', 50), spend('d', 5, ['c'])];
  expect(moneyOf(10, spends)).toEqual({ spent: 5.3, left: 4.7 });
  expect(moneyOf(null, [])).toEqual({ spent: 0, left: null });
  expect(moneyOf(5, spends).left).toBe(-0.3);
});

test('a row above its own parts is a heading, one without a target is not', () => {
  const row = (no: string, target: number | null = null) => {
    return { planId: 'p', no, target, direction: target === null ? null : ('>=' as const) };
  };
  const all = [row('3'), row('3.1', 90), row('30')];
  expect(all.map((one) => isHeading(one, all))).toEqual([true, false, false]);
  expect(isHeading(row('3'), [{ planId: 'other', no: '3.1' }])).toBe(false);
});
