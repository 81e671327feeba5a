import * as z from 'zod/mini';
import { Deadline } from '../calendar/deadline.ts';
import { Direction } from '../records/indicator.ts';

/** Where a reading stands in the file: the table counted from 1 (0: the text outside tables), and the row or paragraph. */
export const Place = z.object({ table: z.number(), row: z.number() });
export type Place = z.infer<typeof Place>;

/**
 * One task row. `no` is the printed number and no key: key is appendix + section + number. `leads` and `coordinating` are
 * unit codes, or the unit's name where it has no code or is not known. `result` and `note` are null without such a cell.
 */
export const TaskDraft = z.object({
  appendix: z.nullable(z.string()),
  section: z.nullable(z.string()),
  no: z.nullable(z.string()),
  title: z.string(),
  lead: z.string(),
  leads: z.array(z.string()),
  coordinating: z.array(z.string()),
  result: z.nullable(z.string()),
  deadlineText: z.string(),
  deadline: Deadline,
  note: z.nullable(z.string()),
  at: Place,
});
export type TaskDraft = z.infer<typeof TaskDraft>;

/** One indicator row, a heading of sub-indicators included. `target` is in `unit`; `targetText` is the print. */
export const IndicatorDraft = z.object({
  no: z.nullable(z.string()),
  title: z.string(),
  unit: z.nullable(z.string()),
  direction: z.nullable(Direction),
  target: z.nullable(z.number()),
  targetText: z.nullable(z.string()),
  performer: z.nullable(z.string()),
  performers: z.array(z.string()),
  monitor: z.nullable(z.string()),
  monitors: z.array(z.string()),
  /** What a template's scan left open; absent where nothing is. */
  uncertain: z.optional(z.string()),
  at: Place,
});
export type IndicatorDraft = z.infer<typeof IndicatorDraft>;

/** One budget line; `amount` is in million đồng, null where it could not be read. */
export const BudgetDraft = z.object({
  no: z.nullable(z.string()),
  title: z.string(),
  amount: z.nullable(z.number()),
  at: Place,
});
export type BudgetDraft = z.infer<typeof BudgetDraft>;

/** A heading row or paragraph the tasks of one appendix stand under. */
export const SectionDraft = z.object({
  appendix: z.nullable(z.string()),
  code: z.string(),
  title: z.string(),
});
export type SectionDraft = z.infer<typeof SectionDraft>;

/**
 * A cell somebody should look at. `row` and `column` count from 1 as in the file (column 0: the whole row), `read` is the text
 * as found, `why` one of the codes in `problem.ts`.
 */
export const Problem = z.object({
  table: z.number(),
  row: z.number(),
  column: z.number(),
  read: z.string(),
  why: z.string(),
});
export type Problem = z.infer<typeof Problem>;

/** What a table was taken for, and the column (from 1) where each kind of cell stands. */
export const TableReading = z.object({
  table: z.number(),
  name: z.nullable(z.string()),
  kind: z.enum(['tasks', 'indicators', 'budget']),
  columns: z.record(z.string(), z.number()),
});
export type TableReading = z.infer<typeof TableReading>;

/** Everything read from one file. `budgetTotal` is the printed total in million đồng. */
export const PlanDraft = z.object({
  tasks: z.array(TaskDraft),
  indicators: z.array(IndicatorDraft),
  budget: z.array(BudgetDraft),
  budgetTotal: z.nullable(z.number()),
  sections: z.array(SectionDraft),
  tables: z.array(TableReading),
  problems: z.array(Problem),
});
export type PlanDraft = z.infer<typeof PlanDraft>;
