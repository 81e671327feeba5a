import { beforeAll, describe, expect, test } from 'vitest';
import {
  chooseLanguage,
  formatDay,
  formatList,
  formatLongDay,
  formatNumber,
  percent,
  setWords,
  type TextKey,
  t,
} from '../../../src/client/i18n.ts';
import en from '../../../src/locales/en.json' with { type: 'json' };
import vi from '../../../src/locales/vi.json' with { type: 'json' };
import { REFUSALS } from '../../../src/shared/refusal.ts';
import { startTexts } from '../../support/texts.ts';

type Texts = { [key: string]: string | Texts };

function flat(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string'
      ? [[path + key, text] as [string, string]]
      : flat(text, `${path}${key}.`),
  );
}

/** Words that the ward chooses; Vietnamese and English put them in different places. */
const WORDS = ['ward', 'Ward', 'placeWord', 'PlaceWord'];

function holes(text: string): string[] {
  const found = [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1] ?? '');
  return [...new Set(found)].filter((name) => !WORDS.includes(name)).sort();
}

const source = new Map(flat(vi));
const english = new Map(flat(en));

beforeAll(() => startTexts());

describe('texts', () => {
  test('English has every Vietnamese text, and beyond them only forms for one', () => {
    const forms = [...english.keys()].filter((key) => !source.has(key));
    expect([...source.keys()].filter((key) => !english.has(key))).toEqual([]);
    expect(forms.filter((key) => !source.has(key.replace(/_one$/, '')))).toEqual([]);
    expect([...source.keys()].filter((key) => key.includes('_'))).toEqual([]);
  });

  test.each([...english])('%s has the same holes in both languages', (key, text) => {
    expect(holes(text)).toEqual(holes(source.get(key.replace(/_one$/, '')) ?? ''));
  });

  test.each(Object.keys(REFUSALS))('the refusal %s has a sentence', (code) => {
    expect(source.has(`refusal.${code}`)).toBe(true);
  });

  test('words that mean nothing to a member stand in no text for members', () => {
    const banned = /đồng bộ|\bphiên\b|token|cache|offline|thất bại|không hợp lệ|lỗi [45]\d\d/i;
    expect([...source].filter(([, text]) => banned.test(text))).toEqual([]);
  });
});

describe('printing', () => {
  test('numbers and days are Vietnamese (point 38)', async () => {
    await chooseLanguage('vi');
    expect([1234.5, 0.1 + 0.2, 12.3456, 1_234_567.89, -1234.5].map(formatNumber)).toEqual([
      '1.234,5',
      '0,3',
      '12,346',
      '1.234.567,89',
      '-1.234,5',
    ]);
    expect(t('progress.of', { done: 1212, total: 3050 })).toBe('1.212/3.050');
    expect(formatDay('2026-01-14')).toBe('14/01');
    expect(formatLongDay('2026-01-14')).toBe('Thứ Tư, 14/01');
    expect(formatList(['A', 'B', 'C'])).toBe('A, B và C');
  });

  test('one has its own form in English, all others share the plain key', async () => {
    await chooseLanguage('en');
    const left: TextKey = 'review.left';
    expect([0, 1, 2].map((count) => t(left, { count }))).toEqual([
      '0 photos to review',
      '1 photo to review',
      '2 photos to review',
    ]);
    await chooseLanguage('vi');
    expect([0, 1, 2].map((count) => t(left, { count }))).toEqual([
      '0 ảnh chờ duyệt',
      '1 ảnh chờ duyệt',
      '2 ảnh chờ duyệt',
    ]);
  });

  test('a commune reads its own words', async () => {
    setWords({ ward: 'xã', placeWord: 'thôn' });
    expect(t('state.approved')).toBe('Xã đã duyệt');
    expect(t('give.places')).toBe('Giao cho thôn nào?');
    await chooseLanguage('en');
    expect(t('state.approved')).toBe('Approved by the ward');
    await chooseLanguage('vi');
    expect(t('give.places')).toBe('Giao cho thôn nào?');
    setWords({ ward: 'phường', placeWord: 'khu phố' });
  });

  test('hundred per cent means all, and no whole has no share', () => {
    expect(percent(999, 1000)).toBe(99);
    expect(percent(3, 3)).toBe(100);
    expect(percent(0, 0)).toBeNull();
  });
});
