import { expect, test } from 'vitest';
import { countStates, type Stand, type TaskState, taskState } from '../../src/shared/task-state.ts';
import { read } from '../support/source.ts';

const OPEN: Stand = { withdrawn: false, continuous: false, done: false, late: false };
const DONE = { ...OPEN, done: true };
const LATE = { ...OPEN, late: true };
const ONGOING = { ...OPEN, continuous: true };
const AWAY = { ...LATE, withdrawn: true };

test.each<[string, Stand[], TaskState | null]>([
  ['given to nobody', [], null],
  ['withdrawn from everybody', [AWAY], null],
  ['open everywhere', [OPEN, OPEN], 'inProgress'],
  ['done in some places and in time in the others', [DONE, OPEN], 'inProgress'],
  ['done everywhere', [DONE, DONE], 'done'],
  ['done everywhere, in one place after its day', [DONE, { ...DONE, late: true }], 'done'],
  ['done in some places and late in one', [DONE, OPEN, LATE], 'notDone'],
  ['late only where it was withdrawn', [DONE, AWAY], 'done'],
  ['going on all the time, with nothing entered', [ONGOING], 'ongoing'],
  [
    'going on all the time, with something entered everywhere',
    [{ ...ONGOING, done: true }],
    'ongoing',
  ],
  ['going on in one place and ending in another', [ONGOING, DONE], 'done'],
  ['going on in one place and late in another', [ONGOING, LATE], 'notDone'],
])('a task %s', (_name, stands, state) => {
  expect(taskState(stands)).toBe(state);
});

test('a task that a later plan dropped has no state', () => {
  expect(taskState([LATE], true)).toBeNull();
});

test('the tasks of the real half-year report come to 14 done, 0 not done, 8 ongoing and 3 in progress', () => {
  type Printed = { status_guess: 'done' | 'in_progress' | 'ongoing' };
  const stands = { done: [DONE, DONE], in_progress: [DONE, OPEN], ongoing: [ONGOING] };
  const { tasks } = JSON.parse(read('test/fixtures/office/plans/skhcn-report-2025h1.json')) as {
    tasks: Printed[];
  };
  const states = tasks.map(({ status_guess }) => taskState(stands[status_guess]));
  expect(countStates(states)).toEqual({ done: 14, notDone: 0, ongoing: 8, inProgress: 3 });
});
