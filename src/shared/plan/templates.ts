import * as z from 'zod/mini';
import { Day, Line } from '../model.ts';

/**
 * A printed plan as data: cells as printed, titles shortened by its editor, and in `uncertain`
 * what a bad scan left open. People are shown that; nobody guesses.
 */
export const PlanTemplate = z.object({
  document: z.object({
    number: Line,
    issuer: Line,
    date: Day,
    year: z.number(),
    title_vi: Line,
    editing_note: z.string(),
  }),
  sections: z.array(
    z.object({ code: z.string(), title_vi: Line, uncertain: z.optional(z.string()) }),
  ),
  tasks: z.array(
    z.object({
      no: z.string(),
      section: z.string(),
      title_vi: Line,
      lead: z.string(),
      lead_codes: z.array(z.string()),
      coordinating: z.array(z.string()),
      result_vi: z.string(),
      deadline_text: z.string(),
      note: z.optional(z.string()),
      uncertain: z.optional(z.string()),
    }),
  ),
});
export type PlanTemplate = z.infer<typeof PlanTemplate>;
