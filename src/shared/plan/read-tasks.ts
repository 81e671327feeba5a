import { type Deadline, readDeadline } from '../calendar/deadline.ts';
import type { PlanDraft, TaskDraft } from './draft.ts';
import { type Above, type Field, firstPrinted, type Row, readField } from './fields.ts';
import type { Notes } from './problem.ts';
import type { Region } from './regions.ts';
import type { Role } from './roles.ts';
import { rowKind } from './row-kind.ts';
import { type SectionPath, sectionCode, underHeading } from './sections.ts';
import type { UnitReader } from './units.ts';
import { oneLine } from './words.ts';

/** What readers share while they go through one plan. */
export type Reader = { units: UnitReader; deadline: (text: string) => Deadline };

/** What a table hands on to its continuation on the next page. */
export type TaskState = { path: SectionPath; above: Above; group: string };

export function newTaskState(): TaskState {
  return { path: [], above: new Map(), group: '' };
}

/** Deadline cells repeat by the hundred; each text is read once. */
export function newReader(units: UnitReader, year: number): Reader {
  const read = new Map<string, Deadline>();
  return {
    units,
    deadline(text) {
      const known = read.get(text) ?? readDeadline(text, year);
      read.set(text, known);
      return known;
    },
  };
}

/** Reads the task rows of one region into the draft. */
export function readTasks(
  region: Region,
  draft: PlanDraft,
  notes: Notes,
  reader: Reader,
  state: TaskState,
): void {
  region.rows.forEach((row, index) => {
    const kind = rowKind(row, region.rows[index + 1]);
    if (kind.is === 'heading') {
      state.path = underHeading(state.path, kind.code, kind.title);
      const code = kind.code ?? kind.title;
      draft.sections.push({ appendix: region.appendix, code, title: kind.title });
      const cell = row.field('title')?.cell;
      if (kind.guessed && cell) notes.cell(cell, 'sectionGuessed');
    } else if (kind.is === 'more') {
      joinRow(row, region, draft, notes, reader);
    } else if (kind.is === 'hollow') {
      const cell = firstPrinted(row);
      if (cell) notes.cell(cell, 'rowSkipped');
    } else if (kind.is === 'item') {
      draft.tasks.push(readTask(row, kind, region, notes, reader, state));
    }
  });
}

function readTask(
  row: Row,
  { no, title }: { no: string | null; title: string },
  region: Region,
  notes: Notes,
  reader: Reader,
  state: TaskState,
): TaskDraft {
  const { field } = row;
  const value = (role: Role) => readField(field(role), role, state.above, notes);
  const titleField = field('title');
  if (titleField?.cell.doubt !== undefined) notes.cell(titleField.cell, titleField.cell.doubt);
  if (title === '' && titleField) notes.cell(titleField.cell, 'emptyTitle');

  const { lead, helpers } = readSides(field, value);
  const deadlineText = oneLine(value('deadline'));
  const deadline = reader.deadline(deadlineText);
  const result = oneLine(value('result'));
  const leadField = field('lead') ?? field('mixed');
  noteEmpty(leadField, lead, 'emptyLead', notes);
  noteEmpty(field('deadline'), deadlineText, 'emptyDeadline', notes);
  noteEmpty(field('result'), result, 'emptyResult', notes);
  const due = field('deadline');
  if (due && deadlineText !== '' && deadline.problem !== null) {
    notes.cell(due.cell, `deadline.${deadline.problem}`);
  }
  return {
    appendix: region.appendix,
    section: sectionOf(region, state, value('group')),
    no,
    title,
    lead: oneLine(lead),
    leads: readUnits(lead, leadField, reader, notes),
    coordinating: readUnits(helpers, field('coordinating') ?? field('mixed'), reader, notes),
    result: result || null,
    deadlineText,
    deadline,
    note: oneLine(value('note')) || null,
    at: { table: region.table, row: row.at },
  };
}

/** Lead and coordinating units, also where one column holds both ('Chủ trì: … Phối hợp: …'). */
function readSides(
  field: (role: Role) => Field | null,
  value: (role: Role) => string,
): { lead: string; helpers: string } {
  if (field('lead')) return { lead: value('lead'), helpers: value('coordinating') };
  const both = value('mixed');
  const parts =
    /^(?:.*?chủ trì\s*:)?\s*(.*?)[\s;,.-]*(?:đơn vị |cơ quan )?phối hợp\s*:\s*(.*)$/is.exec(both);
  return { lead: parts?.[1] ?? both, helpers: parts?.[2] ?? value('coordinating') };
}

function sectionOf(region: Region, state: TaskState, group: string): string | null {
  if (group !== '') state.group = oneLine(group);
  return sectionCode(state.path) ?? (state.group || region.heading?.code || null);
}

function noteEmpty(
  field: Field | null,
  value: string,
  why: 'emptyLead' | 'emptyDeadline' | 'emptyResult',
  notes: Notes,
): void {
  if (field && value === '') notes.cell(field.cell, why);
}

/** The units in a cell; those the dictionary does not know stay as printed and are noted. */
export function readUnits(
  text: string,
  field: Field | null,
  reader: Reader,
  notes: Notes,
): string[] {
  const readings = text === '' ? [] : reader.units(text);
  for (const { unit, known, near } of readings) {
    if (!field || (known && !near)) continue;
    const { row, column } = field.cell;
    notes.row(row, column, known ? field.text : unit, known ? 'unitNear' : 'unknownUnit');
  }
  return readings.map(({ unit }) => unit);
}

/** A row without number and title of its own adds its cells to the task above, for a person to check. */
function joinRow(row: Row, region: Region, draft: PlanDraft, notes: Notes, reader: Reader): void {
  const task = draft.tasks.at(-1);
  const own = (role: Role) => {
    const field = row.field(role);
    return field && !field.down ? field.raw : '';
  };
  const cell = firstPrinted(row);
  if (!cell) return;
  if (!task || task.at.table !== region.table) {
    notes.cell(cell, 'rowSkipped');
    return;
  }
  notes.cell(cell, 'rowJoined');
  const add = (before: string, more: string) => [before, oneLine(more)].filter(Boolean).join('\n');
  task.title = add(task.title, own('title'));
  task.lead = oneLine(add(task.lead, own('lead')));
  task.leads = [...new Set([...task.leads, ...reader.units(own('lead')).map(({ unit }) => unit)])];
  const helpers = reader.units(own('coordinating')).map(({ unit }) => unit);
  task.coordinating = [...new Set([...task.coordinating, ...helpers])];
  task.result = add(task.result ?? '', own('result')) || null;
  task.note = add(task.note ?? '', own('note')) || null;
  if (own('deadline') === '') return;
  task.deadlineText = oneLine(add(task.deadlineText, own('deadline')));
  task.deadline = reader.deadline(task.deadlineText);
}
