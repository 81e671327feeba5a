import type { TextKey } from '../../i18n.ts';
import { refusalKey } from '../refused.ts';

/** Why no invitation could be made. */
export function inviteRefusal(error: unknown): TextKey {
  if (error instanceof Error && error.name === 'Unreachable') return 'invite.noWifi';
  return refusalKey(error);
}
