import { expect, test } from 'vitest';
import {
  newPlaces,
  peopleBatch,
  readPeopleList,
} from '../../../../src/client/local/import/people-list.ts';
import type { PlaceTeam } from '../../../../src/client/local/teams.ts';

const KP3: PlaceTeam = {
  id: 'kp3',
  name: 'Khu phố 3',
  people: [
    { id: 'p1', name: 'Người Đã Có', role: 'member', placeId: null, removed: false, lastAt: null },
  ],
};
const read = (text: string) => readPeopleList(text, 'khu phố', [KP3]);

test('a table copied from Excel: numbers and headings are no people, cells may stand in any order', () => {
  const list = read(
    'STT\tHọ và tên\tChức vụ\tKhu phố\n1\tNgười Một\tTổ trưởng\tKhu phố 3\n2\tkhu phố 3\tNgười Hai\n3\tNgười Ba\tCán bộ\n',
  );
  expect(list).toEqual([
    { name: 'Người Một', role: 'leader', place: 'Khu phố 3', remark: null },
    { name: 'Người Hai', role: 'member', place: 'Khu phố 3', remark: null },
    { name: 'Người Ba', role: 'official', place: '', remark: null },
  ]);
});

test('who is there already or twice in the list is flagged and added once', () => {
  const list = read(
    'Người Đã Có\tKhu phố 3\nNgười Mới\tKhu phố 3\nNgười mới\tKhu phố 3\nNgười Lạc\nTổ trưởng\tKhu phố 3',
  );
  expect(list.map(({ remark }) => remark)).toEqual(['known', null, 'twice', 'noPlace', 'noName']);
  expect(peopleBatch(list, [KP3]).size).toBe(1);
});

test('a khu phố that the ward has not comes first, once, and its people belong to it', () => {
  const list = read('Người Một\tKhu phố 12\nNgười Hai\tKhu phố 4\nNgười Ba\tkhu phố 12');
  expect(newPlaces(list)).toEqual(['Khu phố 4', 'Khu phố 12']);
  const { size, bodies } = peopleBatch(list, [KP3]);
  const ids = Array.from({ length: size }, (_, index) => `o${index}`);
  expect(bodies(ids)).toMatchObject([
    { kind: 'place.add', name: 'Khu phố 4', order: 2 },
    { kind: 'place.add', name: 'Khu phố 12', order: 3 },
    { kind: 'person.add', name: 'Người Một', placeId: 'o1' },
    { kind: 'person.add', name: 'Người Hai', placeId: 'o0' },
    { kind: 'person.add', name: 'Người Ba', placeId: 'o1' },
  ]);
});
