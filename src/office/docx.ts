import { readNumbering } from './docx-numbering.ts';
import { type Line, readLine, readStyles, type Setting } from './docx-text.ts';
import { layGrid, type Paragraph, type Placed, type PlacedRow, type Table } from './pages.ts';
import { type Element, elements, inside, readTree, setting } from './xml-tree.ts';
import type { Package } from './zip.ts';

const NO_LINE: Line = { label: '', text: '', open: false, textBox: false };

/** Wrappers that print nothing themselves. */
const CLEAR = new Set(['sdt', 'sdtContent', 'customXml', 'smartTag', 'ins', 'moveTo']);

/**
 * The paragraphs and tables of a Word document in reading order, with track changes accepted. A table inside a cell is
 * flattened into that cell and also stands as a table of its own, because whole plans sit in layout tables.
 */
export function readDocx(parts: Package, path: string): (Paragraph | Table)[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const part = (name: string) =>
    parts.has(folder + name) ? readTree(parts.text(folder + name)) : undefined;
  const style: Setting = {
    numbering: readNumbering(part('numbering.xml')),
    styles: readStyles(part('styles.xml')),
  };
  const body = inside(readTree(parts.text(path)), 'body');
  return body ? readBlocks(body, style) : [];
}

function readBlocks(parent: Element, style: Setting): (Paragraph | Table)[] {
  const blocks: (Paragraph | Table)[] = [];
  let lines: Line[] = [];
  function endLines(): void {
    for (const text of joinLines(lines)) blocks.push({ kind: 'paragraph', text });
    lines = [];
  }
  for (const child of printed(parent)) {
    if (child.name === 'p') lines.push(readLine(child, style));
    if (child.name !== 'tbl') continue;
    endLines();
    blocks.push(...readTable(child, style));
  }
  endLines();
  return blocks;
}

/** The children that count, seen through content controls and accepted insertions. */
function* printed(parent: Element): Generator<Element> {
  for (const child of elements(parent)) {
    if (CLEAR.has(child.name)) yield* printed(child);
    else yield child;
  }
}

function joinLines(lines: Line[]): string[] {
  const texts: string[] = [];
  let begun = '';
  for (const { label, text, open } of lines) {
    begun += text;
    if (open) continue;
    texts.push(label === '' ? begun : `${label} ${begun}`.trimEnd());
    begun = '';
  }
  if (begun !== '') texts.push(begun);
  return texts;
}

function readTable(table: Element, style: Setting): Table[] {
  const rows: PlacedRow[] = [];
  const nested: Table[] = [];
  let above = new Map<number, Placed>();
  for (const row of printed(table)) {
    if (row.name !== 'tr' || inside(row, 'trPr', 'del')) continue;
    const cells: Placed[] = [];
    const merged = new Map<number, Placed>();
    let column = 1 + (Number(setting(inside(row, 'trPr'), 'gridBefore')) || 0);
    let left: Placed | null = null;
    for (const cell of printed(row)) {
      if (cell.name !== 'tc') continue;
      const shape = inside(cell, 'tcPr');
      const colSpan = span(setting(shape, 'gridSpan'));
      const content = readCell(cell, style, nested);
      const upper = continuesDown(shape) ? above.get(column) : undefined;
      if (upper) {
        upper.rowSpan += 1;
        upper.text = [upper.text, content.text].filter((text) => text !== '').join('\n');
        merged.set(column, upper);
      } else if (setting(shape, 'hMerge') === 'continue' && left) {
        left.colSpan += colSpan;
      } else {
        left = { ...content, column, rowSpan: 1, colSpan };
        cells.push(left);
        if (inside(shape, 'vMerge')) merged.set(column, left);
      }
      column += colSpan;
    }
    rows.push({ row: rows.length + 1, cells });
    above = merged;
  }
  return [layGrid(null, rows), ...nested];
}

function continuesDown(shape: Element | undefined): boolean {
  return inside(shape, 'vMerge') !== undefined && setting(shape, 'vMerge') !== 'restart';
}

function span(value: string | undefined): number {
  const span = Number(value ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, 512) : 1;
}

function readCell(cell: Element, style: Setting, nested: Table[]): Pick<Placed, 'text' | 'doubt'> {
  const lines: Line[] = [];
  const content: Pick<Placed, 'text' | 'doubt'> = { text: '' };
  for (const child of printed(cell)) {
    if (child.name === 'p') {
      const line = readLine(child, style);
      lines.push(line);
      if (line.textBox) content.doubt ??= 'textBox';
    } else if (child.name === 'tbl') {
      const tables = readTable(child, style);
      nested.push(...tables);
      content.doubt ??= 'nestedTable';
      lines.push({ ...NO_LINE, text: tables[0] ? flatten(tables[0]) : '' });
    }
  }
  content.text = joinLines(lines).join('\n').replace(/\n+$/, '').replace(/^\n+/, '');
  return content;
}

function flatten(table: Table): string {
  return table.rows
    .map((row) => row.filter((cell) => !cell.covered && cell.text !== '').map((cell) => cell.text))
    .map((texts) => texts.join(' '))
    .join('\n');
}
