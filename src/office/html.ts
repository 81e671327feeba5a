import { BadFile } from './bad-file.ts';
import { readHtmlTokens } from './html-tokens.ts';
import {
  layGrid,
  MAX_COLUMNS,
  type Paragraph,
  type Placed,
  type PlacedRow,
  type Table,
} from './pages.ts';

/** Elements that begin a new line. */
const BLOCKS = new Set([
  'p',
  'div',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'tr',
  'ul',
  'ol',
  'table',
]);
const MAX_DEPTH = 50;

/** A table being read. `taken` says for how many more rows a column is held by a cell from above. */
type Open = {
  rows: PlacedRow[];
  row: PlacedRow | null;
  cell: Placed | null;
  taken: Map<number, number>;
  nested: Table[];
};

/** HTML itself, or the clipboard's version of it with its 'StartHTML' lines in front. */
export function looksLikeHtml(text: string): boolean {
  return /<(?:html|table|body|!doctype html|meta|div|p|span)[\s>]/i.test(text.slice(0, 20_000));
}

/** Paragraphs and tables of Office's HTML in reading order; a table inside a cell also stands on its own. */
export function readHtml(source: string): (Paragraph | Table)[] {
  const blocks: (Paragraph | Table)[] = [];
  const open: Open[] = [];
  let line = '';

  readHtmlTokens(source.slice(Math.max(0, source.indexOf('<'))), {
    open(name, attributes) {
      if (name === 'br') return write('\n');
      if (BLOCKS.has(name)) endLine();
      const table = open.at(-1);
      if (name === 'table') {
        if (open.length >= MAX_DEPTH) throw new BadFile('brokenFile');
        open.push({ rows: [], row: null, cell: null, taken: new Map(), nested: [] });
      } else if (name === 'tr' && table) beginRow(table);
      else if ((name === 'td' || name === 'th') && table) beginCell(table, attributes);
    },
    close(name) {
      const table = open.at(-1);
      if (BLOCKS.has(name)) endLine();
      if (name === 'td' || name === 'th') endCell(table);
      if (name === 'tr') endRow(table);
      if (name === 'table' && table) endTable();
    },
    text: (text) => write(text.replace(/\s+/g, ' ')),
  });
  while (open.length > 0) endTable();
  endLine();
  return blocks;

  function write(text: string): void {
    const cell = open.at(-1)?.cell;
    if (cell) cell.text += text;
    else if (open.length === 0) line += text;
  }
  function endLine(): void {
    const cell = open.at(-1)?.cell;
    if (cell && cell.text.trim() !== '' && !cell.text.endsWith('\n')) cell.text += '\n';
    if (open.length > 0 || line.trim() === '') return;
    blocks.push({ kind: 'paragraph', text: line.trim() });
    line = '';
  }
  function endTable(): void {
    const done = open.pop();
    if (!done) return;
    endRow(done);
    const table = layGrid(null, done.rows);
    const outer = open.at(-1);
    if (!outer) blocks.push(table, ...done.nested);
    else {
      outer.nested.push(table, ...done.nested);
      if (outer.cell) {
        outer.cell.doubt = 'nestedTable';
        outer.cell.text += table.rows
          .map((row) => row.map((cell) => cell.text).join(' '))
          .join('\n');
      }
    }
  }
}

function beginRow(table: Open): void {
  endRow(table);
  table.row = { row: table.rows.length + 1, cells: [] };
}

function beginCell(table: Open, attributes: ReadonlyMap<string, string>): void {
  endCell(table);
  if (!table.row) beginRow(table);
  const last = table.row?.cells.at(-1);
  let column = last ? last.column + last.colSpan : 1;
  while ((table.taken.get(column) ?? 0) > 0) column += 1;
  const colSpan = span(attributes.get('colspan'), MAX_COLUMNS);
  table.cell = { text: '', column, colSpan, rowSpan: span(attributes.get('rowspan'), 65_534) };
  table.row?.cells.push(table.cell);
}

function span(value: string | undefined, most: number): number {
  const span = Number.parseInt(value ?? '1', 10);
  return span >= 1 ? Math.min(span, most) : 1;
}

function endCell(table: Open | undefined): void {
  if (!table?.cell) return;
  table.cell.text = table.cell.text.trim();
  table.cell = null;
}

function endRow(table: Open | undefined): void {
  if (!table?.row) return;
  endCell(table);
  for (const [column, rows] of table.taken) {
    if (rows <= 1) table.taken.delete(column);
    else table.taken.set(column, rows - 1);
  }
  for (const { column, colSpan, rowSpan } of table.row.cells) {
    if (rowSpan === 1) continue;
    for (let at = column; at < column + colSpan; at += 1) table.taken.set(at, rowSpan - 1);
  }
  table.rows.push(table.row);
  table.row = null;
}
