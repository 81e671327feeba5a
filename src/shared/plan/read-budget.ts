import { moneyUnit, readAmount } from './amounts.ts';
import type { BudgetDraft, PlanDraft } from './draft.ts';
import type { Row } from './fields.ts';
import { isSectionCode } from './numbers.ts';
import type { Notes } from './problem.ts';
import type { Region } from './regions.ts';
import { type RowKind, rowKind } from './row-kind.ts';
import type { SourceCell } from './table.ts';
import { isBlank } from './words.ts';

/** A sum printed in a row: what it says, the cell, and the lines it should be the sum of. */
type Printed = { amount: number | null; cell: SourceCell; lines: BudgetDraft[] };

/** Reads budget lines in million đồng and holds printed sums against the lines they sum. */
export function readBudget(region: Region, draft: PlanDraft, notes: Notes): void {
  const { rows, table } = region;
  const unit = unitOf(region);
  if (unit === null && rows.length > 0) noteUnit(region, notes);
  const lines: BudgetDraft[] = [];
  const sums: Printed[] = [];
  let total: Printed | null = null;
  let group: Printed | null = null;
  for (const [index, row] of rows.entries()) {
    const kind = rowKind(row, rows[index + 1]);
    const field = row.field('amount');
    if (kind.is === 'blank' || !field) continue;
    const printed = isBlank(field.text) ? null : readPrinted(field.cell, field.text, unit, notes);
    if (kind.is === 'more' || kind.is === 'hollow') {
      notes.cell(field.cell, 'rowSkipped');
    } else if (kind.is === 'total') {
      group = null;
      total ??= printed;
    } else if (kind.is === 'heading' || headsOthers(kind, rows[index + 1])) {
      group = printed;
      if (printed) sums.push(printed);
    } else {
      if (!printed) notes.cell(field.cell, 'amountUnread');
      const at = { table, row: row.at };
      const line = { no: kind.no, title: kind.title, amount: printed?.amount ?? null, at };
      lines.push(line);
      group?.lines.push(line);
    }
  }
  draft.budget.push(...lines);
  for (const sum of sums)
    if (sum.amount !== add(sum.lines)) notes.cell(sum.cell, 'sectionTotalMismatch');
  if (!total) return;
  draft.budgetTotal = rounded((draft.budgetTotal ?? 0) + (total.amount ?? 0));
  if (total.amount !== add(lines)) notes.cell(total.cell, 'totalMismatch');
}

function readPrinted(cell: SourceCell, text: string, unit: number | null, notes: Notes): Printed {
  const { amount, why } = readAmount(cell, text, unit);
  if (why) notes.cell(cell, why);
  if (cell.doubt !== undefined) notes.cell(cell, cell.doubt);
  return { amount, cell, lines: [] };
}

/** 'I' before '1', or '1' before '1.1': its amount sums the rows below and is no line itself. */
function headsOthers(kind: RowKind, next: Row | undefined): boolean {
  const below = next ? rowKind(next, undefined) : null;
  if (kind.is !== 'item' || below?.is !== 'item' || kind.no === null || below.no === null)
    return false;
  if (isSectionCode(kind.no)) return !isSectionCode(below.no);
  return below.no.startsWith(`${kind.no}.`);
}

function add(lines: readonly BudgetDraft[]): number {
  return rounded(lines.reduce((sum, line) => sum + (line.amount ?? 0), 0));
}

/** Millions with six decimals are whole đồng. */
function rounded(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}

/** The unit printed in the heading of the column or in a line above the table. */
function unitOf({ header, captions }: Region): number | null {
  const heading = header.columns.find(({ role }) => role === 'amount')?.heading ?? '';
  const caption = captions
    .filter((line) => /đơn vị|đvt|đồng/iu.test(line) && line.length < 80)
    .at(-1);
  return moneyUnit(heading) ?? moneyUnit(caption ?? '');
}

function noteUnit({ header }: Region, notes: Notes): void {
  const column = header.columns.find(({ role }) => role === 'amount');
  if (column) notes.cell(column.cell, 'amountUnitMissing');
}
