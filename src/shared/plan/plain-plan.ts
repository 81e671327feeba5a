import type { PlanDraft } from './draft.ts';

/** The draft in the shape other programs are promised: without places in the file and our own keys. */
export function plainPlan({ tasks, indicators, budget, budgetTotal, problems }: PlanDraft) {
  return {
    tasks: tasks.map(({ at: _, ...task }) => task),
    indicators: indicators.map(
      ({ at: _at, performers: _p, monitors: _m, ...indicator }) => indicator,
    ),
    budget: budget.map(({ at: _, ...line }) => line),
    budgetTotal,
    problems,
  };
}
