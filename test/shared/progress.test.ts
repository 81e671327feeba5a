import { describe, expect, test } from 'vitest';
import type { Assignment, Evidence } from '../../src/shared/model.ts';
import {
  isDueSoon,
  isLate,
  isToReview,
  isToSettle,
  lastMarks,
  marksOn,
  photosArrived,
  stepCounts,
  stepProgress,
  workProgress,
} from '../../src/shared/progress.ts';

const mark = (op: string, by = 'p', at = 1) => ({ op, by, at });

function given(some: Partial<Assignment> = {}): Assignment {
  return {
    taskId: 't',
    placeId: 'kp3',
    due: null,
    steps: [
      { id: 's1', text: 'Mời', photo: false },
      { id: 's2', text: 'Chụp', photo: true },
    ],
    target: null,
    ticks: {},
    readings: [],
    passed: [],
    given: mark('give'),
    withdrawn: null,
    ...some,
  };
}

const ticked = (...steps: string[]) =>
  Object.fromEntries(steps.map((id) => [id, { marks: [mark(`tick-${id}`)], cleared: [] }]));

describe('how far work is', () => {
  test('two people who tick the same step do it once', () => {
    const ticks = { s1: { marks: [mark('a', 'hanh'), mark('b', 'minh')], cleared: [] } };
    expect(stepProgress(given({ ticks }))).toEqual({ done: 1, total: 2 });
  });

  test('a place counts as done when every step is, and withdrawn work counts nowhere', () => {
    const all = [
      given({ ticks: ticked('s1', 's2') }),
      given({ ticks: ticked('s1') }),
      given({ ticks: ticked('s1', 's2'), withdrawn: mark('w') }),
    ];
    expect(workProgress(all)).toEqual({ done: 1, total: 2 });
  });

  test('steps with the same words count together, though they were given at two times', () => {
    const later = given({
      given: mark('give2', 'p', 9),
      steps: [
        { id: 'x1', text: 'Mời', photo: false },
        { id: 'x2', text: 'Ghi', photo: false },
      ],
      ticks: ticked('x1'),
    });
    expect(stepCounts([later, given()])).toEqual([
      { text: 'Mời', photo: false, done: 1, total: 2 },
      { text: 'Chụp', photo: true, done: 0, total: 1 },
      { text: 'Ghi', photo: false, done: 0, total: 1 },
    ]);
  });
});

describe('late and soon', () => {
  const due = '2026-01-14';

  test('work is late once its day has ended, not on the day itself', () => {
    expect(isLate(given({ due }), '2026-01-14')).toBe(false);
    expect(isLate(given({ due }), '2026-01-15')).toBe(true);
  });

  test('what is done, withdrawn or has no day is never late and never due soon', () => {
    const never = [
      given({ due, ticks: ticked('s1', 's2') }),
      given({ due, withdrawn: mark('w') }),
      given(),
    ];
    for (const body of never) {
      expect(isLate(body, '2026-02-01')).toBe(false);
      expect(isDueSoon(body, '2026-01-14')).toBe(false);
    }
  });

  test('due soon begins seven days before and ends where late begins', () => {
    const on = (today: string) => isDueSoon(given({ due }), today);
    expect([on('2026-01-06'), on('2026-01-07'), on('2026-01-14'), on('2026-01-15')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

test('two different values that nobody replaced are for an official to settle', () => {
  const reading = (op: string, value: number) => ({ ...mark(op), value });
  expect(isToSettle(given({ readings: [reading('a', 3), reading('b', 5)] }))).toBe(true);
  expect(isToSettle(given({ readings: [reading('a', 5), reading('b', 5)] }))).toBe(false);
});

test('a photo waits for an official until somebody answers it or its author takes it back', () => {
  const photo = { reviews: [], retracted: null } as unknown as Evidence;
  const review = { ...mark('r'), verdict: 'returned' as const, reason: 'Mờ', seen: [] };
  expect(isToReview(photo)).toBe(true);
  expect(isToReview({ ...photo, reviews: [review] })).toBe(false);
  expect(isToReview({ ...photo, retracted: { ...mark('x'), reason: null } })).toBe(false);
});

test('of the photos named by records, those count as arrived that the ward holds whole', () => {
  const photo = (letter: string, stored: boolean, retracted: unknown = null) =>
    ({ photo: { sha256: letter }, stored, reviews: [], retracted }) as unknown as Evidence;
  expect(photosArrived([photo('a', true), photo('b', false), photo('c', true)])).toEqual({
    done: 2,
    total: 3,
  });
  // Named for two steps it is one photo; taken back it is none.
  const twice = [photo('a', true), photo('a', true), photo('b', false, mark('x'))];
  expect(photosArrived(twice)).toEqual({ done: 1, total: 1 });
});

test('of everybody who did something the latest moment is known', () => {
  const ticks = { s1: { marks: [mark('a', 'hanh', 4), mark('b', 'minh', 2)], cleared: [] } };
  const body = given({ ticks, readings: [{ ...mark('c', 'hanh', 9), value: 1 }] });
  expect([...lastMarks(marksOn(body))]).toEqual([
    ['hanh', 9],
    ['minh', 2],
  ]);
});
