import * as z from 'zod/mini';
import { Day, Line } from '../../shared/model.ts';
import { Refusal } from '../../shared/refusal.ts';
import phuocBinh2026 from './phuoc-binh-2026.json' with { type: 'json' };

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

const PLANS: Record<string, unknown> = { 'phuoc-binh-2026': phuocBinh2026 };

/** The plan a new ward may begin with. Refuses `notFound`. */
export function findTemplate(name: string): PlanTemplate {
  if (!Object.hasOwn(PLANS, name)) throw new Refusal('notFound');
  return PlanTemplate.parse(PLANS[name]);
}
