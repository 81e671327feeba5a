import type { Closing } from '../../shared/calendar/closing.ts';
import { wardPeriods } from '../../shared/calendar/ward-periods.ts';
import type { Id } from '../../shared/model.ts';
import { isGiven } from '../../shared/progress.ts';
import type { Db } from './db.ts';
import { readPlaces } from './oversight.ts';
import { all, assignmentsOf, type EntityOf, one, present } from './work.ts';

/** A place that a task can be given to. `members` are those who would see it. */
export type Receiver = { id: Id; name: string; members: number; has: boolean };

export type Giving = {
  task: EntityOf<'task'>;
  receivers: Receiver[];
  planYear: number;
  closing: Closing;
};

/**
 * A task and whom it can be given to, with what its periods are reckoned by; undefined where this
 * device has no such task.
 */
export async function readGiving(db: Db, taskId: Id): Promise<Giving | undefined> {
  const task = await one(db, 'task', taskId);
  if (!task) return undefined;
  const [places, people, assignments, plan, wards] = await Promise.all([
    readPlaces(db),
    present(db),
    assignmentsOf(db, taskId),
    one(db, 'plan', task.body.planId),
    all(db, 'ward'),
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
  const { closing } = wardPeriods(wards[0]?.body);
  return { task, receivers, planYear: plan?.body.year ?? Number.NaN, closing };
}
