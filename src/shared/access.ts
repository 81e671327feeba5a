import type { Entity } from './entity.ts';
import type { Id, Role } from './model.ts';
import type { Op } from './op.ts';
import { turnKey } from './turn-id.ts';

/**
 * Who acts: a person of the ward, somebody who was removed from it, or the server itself (which
 * alone may say that bytes are stored).
 */
export type Actor = { id: Id; role: Role | 'server' | 'removed'; placeId: Id | null };

/**
 * May this actor do this op? `row` is the op's `subject` as the server knows it now. A missing
 * subject is a no as well, so that a refusal tells nothing about what exists.
 */
export function can(actor: Actor, op: Op, row: Entity | undefined): boolean {
  if (actor.role === 'server') return true;
  if (actor.role === 'removed') return false;
  switch (op.kind) {
    case 'evidence.store':
    case 'loss.tell':
    case 'loss.find':
      return false;
    case 'ward.set':
    case 'place.add':
    case 'plan.add':
    case 'skill.set':
    case 'period.set':
    case 'guide.set':
      return actor.role === 'official';
    case 'person.add':
      if (leads(actor, op.placeId)) return op.role === 'member' && row?.kind === 'place';
      return actor.role === 'official' && (op.placeId === null || row?.kind === 'place');
    case 'task.add':
    case 'indicator.add':
    case 'budget.add':
      return actor.role === 'official' && row?.kind === 'plan';
    case 'task.give':
    case 'task.set':
    case 'task.drop':
      return actor.role === 'official' && row?.kind === 'task';
    case 'reading.add':
      return actor.role === 'official' && row?.kind === 'indicator';
    case 'spend.add':
      return actor.role === 'official' && row?.kind === 'budget';
    case 'assignment.withdraw':
      return actor.role === 'official' && row?.kind === 'assignment';
    case 'doer.set':
      if (row?.kind !== 'assignment') return false;
      return actor.role === 'official' || leads(actor, row.body.placeId);
    case 'evidence.approve':
    case 'evidence.return':
    case 'evidence.erase':
      return actor.role === 'official' && row?.kind === 'evidence';
    case 'person.move':
      return actor.role === 'official' && row?.kind === 'person' && fits(op.role, op.placeId);
    case 'person.remove':
      // Nobody removes themselves: a ward would be left without its last official.
      return actor.role === 'official' && row?.kind === 'person' && op.personId !== actor.id;
    case 'person.rename':
      return row?.kind === 'person' && (actor.role === 'official' || actor.id === op.personId);
    case 'loss.read':
      return row?.kind === 'loss' && (actor.role === 'official' || row.body.personId === actor.id);
    case 'step.set':
    case 'progress.set':
      return worksOn(actor, row, op.assignmentId, op.placeId);
    case 'none.set':
      return turnKey(op.assignmentId) !== null && worksOn(actor, row, op.assignmentId, op.placeId);
    case 'note.add':
    case 'evidence.attach':
      return (
        worksOn(actor, row, op.assignmentId, op.placeId) &&
        row?.kind === 'assignment' &&
        row.body.placeId === op.placeId
      );
    case 'visit.add':
      return row !== undefined && placeOf(row) === op.placeId && works(actor, op.placeId);
    case 'visit.retract':
      return row?.kind === 'visit' && (actor.role === 'official' || row.body.by === actor.id);
    case 'note.retract':
      return row?.kind === 'note' && (actor.role === 'official' || row.body.mark.by === actor.id);
    case 'evidence.retract':
      return (
        row?.kind === 'evidence' && (actor.role === 'official' || row.body.mark.by === actor.id)
      );
  }
}

/** Officials belong to the whole ward, all others to a place. */
function fits(role: Role, placeId: Id | null): boolean {
  return (role === 'official') === (placeId === null);
}

/** Of a period only what recurs has any, and its record goes to the readers of the place named. */
function worksOn(actor: Actor, row: Entity | undefined, id: Id, placeId: Id | undefined): boolean {
  if (row?.kind !== 'assignment' || !works(actor, row.body.placeId)) return false;
  if (turnKey(id) === null) return true;
  return row.body.recurs !== undefined && placeId === row.body.placeId;
}

/** The place that a visit is made in: itself, or that of the work it counts for. */
function placeOf(row: Entity): Id | null {
  if (row.kind === 'place') return row.id;
  return row.kind === 'assignment' ? row.body.placeId : null;
}

/** Members and leaders work in their own place, officials anywhere in their ward. */
function works(actor: Actor, placeId: Id): boolean {
  return actor.role === 'official' || actor.placeId === placeId;
}

/** A leader in the own place. */
function leads(actor: Actor, placeId: Id | null): boolean {
  return actor.role === 'leader' && placeId !== null && actor.placeId === placeId;
}

/**
 * May this actor make a joining code for that person? Officials for everybody of their ward; a
 * leader for members of the own place, and not for other leaders, whose rights a code would hand over.
 */
export function mayInvite(actor: Actor, person: Actor): boolean {
  if (actor.role === 'official') return true;
  return person.role === 'member' && leads(actor, person.placeId);
}

/** The scope of somebody who was removed: nothing at all. */
export const NOTHING = '-';

/** The part of a ward that an actor reads: '*' all of it, else one place beside what is everybody's. */
export function scopeOf(actor: Actor): string {
  if (actor.role === 'removed') return NOTHING;
  return actor.role === 'official' || actor.role === 'server' ? '*' : (actor.placeId ?? '');
}

/** May somebody with this scope read a row of this place? */
export function inScope(scope: string, place: string): boolean {
  return scope === '*' || (scope !== NOTHING && (place === '' || place === scope));
}
