import { isDone } from '../../shared/assignment.ts';
import type { Closing } from '../../shared/calendar/closing.ts';
import { dayInVietnam } from '../../shared/calendar/day.ts';
import { wardPeriods } from '../../shared/calendar/ward-periods.ts';
import type { Row } from '../../shared/entity.ts';
import { isRetracted } from '../../shared/evidence.ts';
import type { Assignment, Id, Instant, Recurs, Ward } from '../../shared/model.ts';
import { isGiven } from '../../shared/progress.ts';
import type { Turn } from '../../shared/records/turn.ts';
import type { Piece } from '../../shared/reminders.ts';
import { toRetake } from '../../shared/returned.ts';
import { turnId } from '../../shared/turn-id.ts';
import { isTurnDone, isWithin, turnsUntil, turnWork } from '../../shared/turns.ts';
import type { Store, Tx } from './open.ts';
import { toRow } from './row.ts';

/** What one place has to do, as reminding looks at it; `retake` leads from a photo to its work. */
export type PlaceWork = { pieces: Piece[]; retake: Map<Id, Id> };

export async function readPlaceWork(
  db: Store['db'] | Tx,
  ward: Id,
  place: Id,
  now: Instant,
): Promise<PlaceWork> {
  const rows = (
    await db
      .selectFrom('rows')
      .select(['id', 'kind', 'place', 'seq', 'body'])
      .where('ward', '=', ward)
      .where('place', '=', place)
      .where('kind', 'in', ['assignment', 'evidence', 'turn', 'note', 'visit'])
      .orderBy('seq')
      .execute()
  ).map(toRow);
  const closing = await closingOf(db, ward);
  const photos = toRetake(rows.filter((row) => row.kind === 'evidence'));
  const retake = new Map(photos.map(({ id, body }) => [id, body.assignmentId]));
  const returned = new Set(retake.values());
  const pieces = rows
    .filter((row) => row.kind === 'assignment')
    .filter(({ body }) => isGiven(body))
    .flatMap((given): Piece[] => {
      if (recurs(given)) return turnsOf(given, rows, returned, { closing, now });
      const { id, body } = given;
      return [{ id, due: body.due, done: isDone(body), returned: returned.has(id) }];
    });
  return { pieces, retake };
}

type Given = { id: Id; body: Assignment };
type Recurring = { id: Id; body: Assignment & { recurs: Recurs } };

function recurs(given: Given): given is Recurring {
  return given.body.recurs !== undefined;
}

/**
 * Of work that recurs, the current period; of earlier ones the latest that asks for something, as
 * the day's list shows it, and any with a photo sent back.
 */
function turnsOf(
  { id, body }: Recurring,
  rows: readonly Row[],
  returned: ReadonlySet<Id>,
  { closing, now }: { closing: Closing; now: Instant },
): Piece[] {
  const records = new Map<Id, Turn>();
  for (const row of rows) if (row.kind === 'turn') records.set(row.id, row.body);
  const stands = turnsUntil(body.recurs, dayInVietnam(now), closing).map((period) => {
    const own = turnId(id, period.key);
    const work = turnWork(body, records.get(own), period);
    const said = rows.filter((row) => {
      const at = aboutWork(row);
      if (at === null || (at.id !== own && at.id !== id)) return false;
      // What a phone of before did on the assignment counts for the period of its day.
      return at.id === own || isWithin(dayInVietnam(at.at), period);
    });
    const notes = said.filter(({ kind }) => kind === 'note').length;
    const done = isTurnDone(work, { notes, deeds: said.length - notes });
    return { id: own, due: work.due, done, returned: returned.has(own) };
  });
  const [current, ...earlier] = stands;
  const asking = body.recurs.continuous ? undefined : earlier.find(({ done }) => !done);
  const again = earlier.filter((stand) => stand.returned && stand !== asking);
  return [current, asking, ...again].filter((stand) => stand !== undefined);
}

/** The work that a note, a photo or a visit is about, and when; null for what was taken back. */
function aboutWork(row: Row): { id: Id; at: Instant } | null {
  switch (row.kind) {
    case 'note':
      return row.body.retracted ? null : { id: row.body.assignmentId, at: row.body.mark.at };
    case 'evidence':
      return isRetracted(row.body) ? null : { id: row.body.assignmentId, at: row.body.mark.at };
    case 'visit':
      return row.body.retracted ? null : { id: row.body.assignmentId ?? '', at: row.body.at };
    default:
      return null;
  }
}

async function closingOf(db: Store['db'] | Tx, ward: Id): Promise<Closing> {
  const found = await db
    .selectFrom('rows')
    .select('body')
    .where('ward', '=', ward)
    .where('id', '=', ward)
    .executeTakeFirst();
  return wardPeriods(found ? (JSON.parse(found.body) as Ward) : undefined).closing;
}
