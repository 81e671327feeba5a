import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assignment } from '../../src/shared/model.ts';
import type { Visit } from '../../src/shared/records/visit.ts';
import { visitTable } from '../../src/shared/visit-table.ts';
import {
  countedBy,
  countVisits,
  reached,
  type VisitCount,
  type VisitEntity,
} from '../../src/shared/visits.ts';

const RETRACTED = { op: 'r', by: 'hanh', at: 9 };

const visit = (id: string, some: Partial<Visit> = {}, place = 'k1'): VisitEntity => {
  const body: Visit = { skill: 'vneid', people: 1, result: 'done', by: 'hanh', at: 5, ...some };
  return { id, kind: 'visit', place, body };
};

/** Visits as a ward has them: ids of their own, some taken back, some that came to nothing. */
const someVisits: fc.Arbitrary<VisitEntity[]> = fc
  .array(
    fc.record({
      skill: fc.constantFrom('vneid', 'service', 'own.7'),
      people: fc.integer({ min: 1, max: 500 }),
      result: fc.constantFrom('done' as const, 'again' as const, 'absent' as const, 'no' as const),
      by: fc.constantFrom('hanh', 'minh'),
      at: fc.nat(100),
      back: fc.boolean(),
      place: fc.constantFrom('k1', 'k2', 'k3'),
    }),
    { maxLength: 30 },
  )
  .map((all) =>
    all.map(({ back, place, ...body }, index) => {
      return visit(`v${index}`, back ? { ...body, retracted: RETRACTED } : body, place);
    }),
  );

const plus = (a: VisitCount, b: VisitCount): VisitCount => {
  return { visits: a.visits + b.visits, people: a.people + b.people, tried: a.tried + b.tried };
};
const ZERO: VisitCount = { visits: 0, people: 0, tried: 0 };

describe('visits add up', () => {
  test('to the same in any order, and the same visit handed over twice counts once', async () => {
    await fc.assert(
      fc.property(someVisits, fc.infiniteStream(fc.nat()), (visits, order) => {
        const keys = new Map(visits.map(({ id }) => [id, order.next().value]));
        const mixed = [...visits, ...visits.filter((_one, index) => index % 2 === 0)].sort(
          (a, b) => (keys.get(a.id) ?? 0) - (keys.get(b.id) ?? 0),
        );
        expect(countVisits(mixed)).toEqual(countVisits(visits));
      }),
    );
  });

  test('from parts: two lists without a visit in common make the sum of their sums', async () => {
    await fc.assert(
      fc.property(someVisits, fc.nat(30), (visits, cut) => {
        const parts = plus(countVisits(visits.slice(0, cut)), countVisits(visits.slice(cut)));
        expect(countVisits(visits)).toEqual(parts);
      }),
    );
  });

  test('by khu phố and skill: the table’s cells make the whole', async () => {
    await fc.assert(
      fc.property(someVisits, (visits) => {
        const cells = [...visitTable(visits).values()].flatMap((there) => [...there.values()]);
        expect(cells.reduce(plus, ZERO)).toEqual(countVisits(visits));
        for (const [place, there] of visitTable(visits)) {
          const own = visits.filter((one) => one.place === place);
          expect([...there.values()].reduce(plus, ZERO)).toEqual(countVisits(own));
        }
      }),
    );
  });

  test('a door that stayed shut is a try, not a visit; what was taken back is neither', () => {
    const visits = [
      visit('a', { people: 3 }),
      visit('b', { result: 'absent' }),
      visit('c', { people: 9, retracted: RETRACTED }),
    ];
    expect(countVisits(visits)).toEqual({ visits: 1, people: 3, tried: 1 });
  });
});

describe('a target', () => {
  const given = (unit: string, readings: Assignment['readings'] = []) => {
    return { target: { number: 30, unit }, readings } as unknown as Assignment;
  };
  const wrote = (value: number, at: number) => ({ op: `w${value}`, by: 'minh', at, value });

  test.each([
    ['lượt', 'visits'],
    ['Lượt hỗ trợ', 'visits'],
    ['người', 'people'],
    ['người dân', 'people'],
    ['lượt người', 'people'],
    ['hộ', null],
    ['hồ sơ', null],
    ['buổi', null],
    ['ngườiA', null],
  ])('in “%s” is counted in %s: visits never stand for households', (unit, counts) => {
    expect(countedBy({ number: 1, unit })).toBe(counts);
  });

  test('in visits goes up by one a visit, in people by as many as were there', () => {
    const visits = [visit('a', { people: 3 }), visit('b', { people: 2 })];
    expect(reached(given('lượt'), visits)).toBe(2);
    expect(reached(given('người'), visits)).toBe(5);
    expect(reached(given('hộ'), visits)).toBeNull();
  });

  test('a number written by hand is the total so far: only visits after it are added', () => {
    const visits = [visit('before', { at: 4 }), visit('at', { at: 6 }), visit('after', { at: 7 })];
    expect(reached(given('lượt', [wrote(12, 6)]), visits)).toBe(13);
    expect(reached(given('hộ', [wrote(12, 6)]), visits)).toBe(12);
  });

  test('of which nobody entered anything is not zero', () => {
    expect(reached(given('lượt'), [])).toBeNull();
    expect(reached(given('lượt'), [visit('a', { result: 'no' })])).toBeNull();
  });

  test('never goes down because somebody recorded one more visit', async () => {
    await fc.assert(
      fc.property(someVisits, fc.option(fc.nat(100)), (visits, at) => {
        const body = given('người', at === null ? [] : [wrote(40, at)]);
        const more = [...visits, visit('new', { people: 2, at: 101 })];
        expect(reached(body, more)).toBe((reached(body, visits) ?? 0) + 2);
      }),
    );
  });
});
