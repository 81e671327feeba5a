import { expect, test } from 'vitest';
import { matches, rank, search } from '../../../src/shared/text/match.ts';

test('a search without tones finds the name with tones (point 37)', () => {
  expect(matches('dang thi dao', 'Đặng Thị Đào')).toBe(true);
  expect(matches('DAO', 'Đặng Thị Đào')).toBe(true);
  expect(matches('Đào'.normalize('NFD'), 'đặng thị đào')).toBe(true);
});

test('a search with tones finds names without, or with others, but only after the exact one', () => {
  expect(search('Đào', ['Dao', 'Đạo', 'Đào'], String)).toEqual(['Đào', 'Dao', 'Đạo']);
  expect(search('dao', ['Đào', 'Dao'], String)).toEqual(['Dao', 'Đào']);
});

test('the start of a word comes before its middle', () => {
  expect(search('an', ['Khánh', 'Ân', 'Tâm Ấn'], String)).toEqual(['Ân', 'Tâm Ấn', 'Khánh']);
});

test('what does not fit is left out', () => {
  expect(matches('hung', 'Đặng Thị Đào')).toBe(false);
  expect(search('hung', ['Đặng Thị Đào'], String)).toEqual([]);
});

test('an empty search leaves the list as it is', () => {
  expect(search('  ', ['Tuấn', 'An'], String)).toEqual(['Tuấn', 'An']);
});

test('exact tones rank highest whatever the case and spaces', () => {
  expect(rank('thị  ĐÀO', 'Đặng Thị Đào')).toBe(3);
  expect(rank('thi dao', 'Đặng Thị Đào')).toBe(2);
  expect(rank('hi dao', 'Đặng Thị Đào')).toBe(1);
  expect(rank('dao thi', 'Đặng Thị Đào')).toBe(0);
});
