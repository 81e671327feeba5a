import type { VisitResult } from '../../../shared/records/visit.ts';
import { type TextKey, t } from '../../i18n.ts';

const NAMES: Record<VisitResult, TextKey> = {
  done: 'task.householdDone',
  again: 'task.householdAgain',
  absent: 'task.householdAbsent',
  no: 'task.householdNo',
};

export function resultName(result: VisitResult): string {
  return t(NAMES[result]);
}
