import { expect, test } from 'vitest';
import { nfc } from '../../../src/shared/text/nfc.ts';

test('decomposed text is composed without a word: nobody can see the difference', () => {
  expect(nfc('Quý II'.normalize('NFD'))).toEqual({ text: 'Quý II', changed: false });
});

test('look-alike letters become the Vietnamese Đ and a person is told', () => {
  expect(nfc('Ðặng Thị Ɖào')).toEqual({ text: 'Đặng Thị Đào', changed: true });
  expect(nfc('ðường ɖi')).toEqual({ text: 'đường đi', changed: true });
});

test('what people typed otherwise stays: hòa and hoà are not made alike', () => {
  expect(nfc('hoà, hòa, Đào')).toEqual({ text: 'hoà, hòa, Đào', changed: false });
});
