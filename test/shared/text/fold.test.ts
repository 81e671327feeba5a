import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bare, fold } from '../../../src/shared/text/fold.ts';

test('a name typed without tones is found', () => {
  expect(fold('Đặng  Thị\u00a0Đào ')).toBe('dang thi dao');
  expect(fold('ĐẶNG THỊ ĐÀO')).toBe('dang thi dao');
});

test('every letter with a stroke becomes d, whichever keyboard it came from', () => {
  expect(fold('đĐÐðƉɖ')).toBe('dddddd');
});

test('composed and decomposed text, hòa and hoà, fold alike (point 37)', () => {
  expect(fold('Quý II'.normalize('NFD'))).toBe('quy ii');
  expect(fold('hòa')).toBe(fold('hoà'));
});

test('every Vietnamese vowel loses its marks', () => {
  expect(fold('ăâêôơư ắấếốớứ ằầềồờừ ẳẩểổởử ẵẫễỗỡữ ặậệộợự ỳỹỷỵý')).toBe(
    'aaeoou aaeoou aaeoou aaeoou aaeoou aaeoou yyyyy',
  );
});

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test('a composed Vietnamese text keeps the place of every letter', () => {
  const letter = fc.constantFrom(...'aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐắằẳẵặỨỪỬỮỰ 09/-'.normalize('NFC'));
  fc.assert(
    fc.property(fc.string({ unit: letter }), (text) => {
      expect(bare(text)).toHaveLength(text.length);
    }),
  );
});
