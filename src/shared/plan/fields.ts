import type { Column } from './header.ts';
import type { Notes } from './problem.ts';
import type { Role } from './roles.ts';
import type { SourceCell } from './table.ts';
import { isAsAbove, isBlank, oneLine, tidy } from './words.ts';

/** One field of a row: its text on one line, as typed, and the cell to point at. */
export type Field = { text: string; raw: string; cell: SourceCell; down: boolean };

/** One printed row with its fields by role. `at` is its number in the file. */
export type Row = {
  at: number;
  cells: SourceCell[];
  columns: readonly Column[];
  /** Null when the table has no such column. A field under a neighbour merged across is empty. */
  field(role: Role): Field | null;
};

/** Fields are made when first asked for and kept: every row is asked several times. */
export function newRow(cells: SourceCell[], columns: readonly Column[]): Row {
  const made = new Map<Role, Field | null>();
  function field(role: Role): Field | null {
    const known = made.get(role);
    if (known !== undefined) return known;
    const column = columns.find((one) => one.role === role);
    const found = column ? fieldIn(cells, column) : null;
    made.set(role, found);
    return found;
  }
  return { at: cells[0]?.row ?? 0, cells, columns, field };
}

function fieldIn(cells: SourceCell[], { from, to }: Column): Field | null {
  const first = cells[from];
  if (!first) return null;
  const own = cells.slice(from, to + 1).filter((one) => one.covered !== 'across');
  const raw = [...new Set(own.map((one) => tidy(one.text)))]
    .filter((text) => text !== '')
    .join('\n');
  const shown = own.find((one) => one.text.trim() !== '') ?? first;
  return { text: oneLine(raw), raw, cell: shown, down: shown.covered === 'down' };
}

/** The first cell of a row with words of its own: where to point when the whole row is meant. */
export function firstPrinted({ cells }: Row): SourceCell | undefined {
  return cells.find((one) => !one.covered && one.text.trim() !== '') ?? cells[0];
}

/** Remembers what stood above, for 'nt' and its like. */
export type Above = Map<Role, string>;

/** The text of a field after 'as above' and dashes are understood; cells with a doubt of their own are noted. */
export function readField(field: Field | null, role: Role, above: Above, notes: Notes): string {
  if (!field) return '';
  if (field.cell.doubt !== undefined) notes.cell(field.cell, field.cell.doubt);
  if (isAsAbove(field.text)) {
    const repeated = above.get(role);
    notes.cell(field.cell, repeated ? 'asAbove' : 'asAboveNothing');
    return repeated ?? '';
  }
  const value = isBlank(field.text) ? '' : field.raw;
  above.set(role, value);
  return value;
}
