import * as z from 'zod/mini';
import { TurnKey } from '../calendar/turn-key.ts';
import { Day, Id, Reading, Tick } from '../model.ts';

/**
 * What was done in one period of recurring work. Steps, target and due day are those of the
 * assignment (`turns.ts`); the record comes into being with the first thing that somebody does.
 * `none` says that nothing came up in the period.
 */
export const Turn = z.looseObject({
  assignmentId: Id,
  placeId: Id,
  period: TurnKey,
  ticks: z.record(z.string(), Tick),
  readings: z.array(Reading),
  passed: z.array(Id),
  none: Tick,
  /** As in an assignment: days of values that somebody replaced, by person. */
  readingDays: z.optional(z.record(z.string(), z.array(Day))),
});
export type Turn = z.infer<typeof Turn>;
