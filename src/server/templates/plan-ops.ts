import { readDeadline } from '../../shared/calendar/deadline.ts';
import type { Op } from '../../shared/op.ts';
import type { PlanTemplate } from '../../shared/plan/templates.ts';

const PLAN = 'plan.1';

/** The ops that put a printed plan into a new ward, in printed order. */
export function planOps(template: PlanTemplate): Op[] {
  const { document, sections, tasks, indicators = [], budget = [] } = template;
  const { number, issuer, date, year, title_vi: title } = document;
  const plan: Op = {
    kind: 'plan.add',
    id: PLAN,
    title,
    number,
    issuer,
    date,
    year,
    sections: sections.map(({ title_vi, ...section }) => ({ ...section, title: title_vi })),
    editingNote: document.editing_note,
  };
  return [
    plan,
    ...tasks.map((task, index) => taskOp(task, index + 1, year)),
    ...indicators.map((row, index) => indicatorOp(row, index + 1)),
    ...budget.map(({ no, title_vi, amount_million_vnd }, index): Op => {
      const line = { planId: PLAN, order: index + 1, no, title: title_vi };
      return { kind: 'budget.add', id: `budget.${no}`, ...line, amount: amount_million_vnd };
    }),
  ];
}

function taskOp(task: PlanTemplate['tasks'][number], order: number, year: number): Op {
  return {
    kind: 'task.add',
    // Printed numbers are not unique: 6 stands in sections I and II.
    id: `task.${task.section}.${task.no}`,
    planId: PLAN,
    order,
    section: task.section,
    no: task.no,
    title: task.title_vi,
    lead: task.lead,
    leads: task.lead_codes,
    coordinating: task.coordinating,
    result: task.result_vi,
    deadlineText: task.deadline_text,
    deadline: readDeadline(task.deadline_text, year),
    note: task.note ?? null,
    uncertain: task.uncertain ?? null,
  };
}

function indicatorOp(row: NonNullable<PlanTemplate['indicators']>[number], order: number): Op {
  return {
    kind: 'indicator.add',
    id: `indicator.${row.no}`,
    planId: PLAN,
    order,
    no: row.no,
    title: row.title_vi,
    unit: row.unit ?? '',
    direction: row.direction,
    target: row.target,
    targetText: row.target_text ?? '',
    performer: row.performer ?? '',
    performers: row.performer_codes,
    monitor: row.monitor ?? '',
    monitors: row.monitor_codes,
    ...(row.uncertain !== undefined && { uncertain: row.uncertain }),
  };
}
