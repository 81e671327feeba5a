import { currentReview, isRetracted } from './evidence.ts';
import type { Evidence, Id } from './model.ts';

type Photo = { id: Id; body: Evidence };

/** What still counts: neither taken back nor replaced by a newer photo. Oldest first, as given. */
export function standing<T extends Photo>(evidence: readonly T[]): T[] {
  const kept = evidence.filter(({ body }) => !isRetracted(body));
  const replaced = new Set(kept.map(({ body }) => body.replaces));
  return kept.filter(({ id }) => !replaced.has(id));
}

/** The photos that an official sent back and nobody has replaced yet. */
export function toRetake<T extends Photo>(evidence: readonly T[]): T[] {
  return standing(evidence).filter(({ body }) => isReturned(body));
}

export function isReturned(body: Evidence): boolean {
  return currentReview(body.reviews)?.verdict === 'returned';
}
