import { expect, test } from 'vitest';
import { makeEarlyWord } from '../../src/client/sync/early-word.ts';

/** How photos are asked for, one after the other, when each breaks as `breaks` says of its asking. */
function asked(times: number, breaks: (early: boolean, nth: number) => boolean): string {
  const word = makeEarlyWord();
  return Array.from({ length: times }, (_try, nth) => {
    const early = word.wanted();
    word.heard(early, !breaks(early, nth));
    return early ? 'e' : '-';
  }).join('');
}

test('a photo asks for an interim word, and goes on asking where cuts are no more than cuts', () => {
  expect(asked(8, (_early, nth) => nth % 3 !== 2)).toBe('eeeeeeee');
});

test('behind a proxy that breaks at an interim word, photos soon travel without one', () => {
  expect(asked(8, (early) => early)).toBe('eee-----');
});

test('a line that breaks either way is not taken for such a proxy', () => {
  expect(asked(9, () => true)).toBe('eee-eee-e');
});
