import * as z from 'zod/mini';
import { VISIT_PEOPLE_MAX } from '../limits.ts';
import { Id, Instant, Mark } from '../model.ts';

/** How a visit went: helped · come again · nobody home · not wanted. */
export const VisitResult = z.enum(['done', 'again', 'absent', 'no']);
export type VisitResult = z.infer<typeof VisitResult>;

export const VisitPeople = z.int().check(z.minimum(1), z.maximum(VISIT_PEOPLE_MAX));

/**
 * One time that somebody was shown something. It says what, how many people and how it went, and
 * nothing of who they were: the place stands on the record, no door and no name. Kept short, since
 * a member makes hundreds in a month.
 */
export const Visit = z.looseObject({
  skill: Id,
  people: VisitPeople,
  result: VisitResult,
  /** The work it counts for. */
  assignmentId: z.optional(Id),
  by: Id,
  at: Instant,
  retracted: z.optional(Mark),
});
export type Visit = z.infer<typeof Visit>;
