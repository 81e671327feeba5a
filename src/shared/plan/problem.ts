import type { Problem } from './draft.ts';
import type { SourceCell } from './table.ts';

/**
 * Why a cell should be looked at. Codes of a deadline are `deadline.` + its `DeadlineProblem`; codes a file reader puts on a
 * cell (`nestedTable`, `textBox`, `formulaNotComputed`, `formulaError`, `hiddenRow`, `dateGuessed`) pass through unchanged.
 *
 * - noLeadColumn, noDeadlineColumn: the table has no such column
 * - columnUnknown: a column whose heading says nothing to us; its cells were left out
 * - columnTwice: a second column of a kind already found; its cells were left out
 * - columnMixed: one column for lead and coordinating units
 * - headerCarried: a table without headings, read with those of the table before
 * - emptyTitle, emptyLead, emptyDeadline, emptyResult, emptyTarget: nothing in a cell that should hold something
 * - unknownUnit: a name the dictionary does not have, kept as printed
 * - unitNear: a known unit with more words behind it
 * - asAbove: 'nt' was replaced by the text above; asAboveNothing: there is none above
 * - numberEmpty, numberRepeated, numberSkipped: about printed numbers
 * - sectionGuessed: a row without number taken for a heading
 * - rowJoined: a row without number and title, joined to the row before
 * - rowSkipped: a row of which nothing could be made
 * - targetUnread, targetDoubtful, directionAssumed: about targets ('at least' is our reading of a bare number)
 * - amountUnread, amountDoubtful, amountUnitMissing: about money
 * - totalMismatch, sectionTotalMismatch, totalMissing: sums against printed sums
 * - tableSkipped: a wide table whose headings name no plan; nothing of it was read
 * - fromProse: read from paragraphs instead of a table
 */
export type Why =
  | 'noLeadColumn'
  | 'noDeadlineColumn'
  | 'columnUnknown'
  | 'columnTwice'
  | 'columnMixed'
  | 'headerCarried'
  | 'emptyTitle'
  | 'emptyLead'
  | 'emptyDeadline'
  | 'emptyResult'
  | 'emptyTarget'
  | 'unknownUnit'
  | 'unitNear'
  | 'asAbove'
  | 'asAboveNothing'
  | 'numberEmpty'
  | 'numberRepeated'
  | 'numberSkipped'
  | 'sectionGuessed'
  | 'rowJoined'
  | 'rowSkipped'
  | 'targetUnread'
  | 'targetDoubtful'
  | 'directionAssumed'
  | 'amountUnread'
  | 'amountDoubtful'
  | 'amountUnitMissing'
  | 'totalMismatch'
  | 'sectionTotalMismatch'
  | 'totalMissing'
  | 'tableSkipped'
  | 'fromProse';

const FOR_INFORMATION = new Set<string>([
  'asAbove',
  'numberEmpty',
  'numberRepeated',
  'numberSkipped',
  'unitNear',
  'directionAssumed',
  'totalMissing',
  'fromProse',
]);

/** Nothing is wrong with such a cell; a person may still want to know. Shown after the doubtful ones. */
export function isInformation(problem: Problem): boolean {
  return FOR_INFORMATION.has(problem.why);
}

/** Collects the problems of one table; a cell is named once for each reason. */
export type Notes = {
  cell(cell: SourceCell, why: Why | (string & {})): void;
  row(row: number, column: number, read: string, why: Why | (string & {})): void;
};

export function takeNotes(table: number, problems: Problem[]): Notes {
  const seen = new Set<string>();
  function add(row: number, column: number, read: string, why: string): void {
    const key = `${row} ${column} ${why} ${read}`;
    if (seen.has(key)) return;
    seen.add(key);
    problems.push({ table, row, column, read, why });
  }
  return {
    cell: (cell, why) => add(cell.row, cell.column, cell.text, why),
    row: add,
  };
}
