import type { ComponentChildren } from 'preact';
import type { Changes, OldPlan } from '../../local/import/changes.ts';
import type { PlanInDraft } from '../../local/import/plan-draft.ts';
import type { PlanIn } from '../../local/import/use-plan-in.ts';

/** What every step after the first works on. */
export type StepProps = {
  planIn: PlanIn;
  draft: PlanInDraft;
  /** The ward's plans, and what this draft changes in the one that it revises. */
  plans: OldPlan[];
  changes: Changes | null;
  steps: ComponentChildren;
  /** Back to choosing a document. */
  onSource: () => void;
};
