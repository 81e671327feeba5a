import { describe, expect, test } from 'vitest';
import {
  attention,
  isReminderDay,
  type Piece,
  remindersOf,
  type Unsent,
} from '../../src/shared/reminders.ts';

/** 07:40 on Wednesday, 14 January 2026, in Vietnam. */
const NOW = Date.parse('2026-01-14T00:40:00Z');
const DAY_MS = 86_400_000;

const piece = (id: string, over: Partial<Piece> = {}): Piece => {
  return { id, due: null, done: false, returned: false, ...over };
};
const waiting = (days: number, count = 2): Unsent => ({ count, since: NOW - days * DAY_MS });

describe('what a member is reminded of', () => {
  test.each<[string, Piece[], Unsent | null, string[]]>([
    ['nothing where nothing was given', [], null, []],
    ['nothing of work without a day', [piece('a')], null, []],
    ['work due today', [piece('a', { due: '2026-01-14' })], null, ['due 1 a']],
    ['work due in three days', [piece('a', { due: '2026-01-17' })], null, ['due 1 a']],
    ['nothing yet of work due in four', [piece('a', { due: '2026-01-18' })], null, []],
    ['work whose day ended', [piece('a', { due: '2026-01-13' })], null, ['overdue 1 a']],
    ['nothing of work that is done', [piece('a', { due: '2026-01-13', done: true })], null, []],
    [
      'a photo sent back, though all steps are ticked',
      [piece('a', { done: true, returned: true })],
      null,
      ['returned 1 a'],
    ],
    [
      'each piece once, under what presses most, each kind from its nearest day on',
      [
        piece('soon', { due: '2026-01-16' }),
        piece('now', { due: '2026-01-14' }),
        piece('late', { due: '2026-01-12' }),
        piece('later', { due: '2026-01-02' }),
        piece('back', { due: '2026-01-01', returned: true }),
      ],
      null,
      ['returned 1 back', 'overdue 2 later', 'due 2 now'],
    ],
    ['nothing of work that waits for two days', [], waiting(2.9), []],
    ['work that waits for three days', [], waiting(3), ['unsent 2 3']],
    ['the same until the seventh day', [], waiting(6.9), ['unsent 2 6']],
    ['with stronger words from seven days on', [], waiting(7), ['longUnsent 2 7']],
    ['nothing where nothing waits', [], waiting(9, 0), []],
  ])('%s', (_what, pieces, unsent, told) => {
    const said = remindersOf(pieces, unsent, NOW).map((one) => {
      return `${one.kind} ${one.count} ${'first' in one ? one.first : one.days}`;
    });
    expect(said).toEqual(told);
  });

  test('a day begins and ends in Vietnam, not in UTC', () => {
    const pieces = [piece('a', { due: '2026-01-14' })];
    const kinds = (now: string) => remindersOf(pieces, null, Date.parse(now)).map((r) => r.kind);
    expect(kinds('2026-01-14T16:59:00Z')).toEqual(['due']);
    expect(kinds('2026-01-14T17:00:00Z')).toEqual(['overdue']);
  });

  test('the number on the icon is the pieces that ask for something, each once', () => {
    const pieces = [
      piece('a', { due: '2026-01-12', returned: true }),
      piece('b', { due: '2026-01-12' }),
      piece('c', { due: '2026-01-15' }),
      piece('d'),
    ];
    expect(attention(remindersOf(pieces, waiting(4, 3), NOW))).toBe(6);
    expect(attention(remindersOf([piece('d')], waiting(1), NOW))).toBe(0);
  });
});

test('a push is worth it when work becomes due soon, on its last day, then on day one of each late week', () => {
  const days = Array.from({ length: 31 }, (_, i) => `2026-01-${String(i + 1).padStart(2, '0')}`);
  expect(days.filter((today) => isReminderDay('2026-01-10', today))).toEqual([
    '2026-01-07',
    '2026-01-10',
    '2026-01-11',
    '2026-01-18',
    '2026-01-25',
  ]);
});
