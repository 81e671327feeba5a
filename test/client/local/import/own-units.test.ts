import { expect, test } from 'vitest';
import { readOwnUnits } from '../../../../src/client/local/import/own-units.ts';
import { openPasted } from '../../../../src/office/open.ts';
import { readPlan } from '../../../../src/shared/plan/read-plan.ts';
import { unitsWith } from '../../../../src/shared/plan/units.ts';
import { phoneWithWork } from '../../../support/phone-with-work.ts';

const ROWS = [
  ['TT', 'Nhiệm vụ', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời gian'],
  ['1', 'Tập huấn kỹ năng số', 'Hội Nông dân phường', 'Công an phường', 'Quý II/2026'],
  ['2', 'Hướng dẫn ký số', 'Đoàn Thanh niên khối', 'Hội Nông dân phường', 'Quý III/2026'],
];

function read(ownUnits: string[]) {
  const pages = openPasted(ROWS.map((cells) => cells.join('\t')).join('\n'));
  if ('refused' in pages) throw new Error(pages.refused);
  const draft = readPlan(pages.blocks, { year: 2026, units: unitsWith(ownUnits) });
  if ('refused' in draft) throw new Error(draft.refused);
  const unknown = draft.problems.filter(({ why }) => why === 'unknownUnit');
  return { tasks: draft.tasks, unknown: unknown.map((problem) => problem.read) };
}

test('a unit that an official looked at once wants no second look in the next plan', async () => {
  const first = read([]);
  expect(first.unknown).toEqual([
    'Hội Nông dân phường',
    'Đoàn Thanh niên khối',
    'Hội Nông dân phường',
  ]);

  const { phone, say } = await phoneWithWork('official');
  const [task] = first.tasks;
  if (!task) throw new Error('no task was read');
  await say('p-thao', {
    kind: 'task.add',
    ...{ planId: 'plan', order: 9, section: 'I', no: '1', title: task.title, lead: task.lead },
    ...{ leads: task.leads, coordinating: task.coordinating, result: '' },
    ...{ deadlineText: task.deadlineText, deadline: task.deadline, note: null, uncertain: null },
  });
  const next = read(await readOwnUnits(phone.db));
  expect(next.unknown).toEqual(['Đoàn Thanh niên khối']);
  // What every ward knows is read as before, by its code.
  expect(next.tasks[0]?.coordinating).toEqual(first.tasks[0]?.coordinating);
});
