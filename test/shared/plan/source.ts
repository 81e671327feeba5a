import type { PlanDraft } from '../../../src/shared/plan/draft.ts';
import { type PlanOptions, readPlan } from '../../../src/shared/plan/read-plan.ts';
import type { SourceBlock, SourceCell, SourceTable } from '../../../src/shared/plan/table.ts';

/** A table from its texts. '<' continues the cell to the left, '^' the cell above. */
export function table(...rows: string[][]): SourceTable {
  const width = Math.max(...rows.map((row) => row.length));
  const grid: SourceCell[][] = [];
  rows.forEach((texts, at) => {
    const cells: SourceCell[] = [];
    for (let column = 0; column < width; column += 1) {
      const text = texts[column] ?? '';
      const origin =
        text === '<' ? cells[column - 1] : text === '^' ? grid[at - 1]?.[column] : undefined;
      const cell: SourceCell = {
        text: origin?.text ?? text,
        row: at + 1,
        column: column + 1,
        rowSpan: 1,
        colSpan: 1,
      };
      if (text === '<') cell.covered = 'across';
      if (text === '^') cell.covered = 'down';
      cells.push(cell);
    }
    cells.forEach((cell, column) => {
      let span = 1;
      while (texts[column + span] === '<') span += 1;
      if (!cell.covered) cell.colSpan = span;
    });
    grid.push(cells);
  });
  return { kind: 'table', name: null, rows: grid };
}

export function paragraph(text: string): SourceBlock {
  return { kind: 'paragraph', text };
}

/** The draft of blocks that hold a plan. */
export function draftOf(blocks: SourceBlock[], options: Partial<PlanOptions> = {}): PlanDraft {
  const draft = readPlan(blocks, { year: 2026, ...options });
  if ('refused' in draft) throw new Error(draft.refused);
  return draft;
}

/** 'row.column why' of every problem, in order. */
export function whys(draft: PlanDraft): string[] {
  return draft.problems.map(({ row, column, why }) => `${row}.${column} ${why}`);
}

export const HEADINGS = [
  'STT',
  'Nội dung nhiệm vụ',
  'Đơn vị chủ trì',
  'Đơn vị phối hợp',
  'Kết quả',
  'Thời gian hoàn thành',
];
