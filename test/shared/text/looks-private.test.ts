import { expect, test } from 'vitest';
import { looksPrivate } from '../../../src/shared/text/looks-private.ts';

test.each([
  ...['0000000000', 'gọi 0000 000 000', '0000.000.000', 'CCCD 000000000000', '000 000 000'],
  ...['(000) 0000 0000', '0000 – 000 – 000', '0000\u00a0000\u00a0000'],
])('a run of nine digits or more may be a number of a person: %s', (text) =>
  expect(looksPrivate(text)).toBe(true),
);

test.each([
  '12 hộ',
  'từ 14/01/2026 đến 20/01/2026',
  '1.234.567 đồng',
  'hẻm 123/45/6',
  'ngày 14.01.26',
  'tổ 3 (12 hộ) và tổ 4 (15 hộ)',
])('counts, days and addresses are no numbers of a person: %s', (text) =>
  expect(looksPrivate(text)).toBe(false),
);
