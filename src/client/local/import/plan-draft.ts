import type { ComingForm } from '../../../shared/calendar/coming.ts';
import { type Deadline, readDeadline } from '../../../shared/calendar/deadline.ts';
import { LINE_MAX, TEXT_MAX } from '../../../shared/limits.ts';
import type { Id, Plan, Step } from '../../../shared/model.ts';
import type { BudgetDraft, IndicatorDraft, Problem } from '../../../shared/plan/draft.ts';
import { isInformation } from '../../../shared/plan/problem.ts';
import type { ReadHead, ReadRow } from './rows-of.ts';

/** 'notTask' was taken for a task by mistake; 'dropped' is one that the ward leaves out. */
export type RowState = 'in' | 'dropped' | 'notTask';

/** One row of the table being checked: what will be the task, beside what it was read from. */
export type Row = {
  /** Its place in the document, from 0. */
  id: number;
  state: RowState;
  section: string;
  no: string;
  title: string;
  lead: string;
  leads: string[];
  coordinating: string[];
  result: string;
  deadlineText: string;
  deadline: Deadline;
  note: string | null;
  uncertain: string | null;
  source: string[];
  /** Row of the file, or paragraph; null for a plan that comes with the app. */
  fileRow: number | null;
  problems: Problem[];
  /** A person looked at what was doubtful. */
  checked: boolean;
};

/** How a plan's number becomes the numbers of the places; 'each' gives all of it to every place. */
export type SplitHow = 'each' | 'even' | 'households' | 'hand';

/** How one task is given to places, as chosen and typed so far. */
export type RowGive = ComingForm & {
  placeIds: Id[];
  steps: Step[];
  target: string;
  unit: string;
  /** `YYYY-MM-DD`, or empty. */
  due: string;
  asksSpot?: boolean;
  how: SplitHow;
  byHand: Record<Id, string>;
};

export type WizardStep = 'check' | 'share' | 'give';

/** Everything of the wizard but the rows. Texts stand as typed. */
export type Head = {
  step: WizardStep;
  title: string;
  number: string;
  issuer: string;
  date: string;
  year: string;
  sections: Plan['sections'];
  indicators: IndicatorDraft[];
  budget: BudgetDraft[];
  problems: Problem[];
  legacy: boolean;
  /** The plan of the ward that this is a new printing of. */
  revises: Id | null;
  /** A person said whether it is one. */
  decided: boolean;
  /** Of a new printing: rows to add and to change by row id, and tasks that are gone by their id. */
  adds: number[];
  sets: number[];
  drops: Id[];
  /** Tasks that places get, by row id. */
  gives: Record<string, RowGive>;
};

export type PlanInDraft = { head: Head; rows: Row[] };

/**
 * The rows of a document. Where its tasks stand in several appendices, appendix and section together
 * name a task's place: `I.II` is section II of appendix I.
 */
export function rowsFrom(read: readonly ReadRow[]): Row[] {
  const several = inSeveralAppendices(read);
  return read.map((one, id) => {
    const row = rowOf(one, id);
    const { appendix, section } = one.task;
    return { ...row, section: sectionCode(several ? appendix : null, section) };
  });
}

function inSeveralAppendices(read: readonly ReadRow[]): boolean {
  return new Set(read.map(({ task }) => task.appendix)).size > 1;
}

function sectionCode(appendix: string | null, section: string | null): string {
  return [appendix, section].filter(Boolean).join('.');
}

function rowOf({ task, source, problems }: ReadRow, id: number): Row {
  const { appendix: _appendix, section, no, result, note, at, ...words } = task;
  return {
    ...words,
    id,
    state: 'in',
    section: section ?? '',
    no: no ?? '',
    result: result ?? '',
    note,
    uncertain: null,
    source,
    fileRow: at.row,
    problems,
    checked: false,
  };
}

/** A draft's head right after reading; `name` is the file's, for a document without a title. */
export function headOf(
  read: ReadHead,
  rows: readonly ReadRow[],
  { name, year }: { name: string; year: number },
): Head {
  const { guess, sections, indicators, budget, problems, legacy } = read;
  const several = inSeveralAppendices(rows);
  return {
    ...{ step: 'check', revises: null, decided: false, adds: [], sets: [], drops: [], gives: {} },
    ...{ indicators, budget, problems, legacy, issuer: '' },
    title: guess.title ?? name.replace(/\.\w{2,5}$/, '').replace(/[_-]+/g, ' '),
    number: guess.number ?? '',
    date: guess.date ?? '',
    year: String(guess.year ?? year),
    sections: sections
      .map(({ appendix, code, title }) => ({
        code: sectionCode(several ? appendix : null, code),
        title,
      }))
      .filter(({ code, title }) => code !== '' && title !== ''),
  };
}

/** A row that somebody should look at before it becomes a task. */
export function isDoubtful(row: Row): boolean {
  if (row.state !== 'in') return false;
  if (isBlocked(row)) return true;
  return (
    !row.checked && (row.uncertain !== null || row.problems.some((one) => !isInformation(one)))
  );
}

/** A row that no ward's records can hold as it stands. */
export function isBlocked({ state, title, lead, result, deadlineText, note }: Row): boolean {
  if (state !== 'in') return false;
  if (title.length > LINE_MAX || !/\S/.test(title)) return true;
  return Math.max(lead.length, result.length, deadlineText.length, note?.length ?? 0) > TEXT_MAX;
}

/** A row with a deadline in new words, read at once in the plan's year. */
export function withDeadline(row: Row, deadlineText: string, year: number): Row {
  return { ...row, deadlineText, deadline: readDeadline(deadlineText, year) };
}

export function yearOf({ year }: Head): number {
  return /^(?:19|20)\d\d$/.test(year.trim()) ? Number(year) : Number.NaN;
}
