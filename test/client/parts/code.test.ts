import { describe, expect, test } from 'vitest';
import { codeProblem, readCode, showCode } from '../../../src/client/parts/code.ts';

describe('the code on an invitation', () => {
  test.each([
    ['K7QM-2X4D', 'K7QM2X4D'],
    ['k7qm 2x4d', 'K7QM2X4D'],
    ['  K7QM – 2X4D\n', 'K7QM2X4D'],
    ['ko7m-il4d', 'K07M114D'],
  ])('%j is read as %s', (typed, code) => {
    expect(readCode(typed)).toBe(code);
    expect(codeProblem(typed)).toBeNull();
  });

  test.each(['', 'K7QM-2X4', 'K7QM-2X4D-5', 'K7QM-2X4Đ', 'https://to.so/vao'])(
    '%j is no code',
    (typed) => {
      expect(readCode(typed)).toBeNull();
    },
  );

  test('is shown as it is printed, and reads back the same', () => {
    expect(showCode('K7QM2X4D')).toBe('K7QM-2X4D');
    expect(readCode(showCode('K7QM2X4D'))).toBe('K7QM2X4D');
  });

  test('a short one says how many characters are there', () => {
    expect(codeProblem('K7Q')).toEqual({ key: 'join.codeShort', count: 3 });
  });

  test('letters that a Vietnamese keyboard changed are named as the cause', () => {
    expect(codeProblem('K7QM-2X4Đ')?.key).toBe('join.codeLetters');
  });
});
