import type { Entity, Kind } from '../../shared/entity.ts';
import type { Id } from '../../shared/model.ts';
import type { Db } from './db.ts';

/** Reading what the phone knows. All of it is the view: the server's rows with own work on top. */
export type EntityOf<K extends Kind> = Extract<Entity, { kind: K }>;

export async function one<K extends Kind>(
  db: Db,
  kind: K,
  id: Id,
): Promise<EntityOf<K> | undefined> {
  const entity = await db.view.get(id);
  return entity?.kind === kind ? (entity as EntityOf<K>) : undefined;
}

export async function all<K extends Kind>(db: Db, kind: K): Promise<EntityOf<K>[]> {
  return (await db.view.where({ kind }).toArray()) as EntityOf<K>[];
}

/** The people of the ward who are still of it. */
export async function present(db: Db): Promise<EntityOf<'person'>[]> {
  return (await all(db, 'person')).filter(({ body }) => !body.removed);
}

/** The assignments that a task was given as. */
export async function assignmentsOf(db: Db, taskId: Id): Promise<EntityOf<'assignment'>[]> {
  return (await db.view.where({ 'body.taskId': taskId }).toArray()) as EntityOf<'assignment'>[];
}

/** Names of people by id; those this phone may not know are left out. */
export async function namesOf(db: Db): Promise<Map<Id, string>> {
  return new Map((await all(db, 'person')).map(({ id, body }) => [id, body.name]));
}
