import type { Day, Plan } from '../../shared/model.ts';
import type { Progress } from '../../shared/progress.ts';
import { type TaskState, taskState } from '../../shared/task-state.ts';
import type { Db } from './db.ts';
import { groupBy } from './oversight.ts';
import { isRecurring, placeStand, readTurnDesk } from './turns.ts';
import { all, type EntityOf } from './work.ts';

/**
 * One row of a plan, and what has become of it. `work` counts the places that have it; of work that
 * comes again, those that are done with the current period.
 */
export type TaskStand = {
  task: EntityOf<'task'>;
  work: Progress;
  late: number;
  state: TaskState | null;
  recurs: boolean;
};

export type PlanStand = {
  plan: EntityOf<'plan'>;
  /** As printed, in printed order; a section without tasks is left out. */
  sections: { section: Plan['sections'][number]; tasks: TaskStand[] }[];
};

/** All plans of the ward with every task in its printed place, newest plan first. */
export async function readPlans(db: Db, today: Day): Promise<PlanStand[]> {
  const [plans, tasks, assignments, desk] = await Promise.all([
    all(db, 'plan'),
    all(db, 'task'),
    all(db, 'assignment'),
    readTurnDesk(db),
  ]);
  const given = groupBy(assignments, ({ body }) => body.taskId);
  const stands = tasks
    .sort((a, b) => a.body.order - b.body.order)
    .map((task): TaskStand => {
      const own = given.get(task.id) ?? [];
      const stands = own.map((one) => placeStand(desk, one, today));
      const standing = stands.filter(({ withdrawn }) => !withdrawn);
      const done = standing.filter(({ now }) => now).length;
      return {
        task,
        work: { done, total: standing.length },
        late: standing.filter(({ late }) => late).length,
        state: taskState(stands, task.body.dropped !== undefined),
        recurs: own.some(isRecurring),
      };
    });
  const byPlan = groupBy(stands, ({ task }) => task.body.planId);
  return plans
    .sort((a, b) => b.body.year - a.body.year)
    .map((plan) => ({ plan, sections: inSections(plan, byPlan.get(plan.id) ?? []) }));
}

/** A task whose section the plan does not name still shows, under its own code. */
function inSections(plan: EntityOf<'plan'>, tasks: TaskStand[]): PlanStand['sections'] {
  const bySection = groupBy(tasks, ({ task }) => task.body.section);
  const named = new Set(plan.body.sections.map(({ code }) => code));
  const unnamed = [...bySection.keys()].filter((code) => !named.has(code));
  return [...plan.body.sections, ...unnamed.map((code) => ({ code, title: code }))]
    .map((section) => ({ section, tasks: bySection.get(section.code) ?? [] }))
    .filter(({ tasks: own }) => own.length > 0);
}
