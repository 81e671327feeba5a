import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffPlan, type PlanTask } from '../../../src/shared/plan/diff.ts';

const task = (no: string, title: string, more: Partial<PlanTask> = {}): PlanTask => ({
  ...{ section: 'I', no, title, lead: 'Phòng VHXH', coordinating: [] },
  ...{ result: '', deadlineText: 'Quý II/2026', note: null, ...more },
});
const titles = (tasks: PlanTask[]) => tasks.map(({ title }) => title);

test('the same plan again says that nothing changed', () => {
  const plan = [task('1', 'Mở cuộc thi'), task('2', 'Lập đường dây nóng')];
  const diff = diffPlan(plan, structuredClone(plan));
  expect(diff.same).toHaveLength(2);
  expect([diff.added, diff.changed, diff.gone]).toEqual([[], [], []]);
});

test('a new day and a new task and one that is gone are told apart', () => {
  const before = [task('1', 'Mở cuộc thi'), task('2', 'Lập đường dây nóng')];
  const after = [
    task('1', 'Mở cuộc thi', { deadlineText: '31/7/2026' }),
    task('3', 'Rà soát trang thông tin điện tử'),
  ];
  const diff = diffPlan(before, after);
  expect(diff.changed.map(({ fields }) => fields)).toEqual([['deadlineText']]);
  expect(titles(diff.added)).toEqual(['Rà soát trang thông tin điện tử']);
  expect(titles(diff.gone)).toEqual(['Lập đường dây nóng']);
});

test('a task that moved to another number is the same task', () => {
  const before = [task('1', 'Mở cuộc thi Công dân số'), task('2', 'Lập đường dây nóng')];
  const after = [task('1', 'Lập đường dây nóng'), task('2', 'Mở cuộc thi công dân số năm 2026')];
  const diff = diffPlan(before, after);
  expect(diff.changed.map(({ before: old, after: one }) => [old.no, one.no])).toEqual([
    ['2', '1'],
    ['1', '2'],
  ]);
  expect([diff.added, diff.gone]).toEqual([[], []]);
});

test('other words under an old number are a new task, so that work done never moves to them', () => {
  const diff = diffPlan(
    [task('1', 'Mở cuộc thi Công dân số')],
    [task('1', 'Rà soát văn bản chỉ đạo')],
  );
  expect(titles(diff.added)).toEqual(['Rà soát văn bản chỉ đạo']);
  expect(titles(diff.gone)).toEqual(['Mở cuộc thi Công dân số']);
});

test('a number that stands twice in one section leads nobody astray', () => {
  const before = [task('6', 'Mở cuộc thi Công dân số'), task('6', 'Lập đường dây nóng hỗ trợ')];
  const after = [task('6', 'Lập đường dây nóng hỗ trợ'), task('6', 'Mở cuộc thi Công dân số')];
  const diff = diffPlan(before, after);
  expect(diff.same.every(({ before: old, after: one }) => old.title === one.title)).toBe(true);
  expect(diff.same).toHaveLength(2);
});

test('tones typed another way and spaces are no change', () => {
  const diff = diffPlan(
    [task('1', 'Lập đường dây nóng')],
    [task('1', 'Lập  đường dây nóng '.normalize('NFD'))],
  );
  expect(diff.same).toHaveLength(1);
});

test('every task of both printings stands in exactly one list', async () => {
  const words = fc.constantFrom('mở', 'cuộc', 'thi', 'lớp', 'học', 'số', 'dân', 'hộ', 'nhà');
  const any = fc
    .record({
      section: fc.constantFrom('I', 'II'),
      no: fc.constantFrom('', '1', '2', '3'),
      title: fc.array(words, { minLength: 1, maxLength: 4 }).map((list) => list.join(' ')),
    })
    .map((some) => task(some.no, some.title, some));
  const plan = fc.array(any, { maxLength: 8 });
  await fc.assert(
    fc.property(plan, plan, (before, after) => {
      const { added, changed, same, gone } = diffPlan(before, after);
      const pairs = [...changed, ...same];
      expect(new Set([...gone, ...pairs.map((pair) => pair.before)]).size).toBe(before.length);
      expect(gone.length + pairs.length).toBe(before.length);
      expect(new Set([...added, ...pairs.map((pair) => pair.after)]).size).toBe(after.length);
      expect(added.length + pairs.length).toBe(after.length);
    }),
  );
});

test('a unit written out and its short name are no change, another unit is', () => {
  const before = [task('1', 'Mở cuộc thi', { coordinating: ['Đoàn Thanh niên', 'TTHCC'] })];
  const long = ['Trung tâm phục vụ hành chính công', 'Đoàn Thanh niên'];
  expect(diffPlan(before, [task('1', 'Mở cuộc thi', { coordinating: long })]).same).toHaveLength(1);
  const other = diffPlan(before, [task('1', 'Mở cuộc thi', { coordinating: ['Công an phường'] })]);
  expect(other.changed.map(({ fields }) => fields)).toEqual([['coordinating']]);
});

test('a printing without notes takes none away', () => {
  const before = [task('1', 'Mở cuộc thi', { note: 'Số 6 in hai lần' }), task('2', 'Mở lớp')];
  const after = [task('1', 'Mở cuộc thi'), task('2', 'Mở lớp')];
  expect(diffPlan(before, after).same).toHaveLength(2);
});
