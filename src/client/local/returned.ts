import { currentReview, isRetracted } from '../../shared/evidence.ts';
import type { Evidence } from '../../shared/model.ts';
import type { EntityOf } from './work.ts';

/** What still counts: neither taken back nor replaced by a newer photo. Oldest first, as given. */
export function standing(evidence: readonly EntityOf<'evidence'>[]): EntityOf<'evidence'>[] {
  const kept = evidence.filter(({ body }) => !isRetracted(body));
  const replaced = new Set(kept.map(({ body }) => body.replaces));
  return kept.filter(({ id }) => !replaced.has(id));
}

/** The photos that an official sent back and nobody has replaced yet. */
export function toRetake(evidence: readonly EntityOf<'evidence'>[]): EntityOf<'evidence'>[] {
  return standing(evidence).filter(({ body }) => isReturned(body));
}

export function isReturned(body: Evidence): boolean {
  return currentReview(body.reviews)?.verdict === 'returned';
}
