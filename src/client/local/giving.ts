import type { Id } from '../../shared/model.ts';
import { isGiven } from '../../shared/progress.ts';
import type { Db } from './db.ts';
import { readPlaces } from './oversight.ts';
import { assignmentsOf, type EntityOf, one, present } from './work.ts';

/** A place that a task can be given to. `members` are those who would see it. */
export type Receiver = { id: Id; name: string; members: number; has: boolean };

/** A task and whom it can be given to; undefined where this device has no such task. */
export async function readGiving(
  db: Db,
  taskId: Id,
): Promise<{ task: EntityOf<'task'>; receivers: Receiver[] } | undefined> {
  const task = await one(db, 'task', taskId);
  if (!task) return undefined;
  const [places, people, assignments] = await Promise.all([
    readPlaces(db),
    present(db),
    assignmentsOf(db, taskId),
  ]);
  const having = new Set(
    assignments.filter(({ body }) => isGiven(body)).map(({ body }) => body.placeId),
  );
  const receivers = places.map(({ id, body }) => ({
    id,
    name: body.name,
    members: people.filter((person) => person.body.placeId === id).length,
    has: having.has(id),
  }));
  return { task, receivers };
}
