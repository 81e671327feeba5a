import * as z from 'zod/mini';
import { Day, Line } from '../model.ts';
import { Direction } from '../records/indicator.ts';

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
  indicators: z.optional(
    z.array(
      z.object({
        no: z.string(),
        title_vi: Line,
        unit: z.nullable(z.string()),
        direction: z.nullable(Direction),
        target: z.nullable(z.number()),
        target_text: z.nullable(z.string()),
        performer: z.nullable(z.string()),
        performer_codes: z.array(z.string()),
        monitor: z.nullable(z.string()),
        monitor_codes: z.array(z.string()),
        uncertain: z.optional(z.string()),
      }),
    ),
  ),
  budget: z.optional(
    z.array(
      z.object({
        no: z.string(),
        title_vi: Line,
        amount_million_vnd: z.number(),
        note: z.optional(z.string()),
      }),
    ),
  ),
});
export type PlanTemplate = z.infer<typeof PlanTemplate>;
