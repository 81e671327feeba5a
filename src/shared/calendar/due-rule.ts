import * as z from 'zod/mini';

/**
 * A due day that comes again: 'trước ngày 12 hằng tháng', 'trước ngày 15 tháng cuối quý',
 * 'trước 30/11 hằng năm'. `strict` means the printed day itself is already late. `month` is given
 * with 'year' only.
 */
export const DueRule = z.object({
  day: z.int().check(z.gte(1), z.lte(31)),
  of: z.enum(['month', 'quarterLastMonth', 'year']),
  strict: z.boolean(),
  month: z.optional(z.int().check(z.gte(1), z.lte(12))),
});
export type DueRule = z.infer<typeof DueRule>;
