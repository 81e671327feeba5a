import { onAssignment, onTurn } from './assignment.ts';
import type { Entity } from './entity.ts';
import { onEvidence } from './evidence.ts';
import { GUIDE_EARLIER_MAX } from './limits.ts';
import type { Id, Mark } from './model.ts';
import type { Op } from './op.ts';
import { onPerson } from './person.ts';
import { assignmentId } from './reach.ts';
import type { Loss } from './records/loss.ts';
import { onTask } from './task.ts';
import { givenId, turnKey } from './turn-id.ts';

/** Who did an op and when: device time on the phone, estimated true time at the server. */
export type Stamp = { by: Id; at: number };

/** What became of an op that was not plainly applied (sync.md 1). */
export type Outcome = 'merged' | 'superseded' | 'onDeleted' | 'late' | 'parked' | 'refused';

/** A row of this place is read by officials only: it is no place, and '*' reads all. */
const OFFICIALS = '*';

export type Applied = { entity: Entity | undefined; outcome: Outcome | null };

/**
 * The one function that carries out an op on one entity: at the tap, at arrival, on return.
 *
 * **Invariants** (held by `test/shared/apply.test.ts`): doing an op again changes nothing, whatever
 * came between; ops of members that did not see each other give the same entity in either order,
 * up to the order of its lists.
 */
export function apply(known: Entity | undefined, id: Id, op: Op, stamp: Stamp): Applied {
  const mark: Mark = { op: op.id, by: stamp.by, at: stamp.at };
  const entity = known ?? make(id, op, mark);
  // The first thing done in a period makes its record, and still has to be done to it.
  if (!known && entity?.kind !== 'turn') return { entity, outcome: null };
  switch (entity?.kind) {
    case 'turn': {
      const { body, outcome } = onTurn(entity.body, op, mark);
      return { entity: { ...entity, body }, outcome };
    }
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
      if (op.kind !== 'ward.set' && op.kind !== 'skill.set' && op.kind !== 'period.set') break;
      if (entity.body.setBy.includes(op.id)) break;
      const { id: _id, kind: _kind, wardId: _wardId, ...facts } = op;
      const body = { ...entity.body, ...facts, setBy: [...entity.body.setBy, op.id] };
      return { entity: { ...entity, body }, outcome: null };
    }
    case 'person': {
      const body = onPerson(entity.body, op, mark);
      return { entity: { ...entity, place: body.placeId ?? '', body }, outcome: null };
    }
    case 'loss': {
      const body = onLoss(entity.body, op, stamp.by);
      return { entity: { ...entity, body }, outcome: null };
    }
    case 'guide': {
      if (op.kind !== 'guide.set' || entity.body.setBy.includes(op.id)) break;
      const { title, steps, mark: before, earlier, setBy } = entity.body;
      const kept = [{ title, steps, mark: before }, ...earlier].slice(0, GUIDE_EARLIER_MAX);
      const next = { title: op.title, steps: op.steps, mark };
      const body = { ...next, earlier: kept, setBy: [...setBy, op.id] };
      return { entity: { ...entity, body }, outcome: null };
    }
    case 'note': {
      if (op.kind !== 'note.retract' || entity.body.retracted) break;
      return {
        entity: { ...entity, body: { ...entity.body, text: '', retracted: mark } },
        outcome: null,
      };
    }
    case 'visit':
      if (op.kind !== 'visit.retract' || entity.body.retracted) break;
      return { entity: { ...entity, body: { ...entity.body, retracted: mark } }, outcome: null };
  }
  return { entity, outcome: null };
}

function onLoss(body: Loss, op: Op, by: Id): Loss {
  if (op.kind === 'loss.find' && op.left < body.left) return { ...body, left: op.left };
  if (op.kind !== 'loss.read' || body.readBy.includes(by)) return body;
  return { ...body, readBy: [...body.readBy, by] };
}

/**
 * The entity that an op brings into being; nothing where it only changes one that is not here. What
 * a newer phone said and this version does not know goes into the record with the rest.
 */
function make(id: Id, op: Op, mark: Mark): Entity | undefined {
  switch (op.kind) {
    case 'ward.set': {
      const { id: opId, kind: _kind, wardId: _wardId, ...facts } = op;
      return { id, kind: 'ward', place: '', body: { ...facts, setBy: [opId] } };
    }
    case 'place.add': {
      const { id: _id, kind: _kind, ...body } = op;
      return { id, kind: 'place', place: '', body };
    }
    case 'person.add': {
      const { id: _id, kind: _kind, ...facts } = op;
      return { id, kind: 'person', place: op.placeId ?? '', body: { ...facts, renamed: [] } };
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
      const { id: _id, kind: _kind, placeIds: _placeIds, ...facts } = op;
      const nothingYet = { ticks: {}, readings: [], passed: [], withdrawn: null };
      const body = { ...facts, placeId, given: mark, ...nothingYet };
      return { id, kind: 'assignment', place: placeId, body };
    }
    case 'step.set':
    case 'progress.set':
    case 'none.set': {
      const period = turnKey(id);
      const { placeId } = op;
      if (period === null || placeId === undefined) return undefined;
      const nothingYet = { ticks: {}, readings: [], passed: [], none: { marks: [], cleared: [] } };
      const body = { assignmentId: givenId(id), placeId, period, ...nothingYet };
      return { id, kind: 'turn', place: placeId, body };
    }
    case 'note.add': {
      const { id: _id, kind: _kind, ...facts } = op;
      return { id, kind: 'note', place: op.placeId, body: { ...facts, mark } };
    }
    case 'evidence.attach': {
      const { id: _id, kind: _kind, ...facts } = op;
      const nothingYet = { thumbStored: false, stored: false, reviews: [], retracted: null };
      const body = { ...facts, mark, ...nothingYet };
      return { id, kind: 'evidence', place: op.placeId, body };
    }
    case 'loss.tell': {
      const { id: _id, kind: _kind, ...facts } = op;
      const body = { ...facts, at: mark.at, left: op.count, readBy: [] };
      return { id, kind: 'loss', place: op.placeId ?? OFFICIALS, body };
    }
    case 'guide.set': {
      const { title, steps } = op;
      const body = { title, steps, mark, earlier: [], setBy: [op.id] };
      return { id, kind: 'guide', place: '', body };
    }
    case 'visit.add': {
      const { id: _id, kind: _kind, placeId, ...facts } = op;
      return { id, kind: 'visit', place: placeId, body: { ...facts, by: mark.by, at: mark.at } };
    }
    case 'indicator.add': {
      const { id: _id, kind: _kind, ...body } = op;
      return { id, kind: 'indicator', place: '', body };
    }
    case 'reading.add': {
      const { id: _id, kind: _kind, ...facts } = op;
      const body = { ...facts, mark };
      return { id, kind: 'reading', place: op.placeId ?? OFFICIALS, body };
    }
    case 'budget.add': {
      const { id: _id, kind: _kind, ...body } = op;
      return { id, kind: 'budget', place: OFFICIALS, body };
    }
    case 'spend.add': {
      const { id: _id, kind: _kind, ...facts } = op;
      return { id, kind: 'spend', place: OFFICIALS, body: { ...facts, mark } };
    }
    default:
      return undefined;
  }
}
