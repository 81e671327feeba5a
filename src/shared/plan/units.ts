import * as z from 'zod/mini';
import phuocBinh from './units-phuoc-binh.json' with { type: 'json' };
import province from './units-province.json' with { type: 'json' };
import { plainWords, tidy } from './words.ts';

/** A unit or named group with the ways it is written. Without a code its name stands for it. */
export const Unit = z.object({
  code: z.optional(z.string()),
  name: z.string(),
  aliases: z.array(z.string()),
});
export type Unit = z.infer<typeof Unit>;

/** The dictionary a ward starts with: that of phường Phước Bình's plan and the usual names at province level. */
export const KNOWN_UNITS: readonly Unit[] = [...phuocBinh, ...province];

/** A stretch of a cell: a known unit by its code or name, or the printed words where `known` is false. */
export type UnitReading = { unit: string; known: boolean; near: boolean };

const NAMES = new Map(KNOWN_UNITS.flatMap(({ code, name }) => (code ? [[code, name]] : [])));

/** The name of a unit by its code; what is no code is a name already. */
export function unitName(unit: string): string {
  return NAMES.get(unit) ?? unit;
}

type Word = { plain: string; text: string; start: number; end: number; gap: 0 | 1 | 2 };
type Alias = { words: string[]; unit: string };
export type UnitReader = (text: string) => UnitReading[];

/** First words that open a unit's name after a comma when printed with a capital. */
const HEADS = new Set(
  'so phong ban uy ubnd hdnd ubmttq cong trung van hoi doan cac truong tram chi bo to dang bao cty ngan buu doanh tinh thanh lien vien benh'.split(
    ' ',
  ),
);
const PLACES = new Set(['phuong', 'xa', 'tinh', 'dac', 'thi', 'thanh', 'khu']);

/**
 * Makes a reader of cells that name units. Known names are found whole, the longest first, whatever commas they hold;
 * between them an unknown stretch is cut at semicolons and lines, or before a capital word that opens a unit's name,
 * never at a bare comma. A spelling shared by two units counts as unknown.
 */
export function unitReader(units: readonly Unit[]): UnitReader {
  const aliases = index(units);
  const read = new Map<string, UnitReading[]>();
  return (text) => {
    const found = read.get(text) ?? split(tidy(text), aliases);
    read.set(text, found);
    return found;
  };
}

/** The dictionary every ward starts with, and those of `names` that it does not know yet. */
export function unitsWith(names: readonly string[]): Unit[] {
  const read = unitReader(KNOWN_UNITS);
  const own = names.filter((name) => !NAMES.has(name) && read(name).some(({ known }) => !known));
  return [...KNOWN_UNITS, ...own.map((name) => ({ name, aliases: [] }))];
}

function index(units: readonly Unit[]): Map<string, Alias[]> {
  const owner = new Map<string, string | null>();
  for (const { code, name, aliases } of units) {
    for (const spelling of [name, ...aliases]) {
      const key = wordKey(spelling);
      const unit = code ?? name;
      owner.set(key, owner.has(key) && owner.get(key) !== unit ? null : unit);
    }
  }
  const byFirst = new Map<string, Alias[]>();
  for (const [key, unit] of owner) {
    const words = key.split(' ');
    const first = words[0] ?? '';
    if (unit !== null && key !== '')
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words, unit }]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

function wordKey(spelling: string): string {
  return wordsOf(tidy(spelling))
    .map((word) => word.plain)
    .join(' ');
}

/** Words with the gap before each: 0 a space, 1 a comma, slash, '&' or 'và', 2 a semicolon or a new line. */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let gap: Word['gap'] = 2;
  let end = 0;
  for (const found of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const between = text.slice(end, found.index);
    end = found.index + found[0].length;
    if (/;|\n/.test(between)) gap = 2;
    else if (/[,/&+•]| [-–] /.test(between) && gap === 0) gap = 1;
    if (plainWords(found[0]) === 'va') {
      gap = gap === 0 ? 1 : gap;
      continue;
    }
    words.push({ plain: plainWords(found[0]), text: found[0], start: found.index, end, gap });
    gap = 0;
  }
  return words;
}

function split(text: string, aliases: Map<string, Alias[]>): UnitReading[] {
  const words = wordsOf(text);
  const readings: UnitReading[] = [];
  for (let at = 0; at < words.length; ) {
    const known = match(words, at, aliases);
    const end = known ? known.end : unknownEnd(words, at, aliases);
    const printed = text.slice(words[at]?.start, words[end - 1]?.end);
    const unit = known?.unit ?? printed;
    if (!readings.some((reading) => reading.unit === unit)) {
      readings.push({ unit, known: known !== null, near: known?.near ?? false });
    }
    at = end;
  }
  return readings;
}

type Match = { unit: string; end: number; near: boolean };

function match(words: Word[], at: number, aliases: Map<string, Alias[]>): Match | null {
  if (words[at]?.gap === 0) return null;
  const fitting = (aliases.get(words[at]?.plain ?? '') ?? []).filter((alias) =>
    alias.words.every((word, offset) => words[at + offset]?.plain === word),
  );
  for (const { unit, words: spelled } of fitting) {
    const end = at + spelled.length;
    if (end >= words.length || words[end]?.gap !== 0) return { unit, end, near: false };
  }
  const longest = fitting[0];
  if (!longest) return null;
  const end = placeEnd(words, at + longest.words.length);
  return end === null ? null : { unit: longest.unit, end, near: true };
}

/** Where the name of a place behind a unit ends ('Công an phường' + 'Phước Bình'), or null if other words follow. */
function placeEnd(words: Word[], from: number): number | null {
  let at = from;
  while (at < words.length && words[at]?.gap === 0) at += 1;
  const tail = words.slice(from, at);
  const named = tail.every((word) => /^\p{Lu}|^\d/u.test(word.text) || PLACES.has(word.plain));
  return named && tail.length <= 5 ? at : null;
}

function unknownEnd(words: Word[], from: number, aliases: Map<string, Alias[]>): number {
  for (let at = from + 1; at < words.length; at += 1) {
    const word = words[at];
    if (!word || word.gap === 0) continue;
    const opensName =
      HEADS.has(word.plain) && /^\p{Lu}/u.test(word.text) && words[at + 1]?.gap === 0;
    if (word.gap === 2 || opensName || match(words, at, aliases)) return at;
  }
  return words.length;
}
