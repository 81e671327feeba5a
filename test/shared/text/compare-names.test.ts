import { expect, test } from 'vitest';
import { compareNames, comparePeople } from '../../../src/shared/text/compare-names.ts';

test('letters stand in Vietnamese order (point 37)', () => {
  expect(['Đào', 'Ân', 'Dung', 'Ăn', 'An', 'Ánh'].sort(compareNames)).toEqual([
    'An',
    'Ánh',
    'Ăn',
    'Ân',
    'Dung',
    'Đào',
  ]);
});

test('tones stand in the order ngang, huyền, hỏi, ngã, sắc, nặng', () => {
  expect(['mạ', 'má', 'mã', 'mả', 'mà', 'ma'].sort(compareNames)).toEqual([
    'ma',
    'mà',
    'mả',
    'mã',
    'má',
    'mạ',
  ]);
});

test('Khu phố 3 stands before Khu phố 11', () => {
  expect(['Khu phố 11', 'Khu phố 3', 'Khu phố 28'].sort(compareNames)).toEqual([
    'Khu phố 3',
    'Khu phố 11',
    'Khu phố 28',
  ]);
});

test('people stand by given name, then by the rest', () => {
  const people = [
    'Trần Văn Đào',
    'Phạm Thị An',
    'Nguyễn Thị Dung',
    'Lê Thị An',
    ' An ',
    "H'Hen Niê",
  ];
  expect(people.sort(comparePeople)).toEqual([
    ' An ',
    'Lê Thị An',
    'Phạm Thị An',
    'Nguyễn Thị Dung',
    'Trần Văn Đào',
    "H'Hen Niê",
  ]);
});
