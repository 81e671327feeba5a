import type { DeadlineProblem } from '../../../shared/calendar/deadline-problem.ts';
import type { Problem } from '../../../shared/plan/draft.ts';
import type { Why } from '../../../shared/plan/problem.ts';
import { t } from '../../i18n.ts';

/** What readers of files put on a cell. */
export type CellDoubt =
  | 'nestedTable'
  | 'textBox'
  | 'formulaNotComputed'
  | 'formulaError'
  | 'hiddenRow'
  | 'dateGuessed';

/** Everything a reading can say of a cell; a test holds a text for each. */
export type ProblemCode = Why | CellDoubt | `deadline.${DeadlineProblem}`;

export function problemText({ why }: Pick<Problem, 'why'>): string {
  return t(`problem.${why as ProblemCode}`);
}
