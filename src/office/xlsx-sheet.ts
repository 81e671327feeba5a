import { BadFile } from './bad-file.ts';
import { MAX_ROWS, type Placed, type PlacedRow } from './pages.ts';
import { type NumberFormat, printNumber } from './xlsx-formats.ts';
import { readXml } from './xml.ts';

/** What all sheets of a workbook share. */
export type Book = { strings: string[]; formats: NumberFormat[]; from1904: boolean };

type Merge = { top: number; left: number; bottom: number; right: number };
type Raw = {
  type: string;
  style: number;
  column: number;
  value: string;
  inline: string;
  formula: boolean;
};

const GENERAL: NumberFormat = { kind: 'general' };
const MAX_MERGES = 100_000;

/** The rows of a sheet that hold something, with merged cells spread. Streams, because a sheet is the one big part. */
export function readSheet(source: string, book: Book): PlacedRow[] {
  const rows: PlacedRow[] = [];
  const merges: Merge[] = [];
  let row = 0;
  let column = 0;
  let hidden = false;
  let cells: Placed[] = [];
  let cell: Raw | null = null;
  let within = '';
  let phonetic = false;

  readXml(source, {
    open(name, attributes) {
      within = name;
      if (name === 'row') {
        row = Number(attributes.get('r')) || row + 1;
        column = 0;
        cells = [];
        hidden = attributes.get('hidden') === '1';
      } else if (name === 'c') {
        column = columnOf(attributes.get('r')) ?? column + 1;
        const type = attributes.get('t') ?? 'n';
        const style = Number(attributes.get('s') ?? 0);
        cell = { type, style, column, value: '', inline: '', formula: false };
      } else if (name === 'f' && cell) {
        cell.formula = true;
      } else if (name === 'rPh') {
        phonetic = true;
      } else if (name === 'mergeCell') {
        const merge = mergeOf(attributes.get('ref') ?? '');
        if (merge && merges.push(merge) > MAX_MERGES) throw new BadFile('tooLarge');
      }
    },
    text(text) {
      if (!cell || phonetic) return;
      if (within === 'v') cell.value += text;
      else if (within === 't') cell.inline += text;
    },
    close(name) {
      within = '';
      if (name === 'rPh') phonetic = false;
      if (name === 'c' && cell) {
        const placed = place(cell, book);
        if (placed && hidden) placed.doubt ??= 'hiddenRow';
        if (placed) cells.push(placed);
        cell = null;
      } else if (name === 'row' && cells.length > 0) {
        if (rows.push({ row, cells }) > MAX_ROWS) throw new BadFile('tooLarge');
      }
    },
  });
  rows.sort((a, b) => a.row - b.row);
  return spread(rows, merges);
}

function place(cell: Raw, { strings, formats, from1904 }: Book): Placed | null {
  const { type, value, column } = cell;
  const placed: Placed = { text: '', column, rowSpan: 1, colSpan: 1 };
  if (type === 's') placed.text = strings[Number(value)] ?? '';
  else if (type === 'inlineStr') placed.text = cell.inline;
  else if (type === 'b') placed.text = value === '1' ? 'TRUE' : 'FALSE';
  else if (type === 'd') placed.text = isoDay(value);
  else if (type === 'n' && value !== '' && Number.isFinite(Number(value))) {
    placed.number = Number(value);
    const { text, guessed } = printNumber(placed.number, formats[cell.style] ?? GENERAL, from1904);
    placed.text = text;
    if (guessed) placed.doubt = 'dateGuessed';
  } else placed.text = value;
  if (type === 'e') placed.doubt = 'formulaError';
  if (cell.formula && value === '' && type !== 'str') placed.doubt = 'formulaNotComputed';
  return placed.text.trim() === '' && placed.doubt === undefined ? null : placed;
}

function isoDay(value: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(value) ?? [];
  return year ? `${day}/${month}/${year}` : value;
}

/** Spans go onto the cell in a merge's corner. A merge over empty rows ends with the rows there are. */
function spread(rows: PlacedRow[], merges: Merge[]): PlacedRow[] {
  const index = new Map(rows.map(({ row }, at) => [row, at]));
  let widest = 1;
  for (const { cells } of rows) widest = Math.max(widest, cells.at(-1)?.column ?? 1);
  for (const { top, left, bottom, right } of merges) {
    const at = index.get(top);
    const cell = at === undefined ? undefined : rows[at]?.cells.find((one) => one.column === left);
    if (at === undefined || !cell) continue;
    cell.colSpan = Math.max(1, Math.min(right, widest) - left + 1);
    cell.rowSpan = rowsUpTo(rows, bottom) - at;
  }
  return rows;
}

/** How many rows have a number of at most `last`. */
function rowsUpTo(rows: PlacedRow[], last: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.row ?? 0) <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}

function mergeOf(ref: string): Merge | null {
  const found = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(ref);
  if (!found) return null;
  const [, left = '', top, right = '', bottom] = found;
  return {
    left: columnOf(left) ?? 1,
    top: Number(top),
    right: columnOf(right) ?? 1,
    bottom: Number(bottom),
  };
}

/** 'C7' is column 3. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
