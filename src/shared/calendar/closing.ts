import * as z from 'zod/mini';

export const PeriodKind = z.enum(['month', 'quarter', 'half', 'nineMonths', 'year']);
export type PeriodKind = z.infer<typeof PeriodKind>;

/** The last day of a month that still counts; 'last' closes with the calendar month. */
export const ClosingDay = z.union([z.int().check(z.gte(1), z.lte(28)), z.literal('last')]);
export type ClosingDay = z.infer<typeof ClosingDay>;

/** A ward's own closing days, one for each kind of report. */
export const Closing = z.looseObject({
  month: ClosingDay,
  quarter: ClosingDay,
  half: ClosingDay,
  nineMonths: ClosingDay,
  year: ClosingDay,
});
export type Closing = z.infer<typeof Closing>;

/**
 * From the 15th of the month before to the 14th, as Nghị định 09/2019/NĐ-CP is commonly applied.
 * A setting, not a law of the program: plans and wards differ, and the decree's text is unchecked.
 */
export const defaultClosing: Closing = {
  month: 14,
  quarter: 14,
  half: 14,
  nineMonths: 14,
  year: 14,
};

/** How a ward reports: what each period counts, and how many days after its last day the report is due. */
export const WardPeriods = z.looseObject({
  closing: Closing,
  /** Null: the ward set no such day, and no report is ever late. */
  dueAfter: z.nullable(z.int().check(z.gte(0), z.lte(60))),
});
export type WardPeriods = z.infer<typeof WardPeriods>;
