import type { TurnKey } from '../../../shared/calendar/turn-key.ts';
import type { Id } from '../../../shared/model.ts';
import { givenId, turnId } from '../../../shared/turn-id.ts';

/** The screen of another period of the same work. */
export function periodAddress(id: Id, key: TurnKey): string {
  return `/viec/${turnId(givenId(id), key)}`;
}
