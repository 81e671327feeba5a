import type { RowGive } from '../../local/import/plan-draft.ts';
import { gapOf, type Households } from '../../local/import/plan-ops.ts';
import { isReady, problemsOf } from '../give/give-form.ts';

/** Places, steps and number are complete, and what is split sums up to the plan's number. */
export function isGiveReady(give: RowGive | undefined, households: Households): boolean {
  if (!give) return false;
  return isReady(problemsOf(give)) && (gapOf(give, households) ?? 0) === 0;
}
