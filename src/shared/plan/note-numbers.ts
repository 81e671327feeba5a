import type { TaskDraft } from './draft.ts';
import type { Why } from './problem.ts';

type Note = (task: TaskDraft, why: Why) => void;

/**
 * Says which printed numbers repeat, are left out or are missing. Numbering that starts again at 1 under each heading
 * is compared within headings, any other over the whole appendix.
 */
export function noteNumbers(tasks: readonly TaskDraft[], note: Note): void {
  for (const appendix of groups(tasks, (task) => task.appendix ?? '')) {
    const sections = groups(appendix, (task) => task.section ?? '');
    const startsAgain = sections
      .slice(1)
      .some(([first]) => first?.no === '1' || first?.no === '01');
    for (const sequence of startsAgain ? sections : [appendix]) noteSequence(sequence, note);
  }
}

function noteSequence(tasks: readonly TaskDraft[], note: Note): void {
  const seen = new Set<string>();
  let last = 0;
  for (const task of tasks) {
    if (task.no === null) {
      note(task, 'numberEmpty');
      continue;
    }
    if (seen.has(task.no)) note(task, 'numberRepeated');
    seen.add(task.no);
    if (!/^\d+$/.test(task.no)) continue;
    const number = Number(task.no);
    if (number > last + 1) note(task, 'numberSkipped');
    last = number;
  }
}

function groups(tasks: readonly TaskDraft[], key: (task: TaskDraft) => string): TaskDraft[][] {
  const found = new Map<string, TaskDraft[]>();
  for (const task of tasks) {
    const list = found.get(key(task)) ?? [];
    found.set(key(task), list);
    list.push(task);
  }
  return [...found.values()];
}
