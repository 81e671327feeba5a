import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber, formatPercent, readNumber } from '../../../src/shared/text/numbers.ts';

test('numbers are printed with dots between thousands and a decimal comma', () => {
  expect(formatNumber(1_234_567.5)).toBe('1.234.567,5');
  expect(formatNumber(8073)).toBe('8.073');
  expect(formatNumber(0)).toBe('0');
  expect(formatNumber(-1234.567)).toBe('-1.234,57');
  expect(formatNumber(67.94, 1)).toBe('67,9');
});

test('per cent stands without a space', () => {
  expect(formatPercent(12.34)).toBe('12,34%');
  expect(formatPercent(100)).toBe('100%');
});

describe('numbers as plans and reports print them', () => {
  test.each([
    ['8.073', 8073, false],
    ['1.234,5', 1234.5, false],
    ['12,34%', 12.34, true],
    ['95,17 %', 95.17, true],
    ['100', 100, false],
    ['08', 8, false],
    [' 1 234 567 ', 1_234_567, false],
    ['1\u00a0234', 1234, false],
    ['-5', -5, false],
    ['−1.000', -1000, false],
    ['0,5', 0.5, false],
    ['353.000', 353_000, false],
  ])('%s', (text, value, percent) => {
    expect(readNumber(text)).toEqual({ value, percent, problem: null });
  });
});

test('marks of another country are read and pointed out', () => {
  expect(readNumber('12.5')).toEqual({ value: 12.5, percent: false, problem: 'foreignMarks' });
  expect(readNumber('1,234.5')).toEqual({ value: 1234.5, percent: false, problem: 'foreignMarks' });
  expect(readNumber('1,234,567').value).toBe(1_234_567);
  expect(readNumber('0.125').problem).toBe('foreignMarks');
});

test.each([
  'abc',
  '12 người',
  '1.23.456',
  '1,2,3',
  '>300',
  '--5',
  '5-',
  '.',
  ',5',
  '5,',
  '%',
  '1e5',
])('%s is no number', (text) => {
  expect(readNumber(text)).toMatchObject({ value: null, problem: 'unreadable' });
});

test('an empty cell is no number and no problem', () => {
  expect(readNumber(' \u00a0')).toEqual({ value: null, percent: false, problem: null });
});

test('every number is read back from its print', () => {
  const cents = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
  fc.assert(
    fc.property(cents, (n) => {
      const value = n / 100;
      expect(readNumber(formatNumber(value))).toEqual({ value, percent: false, problem: null });
    }),
  );
});
