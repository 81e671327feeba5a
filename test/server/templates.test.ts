import { expect, test } from 'vitest';
import { practiceOps } from '../../src/server/templates/practice.ts';
import { readOp } from '../../src/shared/op.ts';

const ops = practiceOps('ward-1');
const of = <K extends string>(kind: K) => ops.filter((op) => op.kind === kind);

test('the practice ward begins with 28 khu phố of three people and one official', () => {
  expect(of('place.add').map((op) => 'name' in op && op.name)).toEqual(
    Array.from({ length: 28 }, (_place, index) => `Khu phố ${index + 1}`),
  );
  const people = of('person.add') as { role: string; placeId: string | null; name: string }[];
  expect(people.filter(({ role }) => role === 'official')).toMatchObject([
    { name: 'Cán bộ phường', placeId: null },
  ]);
  const first = people.filter(({ placeId }) => placeId === 'place.1');
  expect(first.map(({ name, role }) => `${name}: ${role}`)).toEqual([
    'Tổ trưởng: leader',
    'Thành viên 1: member',
    'Thành viên 2: member',
  ]);
  expect(people).toHaveLength(85);
});

test('the plan has its 32 tasks in five sections, in printed order, two of them number 6', () => {
  const tasks = of('task.add') as unknown as { section: string; no: string; order: number }[];
  expect(tasks).toHaveLength(32);
  expect([...new Set(tasks.map(({ section }) => section))]).toEqual(['I', 'II', 'III', 'V', 'VI']);
  expect(tasks.filter(({ no }) => no === '6').map(({ section }) => section)).toEqual(['I', 'II']);
  expect(tasks.map(({ order }) => order)).toEqual(tasks.map((_task, index) => index + 1));
});

test('the contest keeps its printed cells, and what the scan left open', () => {
  expect(ops.find(({ id }) => id === 'task.I.6')).toMatchObject({
    lead: 'Phòng VHXH',
    leads: ['PVHXH'],
    coordinating: ['Đoàn Thanh niên', 'TTHCC'],
    result: '>300 người dự thi',
    deadlineText: 'Quý II/2026',
    deadline: { kind: 'quarter', due: '2026-06-30' },
    note: 'Số 6 in hai lần: đây là số 6 của mục I.',
    uncertain: expect.stringContaining('Quy 1172026'),
  });
});

test('its indicators and its money are those of the print, with what the scan left open', () => {
  const indicators = of('indicator.add') as unknown as { no: string; uncertain?: string }[];
  expect(indicators).toHaveLength(25);
  expect(indicators.filter(({ uncertain }) => uncertain).map(({ no }) => no)).toEqual(
    '1 2 3.6 6 7 8 10 11'.split(' '),
  );
  const amounts = (of('budget.add') as unknown as { amount: number }[]).map(({ amount }) => amount);
  expect(amounts).toHaveLength(14);
  // The printed total, in million đồng.
  expect(amounts.reduce((sum, amount) => sum + amount)).toBe(8_073);
});

test('every op of a new ward is one that the server accepts, under an id of its own', () => {
  expect(new Set(ops.map(({ id }) => id)).size).toBe(ops.length);
  for (const { id, kind, ...fields } of ops) expect(readOp(id, kind, fields), id).not.toBeNull();
});
