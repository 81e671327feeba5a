import { BadFile } from './bad-file.ts';

/**
 * Why the text of a cell may not be all there is: `nestedTable` a table in a cell was flattened · `textBox` a floating box
 * was left out · `formulaNotComputed` a formula without a stored result · `formulaError` such as #REF! · `hiddenRow` the
 * sheet hides it · `dateGuessed` a day whose year or order the format does not show.
 */
export type CellDoubt =
  | 'nestedTable'
  | 'textBox'
  | 'formulaNotComputed'
  | 'formulaError'
  | 'hiddenRow'
  | 'dateGuessed';

/**
 * One field of a table. `row` and `column` count from 1 as a person counts them in the file. A field hidden under a merged
 * neighbour is `covered` and repeats that neighbour's text. `number` is there when the file holds a number, not its print.
 */
export type Cell = {
  text: string;
  row: number;
  column: number;
  rowSpan: number;
  colSpan: number;
  covered?: 'across' | 'down';
  number?: number;
  doubt?: CellDoubt;
};

/** A table as a full grid: every row has as many cells as the widest. `name` is a sheet's name. */
export type Table = { kind: 'table'; name: string | null; rows: Cell[][] };

export type Paragraph = { kind: 'paragraph'; text: string };

/** A document as its paragraphs and tables in reading order. `legacy` says that an old Vietnamese encoding was converted. */
export type Pages = { blocks: (Paragraph | Table)[]; legacy: 'tcvn3' | 'windows1258' | null };

/** A cell as a reader finds it, before its neighbours are known. */
export type Placed = Pick<Cell, 'text' | 'column' | 'rowSpan' | 'colSpan' | 'number' | 'doubt'>;

/** A row as a reader finds it; `row` is its number in the file. */
export type PlacedRow = { row: number; cells: Placed[] };

export const MAX_ROWS = 50_000;
export const MAX_COLUMNS = 256;
const MAX_FIELDS = 1_000_000;
/** Merged cells that overlap cover a field again and again; no real table covers each more than once. */
const MAX_LAID = 4 * MAX_FIELDS;

/** Lays placed cells into a full grid. Refuses `tooLarge` beyond what any plan needs. */
export function layGrid(name: string | null, placed: PlacedRow[]): Table {
  const width = widest(placed);
  if (placed.length > MAX_ROWS || width > MAX_COLUMNS || placed.length * width > MAX_FIELDS) {
    throw new BadFile('tooLarge');
  }
  const rows: Cell[][] = placed.map(({ row }) =>
    Array.from({ length: width }, (_, index) => empty(row, index + 1)),
  );
  let laid = 0;
  for (const [index, { row, cells }] of placed.entries()) {
    for (const cell of cells) {
      laid += lay(rows, index, row, cell, width);
      if (laid > MAX_LAID) throw new BadFile('tooLarge');
    }
  }
  return { kind: 'table', name, rows };
}

function widest(placed: PlacedRow[]): number {
  let width = 0;
  for (const { cells } of placed) {
    for (const { column, colSpan } of cells) width = Math.max(width, column + colSpan - 1);
  }
  return width;
}

function empty(row: number, column: number): Cell {
  return { text: '', row, column, rowSpan: 1, colSpan: 1 };
}

/** Puts a cell and what it covers into the grid; returns how many fields that were. */
function lay(rows: Cell[][], index: number, row: number, cell: Placed, width: number): number {
  const rowSpan = Math.max(1, Math.min(cell.rowSpan, rows.length - index));
  const colSpan = Math.max(1, Math.min(cell.colSpan, width - cell.column + 1));
  const origin: Cell = { ...cell, row, rowSpan, colSpan };
  for (let down = 0; down < rowSpan; down += 1) {
    const fields = rows[index + down];
    if (!fields) break;
    for (let across = 0; across < colSpan; across += 1) {
      const at = cell.column - 1 + across;
      if (down === 0 && across === 0) fields[at] = origin;
      else fields[at] = covered(origin, fields[at]?.row ?? row, at + 1, down > 0);
    }
  }
  return rowSpan * colSpan;
}

function covered(origin: Cell, row: number, column: number, down: boolean): Cell {
  const cell: Cell = { ...origin, row, column, rowSpan: 1, colSpan: 1 };
  cell.covered = down ? 'down' : 'across';
  return cell;
}
