import fc from 'fast-check';
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

const LETTERS = [
  ...' _-–—,;:!?.\'‘’"“”()[]{}@*/\\&#%`^+<=>|~$0123456789',
  ...'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz',
];
const letter = fc.constantFrom(...LETTERS, ...LETTERS.map((one) => one.toUpperCase()));
// Few letters, so that two names often differ late: in a tone, a capital, a number.
const near = fc.constantFrom('a', 'á', 'A', 'Á', 'ă', '0', '1', '2', ' ');
const name = fc
  .oneof(fc.array(letter, { maxLength: 8 }), fc.array(near, { maxLength: 6 }))
  .map((letters) => letters.join(''));
const collator = new Intl.Collator('vi', { numeric: true });

test('any two names stand as the browser’s own Vietnamese order has them, composed or not', () => {
  fc.assert(
    fc.property(name, name, fc.boolean(), (a, b, apart) => {
      const written = apart ? a.normalize('NFD') : a;
      expect(Math.sign(compareNames(written, b))).toBe(Math.sign(collator.compare(a, b)));
    }),
    { numRuns: 5_000 },
  );
});

test('a name in letters of another language still has its place', () => {
  expect(['Østby', 'Żak', 'An', 'Ωmega', 'Đào'].sort(compareNames)).toEqual(
    ['Østby', 'Żak', 'An', 'Ωmega', 'Đào'].sort(collator.compare),
  );
});
