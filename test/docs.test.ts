import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OPS } from '../src/shared/op.ts';
import { filesIn, ROOT, read } from './support/source.ts';

const docs = () => ['README.md', ...filesIn('docs').filter((file) => file.endsWith('.md'))];

test('the README explains every setting the server reads', () => {
  const settings = [...read('src/server/config.ts').matchAll(/^\s*'?([A-Z][A-Z0-9_]+)'?\??:/gm)];
  expect(settings.length).toBeGreaterThan(0);
  const readme = read('README.md');
  const names = settings.map(([, name = '']) => name);
  expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test('every path named in the documents exists', () => {
  const path =
    /`((?:src|test|docs|scripts|public|\.ci)\/[\w./-]*|[\w-]+\.(?:json|html|md|config\.ts))`/g;
  const lost = docs().flatMap((file) =>
    [...read(file).matchAll(path)]
      .map(([, named = '']) => named)
      .filter((named) => !existsSync(ROOT + named))
      .map((named) => `${file} names ${named}`),
  );
  expect(lost).toEqual([]);
});

test('the glossary explains every kind of op', () => {
  const glossary = read('docs/architecture.md');
  expect(Object.keys(OPS).filter((kind) => !glossary.includes(`\`${kind}\``))).toEqual([]);
});

test('every point of the member’s app that a test shows has a test with its number', () => {
  const rows = [...read('docs/points.md').matchAll(/^\| (\d+) \|[^|]*\|([^|]*)\|$/gm)];
  expect(rows.map(([, point]) => Number(point))).toEqual(
    Array.from({ length: 36 }, (_row, index) => index + 1),
  );
  const sources = filesIn('test').filter((file) => /\.(test|spec)\.tsx?$/.test(file));
  const said = sources.flatMap((file) =>
    [...read(file).matchAll(/\(points? ([\d, ]+)\)/g)].flatMap(([, list = '']) => list.split(', ')),
  );
  const wanting = rows.filter(([, , by = '']) => /\btest\b/.test(by)).map(([, point]) => point);
  expect(wanting.filter((point) => !said.includes(point ?? ''))).toEqual([]);
});
