import { expect, test } from 'vitest';
import { isQuiet, nextAt, QUIET_UNTIL } from '../../src/shared/quiet-hours.ts';

const at = (time: string) => Date.parse(`2026-03-02T${time}:00+07:00`);

test.each([
  ['00:00', true],
  ['06:29', true],
  ['06:30', false],
  ['12:00', false],
  ['20:59', false],
  ['21:00', true],
  ['23:59', true],
])('at %s in Vietnam phones are quiet: %s', (time, quiet) => {
  expect(isQuiet(at(time))).toBe(quiet);
});

test('what came at night is said the next time the quiet ends', () => {
  expect(nextAt(QUIET_UNTIL, at('23:10'))).toBe(at('06:30') + 86_400_000);
  expect(nextAt(QUIET_UNTIL, at('03:10'))).toBe(at('06:30'));
});
