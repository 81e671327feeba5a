import type { TextKey } from '../../i18n.ts';
import { refusalKey } from '../refused.ts';

/** Why a code led nowhere. Without an answer from the ward the code is kept and can be tried again. */
export function joinProblem(error: unknown): TextKey {
  if (error instanceof Error && error.name === 'Unreachable') return 'refusal.firstTimeOffline';
  return refusalKey(error);
}
