import { type Kind, kindOf, type Role, roleOf } from './roles.ts';
import type { SourceCell } from './table.ts';
import { oneLine, plainWords } from './words.ts';

/** A column of a table: from which field to which (both from 0), what it holds and its heading as printed. */
export type Column = {
  role: Role | null;
  from: number;
  to: number;
  heading: string;
  cell: SourceCell;
};

/** Headings found: how many rows they take, which kind of table they make, and what each column holds. */
export type Header = { height: number; kind: Kind; columns: Column[] };

const MAX_HEIGHT = 3;

/** The headings starting at a row, or null when that row is none. Headings may stand on up to three levels. */
export function headerAt(rows: SourceCell[][], at: number): Header | null {
  const first = rows[at];
  if (!first || !looksLikeHeadings(first)) return null;
  let height = 1;
  while (height < MAX_HEIGHT && continuesHeadings(first, rows[at + height])) height += 1;
  for (let levels = height; levels > 0; levels -= 1) {
    const columns = readColumns(rows.slice(at, at + levels));
    const kind = kindOf(new Set(columns.flatMap(({ role }) => role ?? [])));
    if (kind) return { height: levels, kind, columns: settle(columns, kind) };
  }
  return null;
}

/** '(1) (2) (3)' or 'A B 1 2': a row that only numbers the columns. A spreadsheet takes '(1)' for -1. */
export function numbersColumns(row: SourceCell[]): boolean {
  const texts = row.map((cell) => oneLine(cell.text)).filter((text) => text !== '');
  return (
    texts.length >= 3 && texts.every((text) => /^\(?-?(?:[A-Z]|\d{1,2})\)?(?:\s*=.*)?$/.test(text))
  );
}

/** Own fields with words in them: what is printed in a row. */
export function printedCells(row: SourceCell[]): SourceCell[] {
  return row.filter((cell) => !cell.covered && cell.text.trim() !== '');
}

function looksLikeHeadings(row: SourceCell[]): boolean {
  let named = 0;
  let silent = 0;
  for (const cell of printedCells(row)) {
    const text = oneLine(cell.text);
    if (/^\(?\d+[.)]?$/.test(text)) return false;
    if (text.length <= 120 && roleOf(text)) named += 1;
    else silent += 1;
  }
  return named >= 2 && silent <= named;
}

/** A lower level of headings leaves the number and title columns to the level above and prints short words. */
function continuesHeadings(first: SourceCell[], row: SourceCell[] | undefined): boolean {
  if (!row) return false;
  const printed = printedCells(row);
  const inKnownColumn = printed.some((cell) => {
    const above = first[cell.column - (first[0]?.column ?? 1)];
    const role = above && !above.covered && above.colSpan === 1 ? roleOf(above.text) : null;
    return role === 'no' || role === 'title' || role === 'indicator';
  });
  if (printed.length === 0 || inKnownColumn || printed.some((cell) => cell.text.length > 60))
    return false;
  return printed.some((cell) => roleOf(cell.text) !== null);
}

function readColumns(levels: SourceCell[][]): Column[] {
  const columns: Column[] = [];
  const width = levels[0]?.length ?? 0;
  for (let at = 0; at < width; at += 1) {
    const path: string[] = [];
    let cell: SourceCell | undefined;
    for (const level of levels) {
      const text = oneLine(level[at]?.text ?? '');
      if (level[at] && text !== '' && text !== path.at(-1)) path.push(text);
      if (text !== '') cell = level[at];
    }
    if (!cell) continue;
    const heading = path.join(' / ');
    const role = roleOf(path.at(-1) ?? '') ?? roleOf(path.join(' '));
    const before = columns.at(-1);
    if (cell.covered === 'across' && before?.heading === heading) before.to = at;
    else columns.push({ role, from: at, to: at, heading, cell });
  }
  return columns;
}

/** The same words mean different things in different tables: 'kết quả cần đạt' of an indicator is its target. */
function settle(columns: Column[], kind: Kind): Column[] {
  const has = (role: Role) => columns.some((column) => column.role === role);
  const instead = new Map<Role, Role>();
  if (kind === 'indicators') instead.set('indicator', 'title');
  if (kind === 'indicators' && !has('target')) instead.set('result', 'target');
  if (kind === 'tasks' && !has('result')) instead.set('target', 'result');
  if (kind === 'tasks' && !has('title')) instead.set('indicator', 'title');
  return columns.map((column) => {
    const isMeasure =
      kind === 'indicators' && !has('unit') && plainWords(column.heading) === 'don vi';
    if (isMeasure) return { ...column, role: 'unit' };
    return { ...column, role: column.role ? (instead.get(column.role) ?? column.role) : null };
  });
}
