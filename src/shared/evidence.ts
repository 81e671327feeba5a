import type { Outcome } from './apply.ts';
import type { Evidence, Mark, Review } from './model.ts';
import type { Op } from './op.ts';

/** The part of `apply` for one piece of evidence. */
export function onEvidence(
  body: Evidence,
  op: Op,
  mark: Mark,
): { body: Evidence; outcome: Outcome | null } {
  switch (op.kind) {
    case 'evidence.store':
      if (body.erased) return { body, outcome: null };
      return {
        body: op.part === 'thumb' ? { ...body, thumbStored: true } : { ...body, stored: true },
        outcome: null,
      };
    case 'evidence.retract': {
      const retracted = body.retracted ?? { ...mark, reason: op.reason };
      const next = { ...body, retracted };
      return { body: next, outcome: isRetracted(next) ? null : 'superseded' };
    }
    case 'evidence.erase': {
      if (body.erased) return { body, outcome: null };
      const { spot: _spot, ...rest } = body;
      return { body: { ...rest, erased: mark, thumbStored: false, stored: false }, outcome: null };
    }
    case 'evidence.approve':
      return withReview(body, { ...mark, verdict: 'approved', reason: null, seen: op.seen });
    case 'evidence.return':
      return withReview(body, { ...mark, verdict: 'returned', reason: op.reason, seen: op.seen });
    default:
      return { body, outcome: null };
  }
}

function withReview(body: Evidence, review: Review): { body: Evidence; outcome: Outcome | null } {
  const known = body.reviews.some((other) => other.op === review.op);
  const next = known ? body : { ...body, reviews: [...body.reviews, review] };
  if (isRetracted(next)) return { body: next, outcome: 'onDeleted' };
  const counts = currentReview(next.reviews)?.op === review.op;
  return { body: next, outcome: counts ? null : 'superseded' };
}

/**
 * The answer that counts: among those that no later one had seen, an approval before a return
 * (accepted work is not asked for again by somebody who did not know), else the first to arrive.
 */
export function currentReview(reviews: readonly Review[]): Review | null {
  const open = reviews.filter((review) => !reviews.some((later) => later.seen.includes(review.op)));
  return open.find((review) => review.verdict === 'approved') ?? open[0] ?? null;
}

/**
 * Does it count no more? Taken back by its author, where an approval keeps it, since approval is
 * final; or erased by an official, which nothing undoes.
 */
export function isRetracted(body: Evidence): boolean {
  if (body.erased) return true;
  return body.retracted !== null && currentReview(body.reviews)?.verdict !== 'approved';
}

const CLOCK_OFF_MS = 5 * 60_000;

/**
 * A photo is taken by its phone's clock alone. Where that was off by enough to mislead, the op bears
 * by how much: `at` is the estimated true time of what the phone said it did at `deviceAt`.
 */
export function withClockOff(op: Op, { at, deviceAt }: { at: number; deviceAt: number }): Op {
  const clockOff = at - deviceAt;
  if (op.kind !== 'evidence.attach' || Math.abs(clockOff) < CLOCK_OFF_MS) return op;
  return { ...op, clockOff };
}
