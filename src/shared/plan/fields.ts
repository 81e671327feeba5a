import type { Column } from './header.ts';
import type { Notes } from './problem.ts';
import type { Role } from './roles.ts';
import type { SourceCell } from './table.ts';
import { isAsAbove, isBlank, oneLine, tidy } from './words.ts';

/** One field of a row: its text on one line, as typed, and the cell to point at. */
export type Field = { text: string; raw: string; cell: SourceCell; down: boolean };

/** The field of a role, or null when the table has no such column. A field under a neighbour merged across is empty. */
export function fieldOf(row: SourceCell[], columns: readonly Column[], role: Role): Field | null {
  const column = columns.find((one) => one.role === role);
  const cell = column && row[column.from];
  if (!column || !cell) return null;
  const own = row.slice(column.from, column.to + 1).filter((one) => one.covered !== 'across');
  const raw = [...new Set(own.map((one) => tidy(one.text)))]
    .filter((text) => text !== '')
    .join('\n');
  const shown = own.find((one) => one.text.trim() !== '') ?? cell;
  return { text: oneLine(raw), raw, cell: shown, down: shown.covered === 'down' };
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
