import * as z from 'zod/mini';
import { Id, Instant } from '../model.ts';

/** What happened to a phone's storage: its work is gone, or it came to stand in two places at once. */
export const LossWhy = z.enum(['wiped', 'copied']);

/** What the server says of a loss: `n` is the last number the phone had given, `device` its browser. */
export const LossFacts = {
  personId: Id,
  placeId: z.nullable(Id),
  client: Id,
  why: LossWhy,
  count: z.number().check(z.nonnegative()),
  photos: z.number().check(z.nonnegative()),
  n: z.number().check(z.nonnegative()),
  oldest: z.nullable(Instant),
  device: z.string().check(z.maxLength(200)),
};

/** Work that may be lost with a phone; `left` of `count` never came by another way. */
export const Loss = z.looseObject({
  ...LossFacts,
  at: Instant,
  left: z.number(),
  readBy: z.array(Id),
});
export type Loss = z.infer<typeof Loss>;
