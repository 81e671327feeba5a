import { startOfDay } from '../../shared/calendar/day.ts';
import type { Day, Id, Instant, Mark } from '../../shared/model.ts';
import { isGiven, lastMarks, marksOn, type Progress } from '../../shared/progress.ts';
import { compareNames } from '../../shared/text/compare-names.ts';
import { countVisits } from '../../shared/visits.ts';
import { evidenceToReview } from './count-to-review.ts';
import type { Db } from './db.ts';
import { deskOf, placeStand, type PlaceStand as Stand } from './turns.ts';
import { firstOfMonth } from './visits.ts';
import { all, type EntityOf, present } from './work.ts';

/** What an official's screens read: the whole ward at once, as far as this device knows it. */

export type PlaceStand = {
  id: Id;
  name: string;
  work: Progress;
  late: number;
  toReview: number;
  /** Visits of this month that helped somebody. */
  visits: number;
  /** The last thing that somebody of the place did; null where nothing has arrived. */
  lastAt: Instant | null;
};

export type WardStand = {
  toReview: number;
  late: number;
  soon: number;
  /** Leaders and members of whom nothing has arrived yet. */
  silent: number;
  hasPlan: boolean;
  places: PlaceStand[];
};

export async function readWardStand(db: Db, today: Day): Promise<WardStand> {
  const [wards, places, people, assignments, turns, notes, evidence, visits, waiting, plans] =
    await Promise.all([
      all(db, 'ward'),
      readPlaces(db),
      present(db),
      all(db, 'assignment'),
      all(db, 'turn'),
      all(db, 'note'),
      all(db, 'evidence'),
      all(db, 'visit'),
      evidenceToReview(db),
      db.view.where({ kind: 'plan' }).count(),
    ]);
  const last = lastMarks(marksIn([...assignments, ...turns], notes, evidence, visits));
  const desk = deskOf(wards[0], [...turns, ...notes, ...evidence, ...visits]);
  const stands = assignments
    .filter(({ body }) => isGiven(body))
    .map((given) => ({ placeId: given.body.placeId, ...placeStand(desk, given, today) }));
  const month = startOfDay(firstOfMonth(today));
  const visitsNow = groupBy(
    visits.filter(({ body }) => body.at >= month),
    ({ place }) => place,
  );
  const members = people.filter(({ body }) => body.role !== 'official');
  const work = groupBy(stands, ({ placeId }) => placeId);
  const toReview = groupBy(waiting, ({ body }) => body.placeId);
  const team = groupBy(members, ({ body }) => body.placeId ?? '');
  return {
    toReview: waiting.length,
    late: sumOf(stands),
    soon: stands.filter(({ soon }) => soon).length,
    silent: members.filter(({ id }) => !last.has(id)).length,
    hasPlan: plans > 0,
    places: places.map(({ id, body }) => {
      const given = work.get(id) ?? [];
      return {
        id,
        name: body.name,
        work: { done: given.filter(({ now }) => now).length, total: given.length },
        late: sumOf(given),
        toReview: toReview.get(id)?.length ?? 0,
        visits: countVisits(visitsNow.get(id) ?? []).visits,
        lastAt: latest((team.get(id) ?? []).map((person) => last.get(person.id))),
      };
    }),
  };
}

function sumOf(stands: readonly Stand[]): number {
  return stands.reduce((sum, { lates }) => sum + lates, 0);
}

/** Places as people count them: khu phố 3 before 11. */
export async function readPlaces(db: Db): Promise<EntityOf<'place'>[]> {
  const places = await all(db, 'place');
  return places.sort(
    (a, b) => compareNames(a.body.name, b.body.name) || a.body.order - b.body.order,
  );
}

/** When somebody is last known to have done anything, by person. */
export async function readLastSeen(db: Db): Promise<Map<Id, Instant>> {
  const [assignments, turns, notes, evidence, visits] = await Promise.all([
    all(db, 'assignment'),
    all(db, 'turn'),
    all(db, 'note'),
    all(db, 'evidence'),
    all(db, 'visit'),
  ]);
  return lastMarks(marksIn([...assignments, ...turns], notes, evidence, visits));
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => Id): Map<Id, T[]> {
  const groups = new Map<Id, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export function latest(instants: readonly (Instant | undefined)[]): Instant | null {
  const known = instants.filter((at) => at !== undefined);
  return known.length === 0 ? null : Math.max(...known);
}

/** Reviews are left out: they are the ward's own doing, not the places'. */
function marksIn(
  work: readonly EntityOf<'assignment' | 'turn'>[],
  notes: readonly EntityOf<'note'>[],
  evidence: readonly EntityOf<'evidence'>[],
  visits: readonly EntityOf<'visit'>[],
): Pick<Mark, 'by' | 'at'>[] {
  return [
    ...work.flatMap(({ body }) => marksOn(body)),
    ...notes.map(({ body }) => body.mark),
    ...evidence.map(({ body }) => body.mark),
    ...visits.map(({ body }) => body),
  ];
}
