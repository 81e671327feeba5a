import type { Id, Instant, Role } from '../../shared/model.ts';
import { compareNames, comparePeople } from '../../shared/text/compare-names.ts';
import type { Db } from './db.ts';
import { groupBy, readLastSeen, readPlaces } from './oversight.ts';
import { all } from './work.ts';

/** One person; `lastAt` is the last thing that has arrived of them, null where nothing has. */
export type Teammate = {
  id: Id;
  name: string;
  role: Role;
  placeId: Id | null;
  /** No longer of the ward; listed so that they can come back. */
  removed: boolean;
  lastAt: Instant | null;
};

/** The people of one place, its leader first. */
export type PlaceTeam = { id: Id; name: string; people: Teammate[] };

export type Teams = { officials: Teammate[]; places: PlaceTeam[] };

const RANK: Record<Role, number> = { official: 0, leader: 1, member: 2 };

function rankOf({ role, removed }: Teammate): number {
  return removed ? 3 : RANK[role];
}

export async function readTeams(db: Db): Promise<Teams> {
  const [places, people, last] = await Promise.all([
    readPlaces(db),
    all(db, 'person'),
    readLastSeen(db),
  ]);
  const byPlace = groupBy(people, ({ body }) => body.placeId ?? '');
  const teamOf = (placeId: Id): Teammate[] =>
    (byPlace.get(placeId) ?? [])
      .map(({ id, body: { name, role, placeId, removed = false } }) => {
        return { id, name, role, placeId, removed, lastAt: last.get(id) ?? null };
      })
      .sort((a, b) => rankOf(a) - rankOf(b) || comparePeople(a.name, b.name));
  return {
    officials: teamOf(''),
    places: places.map(({ id, body }) => ({ id, name: body.name, people: teamOf(id) })),
  };
}

/** The name that a place with this name has already, whatever its case and spacing. */
export function placeNamed(name: string, places: readonly PlaceTeam[]): PlaceTeam | undefined {
  return places.find((place) => compareNames(place.name.toLowerCase(), name.toLowerCase()) === 0);
}
