import type { Day } from '../../../shared/model.ts';
import { formatDay, t } from '../../i18n.ts';
import type { RowGive } from '../../local/import/plan-draft.ts';
import { COMES } from '../give/facts.tsx';

/** How the work comes, or its last day, which a plan that is brought in late may have behind it. */
export function dueWords({ coming = 'once', due }: RowGive, today: Day): string {
  if (coming !== 'once') return t(COMES[coming]);
  if (due === '') return t('deadline.none');
  const day = `${formatDay(due)}/${due.slice(0, 4)}`;
  return t(due < today ? 'planIn.duePast' : 'planIn.due', { day });
}
