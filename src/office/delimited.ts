import { BadFile } from './bad-file.ts';
import { layGrid, type PlacedRow, type Table } from './pages.ts';

const MARKS = ['\t', ';', ',', '|'] as const;
const SAMPLE = 200_000;

/**
 * Reads separated text (RFC 4180 with any of tab, semicolon, comma or bar). The separator is the one that cuts the most
 * lines into the same number of cells; quoted cells may hold separators and line ends. Refuses `notOffice` for text that no
 * separator cuts.
 */
export function readDelimited(source: string): Table {
  const named = /^sep=(.)\r?\n/i.exec(source);
  const text = named ? source.slice(named[0].length) : source;
  const mark = named?.[1] ?? bestMark(text);
  if (mark === null) throw new BadFile('notOffice');
  const rows: PlacedRow[] = [];
  readRecords(text, mark).forEach((record, index) => {
    const cells = record
      .map((cell, at) => ({ text: cell, column: at + 1, rowSpan: 1, colSpan: 1 }))
      .filter((cell) => cell.text.trim() !== '');
    if (cells.length > 0) rows.push({ row: index + 1, cells });
  });
  return layGrid(null, rows);
}

function bestMark(text: string): string | null {
  let best: string | null = null;
  let score = 0;
  for (const mark of MARKS) {
    const widths = new Map<number, number>();
    for (const record of readRecords(text.slice(0, SAMPLE), mark)) {
      if (record.length > 1) widths.set(record.length, (widths.get(record.length) ?? 0) + 1);
    }
    // A comma cuts Vietnamese prose anywhere; only lines that agree on their number of cells speak for it.
    const agreeing = Math.max(
      0,
      ...[...widths].map(([width, lines]) => lines * Math.min(width, 8)),
    );
    if (agreeing > score) {
      best = mark;
      score = agreeing;
    }
  }
  return best;
}

function readRecords(text: string, mark: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const { cell, end } = text[at] === '"' ? readQuoted(text, at, mark) : readPlain(text, at, mark);
    record.push(cell);
    if (text[end] === mark) {
      at = end + 1;
      continue;
    }
    records.push(record);
    record = [];
    at = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
  }
  return records;
}

function readPlain(text: string, at: number, mark: string): { cell: string; end: number } {
  let end = at;
  while (end < text.length && text[end] !== mark && text[end] !== '\n' && text[end] !== '\r')
    end += 1;
  return { cell: text.slice(at, end), end };
}

/** A lone quote is the mark for 'as above'. A quote that nothing closes, or that closes before more words, was only a quote in the text. */
function readQuoted(text: string, at: number, mark: string): { cell: string; end: number } {
  let cell = '';
  let from = at + 1;
  const next = text[from];
  if (next === mark || next === '\n' || next === '\r' || next === undefined)
    return readPlain(text, at, mark);
  for (let quote = text.indexOf('"', from); quote !== -1; quote = text.indexOf('"', from)) {
    cell += text.slice(from, quote);
    if (text[quote + 1] === '"') {
      cell += '"';
      from = quote + 2;
      continue;
    }
    const end = quote + 1;
    const closes =
      end >= text.length || text[end] === mark || text[end] === '\n' || text[end] === '\r';
    return closes ? { cell, end } : readPlain(text, at, mark);
  }
  return readPlain(text, at, mark);
}
