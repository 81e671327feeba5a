import type { PlanDraft, TaskDraft } from './draft.ts';
import { splitNumber } from './numbers.ts';
import type { Notes } from './problem.ts';
import type { Reader } from './read-tasks.ts';
import type { Prose } from './regions.ts';
import { type Role, roleOf } from './roles.ts';
import { oneLine, tidy } from './words.ts';

const LABEL = /^[-–+•*\s]*([^:]{3,70}):\s*(.+)$/s;
const LABELS: ReadonlySet<Role | null> = new Set<Role | null>([
  'lead',
  'coordinating',
  'result',
  'deadline',
]);

type Begun = { no: string; title: string; line: number; place: Prose; said: Map<Role, string> };

/**
 * Reads tasks written as paragraphs: a numbered one with the task, then lines such as 'Cơ quan chủ trì: …' and 'Thời gian
 * hoàn thành: …'. Their place is table 0 and the number of the paragraph. A numbered paragraph without such lines is none.
 */
export function readProse(
  prose: readonly Prose[],
  draft: PlanDraft,
  notes: Notes,
  reader: Reader,
): void {
  let begun: Begun | null = null;
  for (const [index, place] of prose.entries()) {
    for (const line of tidy(place.text).split('\n')) {
      const [, label = '', words = ''] = LABEL.exec(line) ?? [];
      const role = roleOf(label);
      if (begun && LABELS.has(role) && role) begun.said.set(role, words.replace(/[.;\s]+$/, ''));
      else {
        const numbered = splitNumber(line);
        if (!numbered) continue;
        finish(begun, draft, notes, reader);
        begun = { ...numbered, line: index + 1, place, said: new Map() };
      }
    }
  }
  finish(begun, draft, notes, reader);
}

function finish(begun: Begun | null, draft: PlanDraft, notes: Notes, reader: Reader): void {
  if (!begun || (!begun.said.has('lead') && !begun.said.has('deadline'))) return;
  const { no, title, line, place, said } = begun;
  const text = (role: Role) => oneLine(said.get(role) ?? '');
  const deadline = reader.deadline(text('deadline'));
  const note = (read: string, why: Parameters<Notes['row']>[3]) => notes.row(line, 0, read, why);
  note(title, 'fromProse');
  if (text('lead') === '') note('', 'emptyLead');
  if (text('deadline') === '') note('', 'emptyDeadline');
  else if (deadline.problem !== null)
    notes.row(line, 0, text('deadline'), `deadline.${deadline.problem}`);
  const units = (role: Role) =>
    (said.get(role) ? reader.units(said.get(role) ?? '') : []).map(({ unit, known, near }) => {
      if (!known || near) note(unit, known ? 'unitNear' : 'unknownUnit');
      return unit;
    });
  const task: TaskDraft = {
    appendix: place.appendix,
    section: place.heading?.code ?? null,
    no,
    title,
    lead: text('lead'),
    leads: units('lead'),
    coordinating: units('coordinating'),
    result: text('result') || null,
    deadlineText: text('deadline'),
    deadline,
    note: null,
    at: { table: 0, row: line },
  };
  draft.tasks.push(task);
}
