import { readDeadline } from '../../../shared/calendar/deadline.ts';
import type { PlanTemplate } from '../../../shared/plan/templates.ts';
import type { PlanInDraft, Row } from './plan-draft.ts';

export type PlanTemplateId =
  | 'phuoc-binh-2026'
  | 'quang-ngai-q4-2025'
  | 'party-committee-2025'
  | 'skhcn-report-2025h1';

/** Each comes when it is asked for. Our own files: a test holds them to their schema. */
const LOAD: Record<PlanTemplateId, () => Promise<{ default: unknown }>> = {
  'phuoc-binh-2026': () => import('../../../shared/plan/templates/phuoc-binh-2026.json'),
  'quang-ngai-q4-2025': () => import('../../../shared/plan/templates/quang-ngai-q4-2025.json'),
  'party-committee-2025': () => import('../../../shared/plan/templates/party-committee-2025.json'),
  'skhcn-report-2025h1': () => import('../../../shared/plan/templates/skhcn-report-2025h1.json'),
};

/** A template's rows come from no cell. */
const NO_FILE = { table: 0, row: 0 };

/** A real plan as the base for the ward's own; what its scan left open is still said. */
export async function readTemplate(id: PlanTemplateId): Promise<PlanInDraft> {
  const { default: loaded } = await LOAD[id]();
  const { document, sections, tasks, indicators = [], budget = [] } = loaded as PlanTemplate;
  const { title_vi: title, number, issuer, date, year } = document;
  return {
    head: {
      ...{ step: 'check', revises: null, decided: false, adds: [], sets: [], drops: [], gives: {} },
      indicators: indicators.map((row) => ({
        ...{ no: row.no, title: row.title_vi, unit: row.unit, direction: row.direction },
        ...{ target: row.target, targetText: row.target_text },
        ...{ performer: row.performer, performers: row.performer_codes },
        ...{ monitor: row.monitor, monitors: row.monitor_codes, at: NO_FILE },
        ...(row.uncertain !== undefined && { uncertain: row.uncertain }),
      })),
      budget: budget.map((row) => ({
        ...{ no: row.no, title: row.title_vi, amount: row.amount_million_vnd, at: NO_FILE },
      })),
      ...{ problems: [], legacy: false },
      ...{ title, number, issuer, date, year: String(year) },
      sections: sections.map(({ code, title_vi }) => ({ code, title: title_vi })),
    },
    rows: tasks.map((task, index) => rowOf(task, index, year)),
  };
}

function rowOf(task: PlanTemplate['tasks'][number], id: number, year: number): Row {
  return {
    ...{ id, state: 'in', section: task.section, no: task.no, title: task.title_vi },
    ...{ lead: task.lead, leads: task.lead_codes, coordinating: task.coordinating },
    ...{ result: task.result_vi, deadlineText: task.deadline_text },
    deadline: readDeadline(task.deadline_text, year),
    note: task.note ?? null,
    uncertain: task.uncertain ?? null,
    ...{ source: [], fileRow: null, problems: [], checked: false },
  };
}
