import * as z from 'zod/mini';
import { Day, Id, Line, Mark } from '../model.ts';

/** `rank` is a target in words; null stands on a heading of sub-indicators, or where nothing could be read. */
export const Direction = z.enum(['>=', '>', '<=', '<', '=', 'rank']);
export type Direction = z.infer<typeof Direction>;

/** One row of a plan's table of indicators as printed, headings included. `target` is in `unit`. */
export const Indicator = z.looseObject({
  planId: Id,
  order: z.number(),
  no: z.string(),
  title: Line,
  unit: z.string(),
  direction: z.nullable(Direction),
  target: z.nullable(z.number()),
  targetText: z.string(),
  performer: z.string(),
  performers: z.array(z.string()),
  monitor: z.string(),
  monitors: z.array(z.string()),
  /** What the print left open; absent where nothing is. */
  uncertain: z.optional(z.string()),
});
export type Indicator = z.infer<typeof Indicator>;

/** The name of a reporting period: `2026-M03`, `2026-Q1`, `2026-H1`, `2026-9M`, `2026-Y`. */
export const PeriodKey = z
  .string()
  .check(z.regex(/^\d{4}-(?:M(?:0[1-9]|1[0-2])|Q[1-4]|H[12]|9M|Y)$/));
export type PeriodKey = z.infer<typeof PeriodKey>;

/**
 * What a period's report says of an indicator. `none` is "không phát sinh": there was nothing to
 * count, which is not the number 0, and neither is a period without a reading.
 */
export const Answer = z.discriminatedUnion('is', [
  z.looseObject({
    is: z.literal('value'),
    value: z.number().check(z.minimum(-1e9), z.maximum(1e9)),
  }),
  z.looseObject({
    is: z.literal('share'),
    part: z.number().check(z.nonnegative(), z.maximum(1e9)),
    whole: z.number().check(z.positive(), z.maximum(1e9)),
  }),
  z.looseObject({ is: z.literal('words'), text: Line }),
  z.looseObject({ is: z.literal('none') }),
]);
export type Answer = z.infer<typeof Answer>;

/** Records that a correction takes the place of. */
export const Corrects = z.array(Id).check(z.maxLength(50));
/** What an official says of an indicator; `placeId` null is the whole ward, `asOf` the data's day. */
export const ReadingFacts = {
  indicatorId: Id,
  placeId: z.nullable(Id),
  period: PeriodKey,
  answer: Answer,
  source: z.nullable(Line),
  asOf: Day,
  /** Readings that this one takes the place of; they are kept. */
  corrects: Corrects,
};
/**
 * A reading never changes. Those of one indicator, place and period that no other one corrects stand;
 * two that stand and differ are contested.
 */
export const IndicatorReading = z.looseObject({ ...ReadingFacts, mark: Mark });
export type IndicatorReading = z.infer<typeof IndicatorReading>;
