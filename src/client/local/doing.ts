import { doerOf } from '../../shared/assignment.ts';
import type { Id } from '../../shared/model.ts';
import { comparePeople } from '../../shared/text/compare-names.ts';
import { givenId } from '../../shared/turn-id.ts';
import type { Db } from './db.ts';
import { all, one } from './work.ts';

/** Who can do a piece of work, and whom it was given to; `here` is false for who left the place. */
export type Doing = {
  team: { id: Id; name: string }[];
  doer: { id: Id; name: string; here: boolean } | null;
};

/** Null where this phone knows no such work. */
export async function readDoing(db: Db, assignmentId: Id): Promise<Doing | null> {
  const assignment = await one(db, 'assignment', givenId(assignmentId));
  if (!assignment) return null;
  const people = await all(db, 'person');
  const team = people
    .filter(({ body }) => body.placeId === assignment.body.placeId && !body.removed)
    .map(({ id, body }) => ({ id, name: body.name }))
    .sort((a, b) => comparePeople(a.name, b.name));
  const id = doerOf(assignment.body);
  const known = people.find((person) => person.id === id);
  const here = team.some((person) => person.id === id);
  return { team, doer: id === null ? null : { id, name: known?.body.name ?? '', here } };
}
