import { Refusal } from '../../shared/refusal.ts';
import type { TextKey } from '../i18n.ts';
import { isFull } from '../local/full.ts';

/** The sentence for an expected *no*; anything else is a bug and goes on to the edges. */
export function refusalKey(error: unknown): TextKey {
  if (error instanceof Refusal) return `refusal.${error.code}`;
  if (isFull(error)) return 'refusal.full';
  throw error;
}
