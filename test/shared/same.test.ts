import { expect, test } from 'vitest';
import { same } from '../../src/shared/same.ts';

test('two readings of one record say the same, however deep it is', () => {
  const read = () => ({ id: 'a', ticks: { s1: { marks: [{ op: 'x', at: 1 }] } }, due: null });
  expect(same(read(), read())).toBe(true);
  expect(same({ ...read(), note: undefined }, read())).toBe(true);
  expect(same(read(), { ...read(), note: undefined })).toBe(true);
});

test.each([
  ['a value deep inside', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }],
  ['one more in a list', { a: [1] }, { a: [1, 2] }],
  ['one less in a list', { a: [1, 2] }, { a: [1] }],
  ['a key more', { a: 1 }, { a: 1, b: null }],
  ['a key less', { a: 1, b: null }, { a: 1 }],
  ['a list for a record', { a: {} }, { a: [] }],
  ['nothing for a record', { a: {} }, { a: null }],
])('%s makes a difference', (_what, one, other) => {
  expect(same(one, other)).toBe(false);
  expect(same(other, one)).toBe(false);
});
