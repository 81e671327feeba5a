import type { Id, Role } from '../../../shared/model.ts';
import type { OpBody } from '../../../shared/op.ts';
import { compareNames } from '../../../shared/text/compare-names.ts';
import { fold } from '../../../shared/text/fold.ts';
import { nfc } from '../../../shared/text/nfc.ts';
import type { Batch } from '../mutate-all.ts';
import type { PlaceTeam } from '../teams.ts';

/** Why a line of a pasted list adds nobody, or adds a place as well. */
export type LineRemark = 'twice' | 'known' | 'noPlace' | 'noName' | 'newPlace';

/** One line of a pasted list as it was understood. */
export type ListedPerson = { name: string; role: Role; place: string; remark: LineRemark | null };

const ROLES: [RegExp, Role][] = [
  [/^(?:can bo|cong chuc|chuyen vien|lanh dao)(?: (?:phuong|xa|dac khu))?$/, 'official'],
  [/^(?:to truong|truong to|truong khu pho|truong thon|truong ap|to truong to cnscd)$/, 'leader'],
  [/^(?:thanh vien|to pho|pho to truong|uy vien|to vien)$/, 'member'],
];
const HEADINGS =
  /^(?:stt|tt|ho va ten|ho ten|vai tro|chuc vu|chuc danh|khu pho|to dan pho|thon|ap|ban|buon|don vi)$/;

/**
 * A list as it is copied from Excel or Word: a person a line, cells in any order. `placeWord` begins
 * the names of places ('Khu phố 3'); a bare number is never a name.
 */
export function readPeopleList(
  text: string,
  placeWord: string,
  places: readonly PlaceTeam[],
): ListedPerson[] {
  const known = new Set(places.map(({ name }) => fold(name)));
  const seen = new Set<string>();
  return text
    .split(/\r?\n/)
    .map((line) => line.split(/\t|;|,/).map((cell) => nfc(cell).text.replace(/\s+/g, ' ').trim()))
    .map((cells) => cells.filter((cell) => /\p{L}/u.test(cell)))
    .filter((cells) => cells.length > 0 && !cells.every((cell) => HEADINGS.test(fold(cell))))
    .map((cells) => {
      const { name, role, place } = understand(cells, placeWord, known);
      const here = places.find((each) => same(each.name, place));
      const key = `${fold(name)}|${fold(place)}`;
      const remark = remarkOn({ name, role, place }, here, seen.has(key));
      if (name !== '') seen.add(key);
      return { name, role, place: here?.name ?? place, remark };
    });
}

type Understood = Omit<ListedPerson, 'remark'>;

function understand(
  cells: readonly string[],
  placeWord: string,
  known: ReadonlySet<string>,
): Understood {
  let role: Role = 'member';
  let place = '';
  const names: string[] = [];
  for (const cell of cells) {
    const words = fold(cell);
    const said = ROLES.find(([pattern]) => pattern.test(words))?.[1];
    if (said) role = said;
    else if (known.has(words) || words.startsWith(`${fold(placeWord)} `)) place = cell;
    else names.push(cell);
  }
  return { name: names[0] ?? '', role, place };
}

function remarkOn(
  { name, role, place }: Understood,
  here: PlaceTeam | undefined,
  before: boolean,
): LineRemark | null {
  if (name === '') return 'noName';
  if (role !== 'official' && place === '') return 'noPlace';
  if (before) return 'twice';
  if (here?.people.some((person) => fold(person.name) === fold(name))) return 'known';
  return role !== 'official' && !here ? 'newPlace' : null;
}

/** Does this line add somebody? */
export function adds({ remark }: ListedPerson): boolean {
  return remark === null || remark === 'newPlace';
}

/** Places that the list names and the ward has not, each once, as people count them. */
export function newPlaces(list: readonly ListedPerson[]): string[] {
  const names = list.filter(({ remark }) => remark === 'newPlace').map(({ place }) => place);
  const first = names.filter((name, index) => names.findIndex((one) => same(one, name)) === index);
  return first.sort(compareNames);
}

/** One batch: places first, then everybody who is new. */
export function peopleBatch(list: readonly ListedPerson[], places: readonly PlaceTeam[]): Batch {
  const fresh = newPlaces(list);
  const people = list.filter(adds);
  return {
    size: fresh.length + people.length,
    bodies: (ids) => {
      const placeId = (name: string): Id | null => {
        const at = fresh.findIndex((one) => same(one, name));
        return places.find((one) => same(one.name, name))?.id ?? ids[at] ?? null;
      };
      return [
        ...fresh.map((name, index): OpBody => {
          return { kind: 'place.add', name, order: places.length + index + 1 };
        }),
        ...people.map(({ name, role, place }): OpBody => {
          const where = role === 'official' ? null : placeId(place);
          return { kind: 'person.add', name, role, placeId: where };
        }),
      ];
    },
  };
}

function same(a: string, b: string): boolean {
  return fold(a) === fold(b);
}
