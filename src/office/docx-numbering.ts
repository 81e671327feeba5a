import { type Element, elements, inside, isOn, setting } from './xml-tree.ts';

type Level = {
  format: string;
  pattern: string;
  start: number;
  restart: number | null;
  legal: boolean;
};
type List = { abstract: string; levels: Map<number, Level>; restarts: Map<number, number> };

/** A paragraph's place in a list: which list, how deep (0 is the outermost). */
export type ListPlace = { list: string; level: number };

/** Gives each numbered paragraph the number Word prints before it; must be asked in reading order. */
export type Numbering = { next(place: ListPlace): string };

/**
 * Counts the way Word does (ECMA-376 part 1, 17.9): lists of one abstract list share their counters, a deeper level starts
 * again when a shallower one moves on, and a start override takes hold when its list is first used.
 */
export function readNumbering(root: Element | undefined): Numbering {
  const lists = readLists(root);
  const counters = new Map<string, number[]>();
  const used = new Set<string>();

  function next({ list, level }: ListPlace): string {
    const found = lists.get(list);
    const shape = found?.levels.get(level);
    if (!found || !shape) return '';
    const counter = counters.get(found.abstract) ?? [];
    counters.set(found.abstract, counter);
    if (!used.has(list)) {
      used.add(list);
      for (const [at, start] of found.restarts) counter[at] = start - 1;
    }
    counter[level] = (counter[level] ?? shape.start - 1) + 1;
    for (let deeper = level + 1; deeper < 9; deeper += 1) {
      const restart = found.levels.get(deeper)?.restart ?? null;
      if (restart === null || (restart > 0 && level < restart)) delete counter[deeper];
    }
    return print(found, shape, counter);
  }

  return { next };
}

function readLists(root: Element | undefined): Map<string, List> {
  const abstracts = new Map<string, Map<number, Level>>();
  for (const abstract of elements(root, 'abstractNum')) {
    const id = abstract.attributes.get('abstractNumId') ?? '';
    abstracts.set(id, new Map(elements(abstract, 'lvl').map(readLevel)));
  }
  const lists = new Map<string, List>();
  for (const num of elements(root, 'num')) {
    const abstract = setting(num, 'abstractNumId') ?? '';
    const levels = new Map(abstracts.get(abstract));
    const restarts = new Map<number, number>();
    for (const change of elements(num, 'lvlOverride')) {
      const at = Number(change.attributes.get('ilvl') ?? 0);
      const own = inside(change, 'lvl');
      if (own) levels.set(...readLevel(own));
      const start = setting(change, 'startOverride');
      if (start !== undefined) restarts.set(at, Number(start));
    }
    lists.set(num.attributes.get('numId') ?? '', { abstract, levels, restarts });
  }
  return lists;
}

function readLevel(level: Element): [number, Level] {
  const restart = setting(level, 'lvlRestart');
  return [
    Number(level.attributes.get('ilvl') ?? 0),
    {
      format: setting(level, 'numFmt') ?? 'decimal',
      pattern: setting(level, 'lvlText') ?? '',
      start: Number(setting(level, 'start') ?? 1),
      restart: restart === undefined ? null : Number(restart),
      legal: isOn(level, 'isLgl'),
    },
  ];
}

function print(list: List, shape: Level, counter: number[]): string {
  if (shape.format === 'bullet') return '-';
  if (shape.format === 'none') return shape.pattern.replace(/%\d/g, '');
  return shape.pattern.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const level = list.levels.get(at);
    const value = counter[at] ?? level?.start ?? 1;
    return printNumber(value, shape.legal ? 'decimal' : (level?.format ?? 'decimal'));
  });
}

function printNumber(value: number, format: string): string {
  if (format === 'upperRoman') return roman(value);
  if (format === 'lowerRoman') return roman(value).toLowerCase();
  if (format === 'upperLetter') return letter(value);
  if (format === 'lowerLetter') return letter(value).toLowerCase();
  if (format === 'decimalZero') return String(value).padStart(2, '0');
  return String(value);
}

/** Word goes A … Z, AA, BB … ZZ, AAA. */
function letter(value: number): string {
  const sign = String.fromCharCode(65 + ((value - 1) % 26));
  return sign.repeat(Math.max(1, Math.min(9, Math.ceil(value / 26))));
}

const ROMAN: [number, string][] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  if (value < 1 || value > 399) return String(value);
  let left = value;
  let text = '';
  for (const [size, sign] of ROMAN) {
    while (left >= size) {
      text += sign;
      left -= size;
    }
  }
  return text;
}
