import type { Id } from './model.ts';
import type { Op } from './op.ts';
import { givenId } from './turn-id.ts';

/** Id of the assignment that a `task.give` makes for its i-th place. */
export function assignmentId(giveId: Id, index: number): Id {
  return `${giveId}:${index}`;
}

/** The entities that an op changes, so that only those are folded anew. */
export function touches(op: Op): Id[] {
  switch (op.kind) {
    case 'ward.set':
    case 'skill.set':
    case 'period.set':
      return [op.wardId];
    case 'place.add':
    case 'person.add':
    case 'plan.add':
    case 'task.add':
    case 'note.add':
    case 'evidence.attach':
    case 'loss.tell':
    case 'visit.add':
    case 'indicator.add':
    case 'reading.add':
    case 'budget.add':
    case 'spend.add':
      return [op.id];
    case 'loss.find':
    case 'loss.read':
      return [op.lossId];
    case 'note.retract':
      return [op.noteId];
    case 'visit.retract':
      return [op.visitId];
    case 'guide.set':
      return [op.guideId];
    case 'person.rename':
    case 'person.move':
    case 'person.remove':
      return [op.personId];
    case 'task.give':
      return op.placeIds.map((_placeId, index) => assignmentId(op.id, index));
    case 'task.set':
      return [op.taskId, ...op.assignmentIds];
    case 'task.drop':
      return [op.taskId];
    case 'assignment.withdraw':
      return op.assignmentIds;
    case 'step.set':
    case 'progress.set':
    case 'none.set':
      return [op.assignmentId];
    case 'doer.set':
      // Who does recurring work does it in every period.
      return [givenId(op.assignmentId)];
    case 'evidence.retract':
    case 'evidence.approve':
    case 'evidence.return':
    case 'evidence.erase':
      return [op.evidenceId];
    case 'evidence.store':
      return op.evidenceIds;
  }
}

/** The existing record by which an op's right is judged; null where it needs none. */
export function subject(op: Op): Id | null {
  switch (op.kind) {
    case 'ward.set':
    case 'place.add':
    case 'plan.add':
    case 'loss.tell':
    case 'skill.set':
    case 'period.set':
    case 'guide.set':
      return null;
    case 'loss.find':
    case 'loss.read':
      return op.lossId;
    case 'person.add':
      return op.placeId;
    case 'task.add':
    case 'indicator.add':
    case 'budget.add':
      return op.planId;
    case 'reading.add':
      return op.indicatorId;
    case 'spend.add':
      return op.budgetId;
    case 'task.give':
    case 'task.set':
    case 'task.drop':
      return op.taskId;
    case 'assignment.withdraw':
      return op.assignmentIds[0] ?? null;
    case 'evidence.store':
      return op.evidenceIds[0] ?? null;
    case 'note.add':
    case 'evidence.attach':
    case 'step.set':
    case 'progress.set':
    case 'none.set':
    case 'doer.set':
      return givenId(op.assignmentId);
    case 'person.rename':
    case 'person.move':
    case 'person.remove':
      return op.personId;
    case 'visit.add':
      return op.assignmentId === undefined ? op.placeId : givenId(op.assignmentId);
    case 'note.retract':
      return op.noteId;
    case 'visit.retract':
      return op.visitId;
    case 'evidence.retract':
    case 'evidence.approve':
    case 'evidence.return':
    case 'evidence.erase':
      return op.evidenceId;
  }
}
