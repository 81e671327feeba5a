import type { Header } from './header.ts';
import type { Notes } from './problem.ts';
import type { Kind, Role } from './roles.ts';

const READ: Record<Kind, ReadonlySet<Role>> = {
  tasks: new Set([
    'no',
    'group',
    'title',
    'lead',
    'mixed',
    'coordinating',
    'result',
    'deadline',
    'note',
  ]),
  indicators: new Set(['no', 'title', 'unit', 'target', 'lead', 'monitor', 'note']),
  budget: new Set(['no', 'title', 'amount', 'note']),
};

/** Names the columns that will not be read, and those a table of tasks misses. */
export function noteColumns({ kind, columns }: Header, notes: Notes): void {
  const seen = new Set<Role>();
  for (const { role, cell } of columns) {
    if (role === null || !READ[kind].has(role)) notes.cell(cell, 'columnUnknown');
    else if (seen.has(role)) notes.cell(cell, 'columnTwice');
    if (role === 'mixed') notes.cell(cell, 'columnMixed');
    if (role !== null) seen.add(role);
  }
  const row = columns[0]?.cell.row ?? 0;
  if (kind !== 'tasks') return;
  if (!seen.has('lead') && !seen.has('mixed')) notes.row(row, 0, '', 'noLeadColumn');
  if (!seen.has('deadline')) notes.row(row, 0, '', 'noDeadlineColumn');
}

/** The column, counted from 1 as in the file, of every kind of cell. */
export function columnPlaces({ columns }: Header): Record<string, number> {
  const places: Record<string, number> = {};
  for (const { role, cell } of columns) if (role !== null) places[role] ??= cell.column;
  return places;
}
