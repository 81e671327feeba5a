import phuocBinh2026 from '../../shared/plan/templates/phuoc-binh-2026.json' with { type: 'json' };
import { PlanTemplate } from '../../shared/plan/templates.ts';
import { Refusal } from '../../shared/refusal.ts';

const PLANS: Record<string, unknown> = { 'phuoc-binh-2026': phuocBinh2026 };

/** The plan a new ward may begin with. Refuses `notFound`. */
export function findTemplate(name: string): PlanTemplate {
  if (!Object.hasOwn(PLANS, name)) throw new Refusal('notFound');
  return PlanTemplate.parse(PLANS[name]);
}
