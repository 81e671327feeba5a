import type { Entity, Id, Role } from './model.ts';
import type { Op } from './op.ts';

/** Who acts: a person of the ward, or the server itself (which alone may say that bytes are stored). */
export type Actor = { id: Id; role: Role | 'server'; placeId: Id | null };

/**
 * May this actor do this op? `row` is the op's `subject` as the server knows it now. A missing
 * subject is a no as well, so that a refusal tells nothing about what exists.
 */
export function can(actor: Actor, op: Op, row: Entity | undefined): boolean {
  if (actor.role === 'server') return true;
  switch (op.kind) {
    case 'evidence.store':
      return false;
    case 'ward.set':
    case 'place.add':
    case 'plan.add':
      return actor.role === 'official';
    case 'person.add':
      return actor.role === 'official' && (op.placeId === null || row?.kind === 'place');
    case 'task.add':
      return actor.role === 'official' && row?.kind === 'plan';
    case 'task.give':
      return actor.role === 'official' && row?.kind === 'task';
    case 'assignment.withdraw':
      return actor.role === 'official' && row?.kind === 'assignment';
    case 'evidence.approve':
    case 'evidence.return':
      return actor.role === 'official' && row?.kind === 'evidence';
    case 'person.rename':
      return row?.kind === 'person' && (actor.role === 'official' || actor.id === op.personId);
    case 'step.set':
    case 'progress.set':
      return row?.kind === 'assignment' && works(actor, row.body.placeId);
    case 'note.add':
    case 'evidence.attach':
      return (
        row?.kind === 'assignment' &&
        row.body.placeId === op.placeId &&
        works(actor, row.body.placeId)
      );
    case 'evidence.retract':
      return (
        row?.kind === 'evidence' && (actor.role === 'official' || row.body.mark.by === actor.id)
      );
  }
}

/** Members and leaders work in their own place, officials anywhere in their ward. */
function works(actor: Actor, placeId: Id): boolean {
  return actor.role === 'official' || actor.placeId === placeId;
}

/** The part of a ward that an actor reads: '*' all of it, else one place beside what is everybody's. */
export function scopeOf(actor: Actor): string {
  return actor.role === 'official' || actor.role === 'server' ? '*' : (actor.placeId ?? '');
}

/** May somebody with this scope read a row of this place? */
export function inScope(scope: string, place: string): boolean {
  return scope === '*' || place === '' || place === scope;
}
