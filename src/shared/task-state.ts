/**
 * The four states by which reports of this family count tasks: đã hoàn thành, chưa hoàn thành, thực
 * hiện thường xuyên, đang triển khai (the totals of báo cáo 41/BC-SKHCN of 7 July 2025).
 */
export type TaskState = 'done' | 'notDone' | 'ongoing' | 'inProgress';

/** How one place stands with a task; of recurring work, with one period of it. */
export type Stand = { withdrawn: boolean; continuous: boolean; done: boolean; late: boolean };

/**
 * The state of a task by all the places that have it; null where none has it, or where a later plan
 * has the task no more.
 *
 * - Withdrawn work says nothing.
 * - What is done all the time is `ongoing`, whatever was entered: it is never finished or late.
 * - `done` when every place is; done late is done.
 * - `notDone` as soon as one place is past its day without being done, however far the others are.
 */
export function taskState(stands: readonly Stand[], dropped = false): TaskState | null {
  const given = stands.filter(({ withdrawn }) => !withdrawn);
  if (dropped || given.length === 0) return null;
  const ending = given.filter(({ continuous }) => !continuous);
  if (ending.length === 0) return 'ongoing';
  if (ending.every(({ done }) => done)) return 'done';
  return ending.some(({ done, late }) => late && !done) ? 'notDone' : 'inProgress';
}

/** How many tasks are in each state, in the order in which reports print them. */
export function countStates(states: readonly (TaskState | null)[]): Record<TaskState, number> {
  const counts = { done: 0, notDone: 0, ongoing: 0, inProgress: 0 };
  for (const state of states) if (state !== null) counts[state] += 1;
  return counts;
}
