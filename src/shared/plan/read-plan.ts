import { columnPlaces, noteColumns } from './columns.ts';
import type { PlanDraft, Problem } from './draft.ts';
import { noteNumbers } from './note-numbers.ts';
import { type Notes, takeNotes } from './problem.ts';
import { readBudget } from './read-budget.ts';
import { readIndicators } from './read-indicators.ts';
import { readProse } from './read-prose.ts';
import { newReader, newTaskState, readTasks } from './read-tasks.ts';
import { findRegions, type Region } from './regions.ts';
import type { SourceBlock } from './table.ts';
import { KNOWN_UNITS, type Unit, unitReader } from './units.ts';

/** `year` is the plan's year; `units` the dictionary, by default the one a ward starts with. */
export type PlanOptions = { year: number; units?: readonly Unit[] };

/**
 * Turns the paragraphs and tables of a file into a plan draft. Whatever is doubtful stands in `problems`; nothing is dropped
 * without one. Refuses with `noTable` when the file holds no tasks, indicators or budget lines.
 */
export function readPlan(
  blocks: readonly SourceBlock[],
  { year, units = KNOWN_UNITS }: PlanOptions,
): PlanDraft | { refused: 'noTable' } {
  const draft: PlanDraft = {
    tasks: [],
    indicators: [],
    budget: [],
    budgetTotal: null,
    sections: [],
    tables: [],
    problems: [],
  };
  const reader = newReader(unitReader(units), year);
  const notesOf = notebook(draft.problems);
  const { regions, prose, skipped } = findRegions(blocks);
  let state = newTaskState();
  for (const region of regions) {
    const notes = notesOf(region.table);
    if (!region.continues) state = newTaskState();
    noteRegion(region, draft, notes);
    if (region.header.kind === 'tasks') readTasks(region, draft, notes, reader, state);
    if (region.header.kind === 'indicators') readIndicators(region, draft, notes, reader);
    if (region.header.kind === 'budget') readBudget(region, draft, notes);
  }
  if (draft.tasks.length === 0) readProse(prose, draft, notesOf(0), reader);
  noteNumbers(draft.tasks, (task, why) => {
    const column = draft.tables.find(({ table }) => table === task.at.table)?.columns.no ?? 0;
    notesOf(task.at.table).row(task.at.row, column, task.no ?? '', why);
  });
  for (const { table, row } of skipped) {
    const read = row.map(({ text }) => text).join(' | ');
    notesOf(table).row(row[0]?.row ?? 1, 0, read, 'tableSkipped');
  }
  noteTotal(draft, notesOf);
  const found = draft.tasks.length + draft.indicators.length + draft.budget.length;
  if (found === 0) return { refused: 'noTable' };
  draft.problems.sort((a, b) => a.table - b.table || a.row - b.row || a.column - b.column);
  return draft;
}

function notebook(problems: Problem[]): (table: number) => Notes {
  const books = new Map<number, Notes>();
  return (table) => {
    const book = books.get(table) ?? takeNotes(table, problems);
    books.set(table, book);
    return book;
  };
}

function noteRegion(
  { table, name, header, rows, carried }: Region,
  draft: PlanDraft,
  notes: Notes,
): void {
  draft.tables.push({ table, name, kind: header.kind, columns: columnPlaces(header) });
  if (carried) notes.row(rows[0]?.at ?? 1, 0, '', 'headerCarried');
  else noteColumns(header, notes);
}

function noteTotal({ budget, budgetTotal }: PlanDraft, notesOf: (table: number) => Notes): void {
  const last = budget.at(-1);
  if (last && budgetTotal === null) notesOf(last.at.table).row(last.at.row, 0, '', 'totalMissing');
}
