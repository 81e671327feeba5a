import type { Mark, Task, TaskWords } from './model.ts';
import type { Op } from './op.ts';

/**
 * The part of `apply` for a task of a plan. Only officials change one, so the last in the server's
 * order counts; the words it replaced stay in `changes`.
 */
export function onTask(body: Task, op: Op, mark: Mark): Task {
  switch (op.kind) {
    case 'task.set': {
      const { changes = [] } = body;
      if (changes.some((earlier) => earlier.op === op.id)) return body;
      const before = pick(body, Object.keys(op.words) as (keyof TaskWords)[]);
      return { ...body, ...op.words, changes: [...changes, { ...mark, before }] };
    }
    case 'task.drop':
      return { ...body, dropped: body.dropped ?? mark };
    default:
      return body;
  }
}

function pick(body: Task, names: readonly (keyof TaskWords)[]): TaskWords {
  return Object.fromEntries(names.map((name) => [name, body[name]]));
}
