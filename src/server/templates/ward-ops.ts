import type { Id, Role } from '../../shared/model.ts';
import type { Op } from '../../shared/op.ts';

export type NewWard = {
  wardName: string;
  placeWord: string;
  practice: boolean;
  phone: string | null;
  officialName: string;
  placeNames: readonly string[];
  /** Who belongs to every place. */
  people: readonly { name: string; role: Role }[];
};

/** The official whom every new ward begins with. */
export const OFFICIAL: Id = 'person.official';

export function placeId(place: number): Id {
  return `place.${place}`;
}

/** The n-th of a place's people; both count from 1. */
export function personId(place: number, n: number): Id {
  return `person.${place}.${n}`;
}

/** The ops that a ward begins with: itself, its places, its official, the people of the places. */
export function wardOps(wardId: Id, ward: NewWard): Op[] {
  const { wardName: name, placeWord, practice, phone, officialName } = ward;
  const places = ward.placeNames.map((placeName, index): Op => {
    const order = index + 1;
    return { kind: 'place.add', id: placeId(order), name: placeName, order };
  });
  const people = places.flatMap((place, index) =>
    ward.people.map((person, nth): Op => {
      return {
        kind: 'person.add',
        id: personId(index + 1, nth + 1),
        name: person.name,
        role: person.role,
        placeId: place.id,
      };
    }),
  );
  return [
    { kind: 'ward.set', id: 'ward.begin', wardId, name, placeWord, practice, phone },
    ...places,
    { kind: 'person.add', id: OFFICIAL, name: officialName, role: 'official', placeId: null },
    ...people,
  ];
}
