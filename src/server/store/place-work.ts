import { isDone } from '../../shared/assignment.ts';
import type { Id } from '../../shared/model.ts';
import { isGiven } from '../../shared/progress.ts';
import type { Piece } from '../../shared/reminders.ts';
import { toRetake } from '../../shared/returned.ts';
import type { Store, Tx } from './open.ts';
import { toRow } from './row.ts';

/** What one place has to do, as reminding looks at it; `retake` leads from a photo to its work. */
export type PlaceWork = { pieces: Piece[]; retake: Map<Id, Id> };

export async function readPlaceWork(db: Store['db'] | Tx, ward: Id, place: Id): Promise<PlaceWork> {
  const found = await db
    .selectFrom('rows')
    .select(['id', 'kind', 'place', 'seq', 'body'])
    .where('ward', '=', ward)
    .where('place', '=', place)
    .where('kind', 'in', ['assignment', 'evidence'])
    .orderBy('seq')
    .execute();
  const rows = found.map(toRow);
  const photos = toRetake(rows.filter((row) => row.kind === 'evidence'));
  const retake = new Map(photos.map(({ id, body }) => [id, body.assignmentId]));
  const returned = new Set(retake.values());
  const pieces = rows
    .filter((row) => row.kind === 'assignment')
    .filter(({ body }) => isGiven(body))
    .map(({ id, body }) => {
      return { id, due: body.due, done: isDone(body), returned: returned.has(id) };
    });
  return { pieces, retake };
}
