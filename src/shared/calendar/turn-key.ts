import * as z from 'zod/mini';

/** How often recurring work comes: a calendar week, or a reporting period of the ward. */
export const Each = z.enum(['week', 'month', 'quarter', 'half', 'year']);
export type Each = z.infer<typeof Each>;

/**
 * The name of one period of recurring work: `2026-W48`, `2026-M11`, `2026-Q4`, `2026-H2`, `2026-Y`.
 * Names of one sort follow each other as texts do.
 */
export const TurnKey = z
  .string()
  .check(z.regex(/^\d{4}-(?:W(?:0[1-9]|[1-4]\d|5[0-3])|M(?:0[1-9]|1[0-2])|Q[1-4]|H[12]|Y)$/));
export type TurnKey = z.infer<typeof TurnKey>;
