import { describe, expect, test } from 'vitest';
import { can } from '../../src/shared/access.ts';
import { apply } from '../../src/shared/apply.ts';
import type { Entity } from '../../src/shared/entity.ts';
import type { Assignment, Task } from '../../src/shared/model.ts';
import { type Op, readOp } from '../../src/shared/op.ts';
import { touches } from '../../src/shared/reach.ts';

const at = (minute: number, by = 'thao') => ({ by, at: minute });
const ADD: Op = {
  kind: 'task.add',
  id: 't1',
  ...{ planId: 'p', order: 1, section: 'I', no: '6', title: 'Mở cuộc thi', lead: 'Phòng VHXH' },
  ...{ leads: ['PVHXH'], coordinating: [], result: '', deadlineText: 'Quý II/2026' },
  ...{ deadline: { kind: 'quarter', due: '2026-06-30' }, note: null, uncertain: null },
};
const GIVE: Op = {
  kind: 'task.give',
  id: 'give',
  taskId: 't1',
  placeIds: ['k1', 'k2'],
  steps: [{ id: 's1', text: 'Mời bà con', photo: false }],
  target: null,
  due: '2026-06-30',
};
const set = (id: string, due: string, deadlineText: string): Op => ({
  kind: 'task.set',
  id,
  taskId: 't1',
  words: { deadlineText, deadline: { kind: 'date', due } },
  due,
  assignmentIds: ['give:0'],
});
const JULY = set('c1', '2026-07-31', '31/7/2026');
const AUGUST = set('c2', '2026-08-31', '31/8/2026');

const task = (entity: Entity | undefined) => entity?.body as Task;
const work = (entity: Entity | undefined) => entity?.body as Assignment;
const added = apply(undefined, 't1', ADD, at(1)).entity;
const given = (index: number) => apply(undefined, `give:${index}`, GIVE, at(2)).entity;

describe('a task that a later plan changes', () => {
  test('has the new words, and keeps the old ones with who replaced them', () => {
    const { entity } = apply(added, 't1', JULY, at(3));
    expect(task(entity)).toMatchObject({ title: 'Mở cuộc thi', deadlineText: '31/7/2026' });
    expect(task(entity).changes).toEqual([
      {
        ...{ op: 'c1', by: 'thao', at: 3 },
        before: { deadlineText: 'Quý II/2026', deadline: { kind: 'quarter', due: '2026-06-30' } },
      },
    ]);
  });

  test('counts as the last official in the ward’s order wrote it, and a repeat changes nothing', () => {
    const once = apply(added, 't1', JULY, at(3)).entity;
    const twice = apply(once, 't1', AUGUST, at(4)).entity;
    expect(task(twice).deadlineText).toBe('31/8/2026');
    expect(task(twice).changes?.map(({ op }) => op)).toEqual(['c1', 'c2']);
    expect(apply(twice, 't1', JULY, at(9)).entity).toEqual(twice);
  });

  test('moves the day of the places named, and touches nothing they did', () => {
    const tick: Op = {
      kind: 'step.set',
      id: 'm1',
      assignmentId: 'give:0',
      stepId: 's1',
      done: true,
      seen: [],
    };
    const done = apply(given(0), 'give:0', tick, at(3, 'hanh')).entity;
    const moved = apply(done, 'give:0', JULY, at(4)).entity;
    expect(work(moved).due).toBe('2026-07-31');
    expect(work(moved).dues).toEqual([{ op: 'c1', by: 'thao', at: 4, before: '2026-06-30' }]);
    expect(work(moved).ticks).toEqual(work(done).ticks);
    expect(apply(moved, 'give:0', JULY, at(9)).entity).toEqual(moved);
    expect(touches(JULY)).toEqual(['t1', 'give:0']);
  });

  test('leaves an assignment of another task alone, whatever the op claims', () => {
    const other = apply(undefined, 'give:0', { ...GIVE, taskId: 't2' } as Op, at(2)).entity;
    expect(apply(other, 'give:0', JULY, at(3)).entity).toEqual(other);
  });
});

test('a task that a later plan has no more is marked once and keeps its words', () => {
  const drop: Op = { kind: 'task.drop', id: 'd1', taskId: 't1' };
  const { entity } = apply(added, 't1', drop, at(5));
  expect(task(entity)).toEqual({ ...task(added), dropped: { op: 'd1', by: 'thao', at: 5 } });
  expect(apply(entity, 't1', { ...drop, id: 'd2' }, at(6)).entity).toEqual(entity);
});

test('only officials change or drop a task, and only one that is there', () => {
  const official = { id: 'thao', role: 'official' as const, placeId: null };
  const leader = { id: 'hanh', role: 'leader' as const, placeId: 'k1' };
  const drop: Op = { kind: 'task.drop', id: 'd1', taskId: 't1' };
  for (const op of [JULY, drop]) {
    expect(can(official, op, added)).toBe(true);
    expect(can(leader, op, added)).toBe(false);
    expect(can(official, op, undefined)).toBe(false);
    expect(can(official, op, given(0))).toBe(false);
  }
});

test('a change may leave out every word that stays, and brings no plan or history of its own', () => {
  expect(
    readOp('c1', 'task.set', { taskId: 't1', words: {}, due: null, assignmentIds: [] }),
  ).not.toBeNull();
  expect(
    readOp('c1', 'task.set', { taskId: 't1', words: { title: '' }, due: null, assignmentIds: [] }),
  ).toBeNull();
});
