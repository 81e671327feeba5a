import type {
  BudgetDraft,
  IndicatorDraft,
  PlanDraft,
  Problem,
  SectionDraft,
  TaskDraft,
} from '../../../shared/plan/draft.ts';
import type { SourceBlock } from '../../../shared/plan/table.ts';
import { unitName } from '../../../shared/plan/units.ts';
import { oneLine } from '../../../shared/plan/words.ts';
import type { DocumentGuess } from './guess-document.ts';

/** A task as it was read, its coordinating units by name, the cells it was read from, and what in it wants a second look. */
export type ReadRow = { task: TaskDraft; source: string[]; problems: Problem[] };

/** What else a document holds beside its task rows. */
export type ReadHead = {
  guess: DocumentGuess;
  sections: SectionDraft[];
  indicators: IndicatorDraft[];
  budget: BudgetDraft[];
  /** What was left out or is doubtful about whole tables. */
  problems: Problem[];
  /** An old Vietnamese encoding was converted. */
  legacy: boolean;
};

const SOURCE_MAX = 600;
/** A task written as paragraphs has its units and its day in the lines below. */
const PROSE_LINES = 5;

/** Sets every task of a draft beside the place it was read from. */
export function rowsOf(draft: PlanDraft, blocks: readonly SourceBlock[]): ReadRow[] {
  const cells = sourceCells(blocks);
  const prose = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
  const problems = groupProblems(draft.problems);
  return draft.tasks.map((task, index) => {
    const { table, row } = task.at;
    const next = draft.tasks[index + 1]?.at.row ?? row + PROSE_LINES;
    const source =
      table === 0
        ? prose.slice(row - 1, Math.min(next - 1, row - 1 + PROSE_LINES))
        : (cells.get(keyOf(table, row)) ?? []);
    return {
      task: { ...task, coordinating: task.coordinating.map(unitName) },
      source: source.map((text) => oneLine(text).slice(0, SOURCE_MAX)),
      problems: problems.get(keyOf(table, row)) ?? [],
    };
  });
}

/** Problems that belong to no task row; those of indicators and money are not the plan's tasks. */
export function otherProblems(draft: PlanDraft): Problem[] {
  const kinds = new Map(draft.tables.map(({ table, kind }) => [table, kind]));
  const rows = new Set(draft.tasks.map(({ at }) => keyOf(at.table, at.row)));
  return draft.problems.filter(({ table, row, why }) => {
    const ofTasks = kinds.get(table) === 'tasks' || kinds.get(table) === undefined;
    return (ofTasks || why === 'tableSkipped') && !rows.has(keyOf(table, row));
  });
}

function sourceCells(blocks: readonly SourceBlock[]): Map<string, string[]> {
  const cells = new Map<string, string[]>();
  let table = 0;
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    table += 1;
    for (const row of block.rows) {
      const printed = row.filter(({ covered, text }) => covered !== 'across' && text.trim() !== '');
      const at = row[0]?.row ?? 0;
      cells.set(
        keyOf(table, at),
        printed.map(({ text }) => text),
      );
    }
  }
  return cells;
}

function groupProblems(problems: readonly Problem[]): Map<string, Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = keyOf(problem.table, problem.row);
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return groups;
}

function keyOf(table: number, row: number): string {
  return `${table}:${row}`;
}
