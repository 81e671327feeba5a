import * as z from 'zod/mini';
import { Day, Id, Line, Mark, Text } from '../model.ts';
import { Corrects } from './indicator.ts';

/** In million đồng, as plans print it. */
export const Money = z.number().check(z.nonnegative(), z.maximum(1e9));

/** One line of a plan's budget; `amount` is null where it could not be read. */
export const Budget = z.looseObject({
  planId: Id,
  order: z.number(),
  no: z.string(),
  title: Line,
  amount: z.nullable(Money),
});
export type Budget = z.infer<typeof Budget>;

export const SpendFacts = {
  budgetId: Id,
  amount: Money,
  on: Day,
  note: z.nullable(Text),
  /** Spendings that this one takes the place of; they are kept and count no more. */
  corrects: Corrects,
};
export const Spend = z.looseObject({ ...SpendFacts, mark: Mark });
export type Spend = z.infer<typeof Spend>;
