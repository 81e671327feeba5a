import { describe, expect, test } from 'vitest';
import en from '../src/locales/en.json' with { type: 'json' };
import vi from '../src/locales/vi.json' with { type: 'json' };
import { filesIn, read, withoutComments } from './support/source.ts';

type Texts = { [key: string]: string | Texts };

function leaves(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  );
}

const VI = new Map(leaves(vi));
const EN = leaves(en);

// Words a member must not have to know. Officials meet some of them in their own work.
const BANNED = ['đồng bộ', 'phiên', 'token', 'cache', 'offline', 'thất bại', 'không hợp lệ'];
const MAY_USE_BANNED: RegExp[] = [/^official\b/, /^admin\b/];

// Keys put together while running: `state.${state}` in the code, 'state.' here.
const DYNAMIC = [
  'deadline.',
  'file.',
  'help.',
  'outcome.',
  'planIn.field.',
  'problem.',
  'push.',
  'refusal.',
  'review.',
  'skill.',
  'state.',
  'taskState.',
  'team.',
  'template.',
  'today.',
  'workDays.',
];

const CODE = filesIn('src')
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, code: withoutComments(read(file)) }));

describe('the texts', () => {
  test('English has a text for every Vietnamese one, and no other', () => {
    // English has more plural forms: `left_one` beside `left`.
    const keys = new Set(EN.map(([key]) => key.replace(/_(zero|one|two|few|many|other)$/, '')));
    expect([...VI.keys()].filter((key) => !keys.has(key))).toEqual([]);
    expect([...keys].filter((key) => !VI.has(key))).toEqual([]);
  });

  test('English fills in the same values', () => {
    const different = EN.filter(([key, text]) => {
      const source = VI.get(key.replace(/_(zero|one|two|few|many|other)$/, ''));
      if (source === undefined) return false;
      // "one task" may say its number as a word.
      const wanted = placeholders(source).filter(
        (name) => name !== 'count' || !/_(zero|one)$/.test(key) || text.includes('{{count}}'),
      );
      return placeholders(text).join() !== wanted.join();
    });
    expect(different.map(([key, text]) => `${key}: ${text} | ${VI.get(key)}`)).toEqual([]);
  });

  test('none is empty or padded', () => {
    const empty = [...VI, ...EN].filter(([, text]) => text === '' || text.trim() !== text);
    expect(empty).toEqual([]);
  });

  test('Vietnamese is composed (NFC), so that it can be searched and sorted', () => {
    expect([...VI].filter(([, text]) => text !== text.normalize('NFC'))).toEqual([]);
  });

  test.each(BANNED)('no member meets the word "%s"', (word) => {
    const whole = new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu');
    const met = [...VI].filter(
      ([key, text]) => whole.test(text) && !MAY_USE_BANNED.some((allowed) => allowed.test(key)),
    );
    expect(met).toEqual([]);
  });
});

describe('texts and code', () => {
  test('every key the code asks for exists', () => {
    const missing = CODE.flatMap(({ file, code }) =>
      [...code.matchAll(/\bt\(\s*'([^']+)'/g)]
        .map(([, key = '']) => key)
        .filter((key) => !VI.has(key))
        .map((key) => `${file}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  test('every key put together while running begins as declared here', () => {
    const asking = CODE.filter(({ file }) => !file.startsWith('src/server/'));
    const found = asking
      .flatMap(({ code }) =>
        [...code.matchAll(/`([a-zA-Z]+\.[a-zA-Z.]*)\$\{[^`]*`/g)].map(([, prefix = '']) => prefix),
      )
      .filter((prefix) => [...VI.keys()].some((key) => key.startsWith(prefix)));
    expect([...new Set(found)].sort()).toEqual([...DYNAMIC].sort());
  });

  // A part is drawn in the stories before a screen needs it, with the words it will have.
  test('every text is used by a screen or a story', () => {
    const stories = filesIn('test/stories').map((file) => ({ code: read(file) }));
    const literals = new Set(
      [...CODE, ...stories].flatMap(({ code }) =>
        [...code.matchAll(/['"]([\w.]+)['"]/g)].map(([, text]) => text),
      ),
    );
    // The end of a key put together while running is a word somewhere in the code.
    const words = new Set(CODE.flatMap(({ code }) => code.match(/\w+/g) ?? []));
    const madeUp = (key: string) =>
      DYNAMIC.some((prefix) => key.startsWith(prefix)) && words.has(key.split('.').at(-1) ?? '');
    const idle = [...VI.keys()].filter((key) => !literals.has(key) && !madeUp(key));
    expect(idle).toEqual([]);
  });
});

// `t` fills these in everywhere, so each language uses them as its grammar wants.
const ALWAYS = ['ward', 'Ward', 'placeWord', 'PlaceWord'];

function placeholders(text: string): string[] {
  const names = [...text.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => !ALWAYS.includes(name)).sort();
}
