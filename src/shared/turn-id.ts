import type { TurnKey } from './calendar/turn-key.ts';
import type { Assignment, Id } from './model.ts';

/**
 * The work of one period is named after its assignment and the period. Phone and server come to the
 * same name without a word between them, so nobody has to make it and nothing is doubled.
 */
const END = /:(\d{4}-(?:[WMQH]\d+|Y))$/;

export function turnId(assignmentId: Id, key: TurnKey): Id {
  return `${assignmentId}:${key}`;
}

/** The period in such a name; null in the name of an assignment itself. */
export function turnKey(id: Id): TurnKey | null {
  return END.exec(id)?.[1] ?? null;
}

/** The assignment, in the name of one of its periods and in its own. */
export function givenId(id: Id): Id {
  return id.replace(END, '');
}

/** What an op says of the work that it is about; of a period also its place, since it makes the record. */
export function about(id: Id, { placeId }: Pick<Assignment, 'placeId'>) {
  return { assignmentId: id, ...(turnKey(id) !== null && { placeId }) };
}
