import { onAssignment } from './assignment.ts';
import { onEvidence } from './evidence.ts';
import type { Entity, Id, Mark } from './model.ts';
import type { Op } from './op.ts';
import { onPerson } from './person.ts';
import { assignmentId } from './reach.ts';
import { onTask } from './task.ts';

/** Who did an op and when: device time on the phone, estimated true time at the server. */
export type Stamp = { by: Id; at: number };

/** What became of an op that was not plainly applied (sync.md 1). */
export type Outcome = 'merged' | 'superseded' | 'onDeleted' | 'late' | 'parked' | 'refused';

export type Applied = { entity: Entity | undefined; outcome: Outcome | null };

/**
 * The one function that carries out an op on one entity: at the tap, at arrival, on return.
 *
 * **Invariants** (held by `test/shared/apply.test.ts`): doing an op again changes nothing, whatever
 * came between; ops of members that did not see each other give the same entity in either order,
 * up to the order of its lists.
 */
export function apply(entity: Entity | undefined, id: Id, op: Op, stamp: Stamp): Applied {
  const mark: Mark = { op: op.id, by: stamp.by, at: stamp.at };
  if (!entity) return { entity: make(id, op, mark), outcome: null };
  switch (entity.kind) {
    case 'assignment': {
      const { body, outcome } = onAssignment(entity.body, op, mark);
      return { entity: { ...entity, body }, outcome };
    }
    case 'evidence': {
      const { body, outcome } = onEvidence(entity.body, op, mark);
      return { entity: { ...entity, body }, outcome };
    }
    case 'task':
      return { entity: { ...entity, body: onTask(entity.body, op, mark) }, outcome: null };
    case 'ward': {
      if (op.kind !== 'ward.set' || entity.body.setBy.includes(op.id)) break;
      const { id: _id, kind: _kind, wardId: _wardId, ...facts } = op;
      const body = { ...facts, setBy: [...entity.body.setBy, op.id] };
      return { entity: { ...entity, body }, outcome: null };
    }
    case 'person': {
      const body = onPerson(entity.body, op, mark);
      return { entity: { ...entity, place: body.placeId ?? '', body }, outcome: null };
    }
  }
  return { entity, outcome: null };
}

/** The entity that an op brings into being; nothing where it only changes one that is not here. */
function make(id: Id, op: Op, mark: Mark): Entity | undefined {
  switch (op.kind) {
    case 'ward.set': {
      const { id: opId, kind: _kind, wardId: _wardId, ...facts } = op;
      return { id, kind: 'ward', place: '', body: { ...facts, setBy: [opId] } };
    }
    case 'place.add':
      return { id, kind: 'place', place: '', body: { name: op.name, order: op.order } };
    case 'person.add': {
      const body = { name: op.name, role: op.role, placeId: op.placeId, renamed: [] };
      return { id, kind: 'person', place: op.placeId ?? '', body };
    }
    case 'plan.add': {
      const { id: _id, kind: _kind, ...body } = op;
      return { id, kind: 'plan', place: '', body };
    }
    case 'task.add': {
      const { id: _id, kind: _kind, ...body } = op;
      return { id, kind: 'task', place: '', body };
    }
    case 'task.give': {
      const placeId = op.placeIds.find((_place, index) => assignmentId(op.id, index) === id);
      if (placeId === undefined) return undefined;
      const { taskId, due, steps, target } = op;
      const nothingYet = { ticks: {}, readings: [], passed: [], withdrawn: null };
      const body = { taskId, placeId, due, steps, target, given: mark, ...nothingYet };
      return { id, kind: 'assignment', place: placeId, body };
    }
    case 'note.add': {
      const { assignmentId: about, placeId, text } = op;
      const body = { assignmentId: about, placeId, text, mark };
      return { id, kind: 'note', place: placeId, body };
    }
    case 'evidence.attach': {
      const { id: _id, kind: _kind, ...facts } = op;
      const nothingYet = { thumbStored: false, stored: false, reviews: [], retracted: null };
      const body = { ...facts, mark, ...nothingYet };
      return { id, kind: 'evidence', place: op.placeId, body };
    }
    default:
      return undefined;
  }
}
