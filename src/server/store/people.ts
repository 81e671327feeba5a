import type { Actor } from '../../shared/access.ts';
import type { BodyOf, Kind } from '../../shared/entity.ts';
import type { Id } from '../../shared/model.ts';
import { type Standing, standingOf } from '../../shared/standing.ts';
import type { Invitation, Session } from '../../shared/wire.ts';
import type { Store, Tx } from './open.ts';
import { toRow } from './row.ts';

type Db = Store['db'] | Tx;

/** Who the person is to the ward, and was: read from the ward each time, null where unknown. */
export async function readStanding(db: Db, ward: Id, person: Id): Promise<Standing | null> {
  const body = await read(db, ward, 'person', person);
  return body && standingOf(person, body);
}

/** What a phone is told of itself when it signs in; null where the person is not of this ward. */
export async function introduce(
  db: Db,
  ward: Id,
  person: Id,
): Promise<Omit<Session, 'token'> | null> {
  const who = await read(db, ward, 'person', person);
  const where = await read(db, ward, 'ward', ward);
  if (!who || !where) return null;
  const { name, role, placeId } = who;
  const place = placeId === null ? null : await read(db, ward, 'place', placeId);
  const { placeWord, practice } = where;
  return {
    person: { id: person, name, role, placeId },
    ward: { id: ward, name: where.name, placeWord, practice },
    place: place && placeId !== null ? { id: placeId, name: place.name } : null,
  };
}

/** The same as a code shows it before anybody joins. */
export function invitationOf({ person, ward, place }: Omit<Session, 'token'>): Invitation {
  return {
    kind: 'join',
    wardName: ward.name,
    placeName: place?.name ?? null,
    personId: person.id,
    personName: person.name,
    role: person.role,
  };
}

/** The people of a ward in the order they were added, for the command line. */
export async function listPeople(
  db: Db,
  ward: Id,
): Promise<{ id: Id; name: string; role: Actor['role']; placeId: Id | null }[]> {
  const found = await db
    .selectFrom('rows')
    .select(['id', 'kind', 'place', 'seq', 'body'])
    .where('ward', '=', ward)
    .where('kind', '=', 'person')
    .orderBy('seq')
    .execute();
  return found.map(toRow).flatMap((row) => {
    if (row.kind !== 'person') return [];
    const { name, role, placeId } = row.body;
    return [{ id: row.id, name, role, placeId }];
  });
}

async function read<K extends Kind>(db: Db, ward: Id, kind: K, id: Id): Promise<BodyOf<K> | null> {
  const found = await db
    .selectFrom('rows')
    .select('body')
    .where('ward', '=', ward)
    .where('id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return found ? (JSON.parse(found.body) as BodyOf<K>) : null;
}
