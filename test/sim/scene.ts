import type { Id, Role } from '../../src/shared/model.ts';
import type { OpBody } from '../../src/shared/op.ts';
import type { WardStore } from './memory-ward.ts';

/** The small ward that every schedule plays in. */
export const PEOPLE: readonly { id: Id; name: string; role: Role; placeId: Id | null }[] = [
  { id: 'p.thao', name: 'Thảo', role: 'official', placeId: null },
  { id: 'p.hanh', name: 'Hạnh', role: 'leader', placeId: 'k.1' },
  { id: 'p.minh', name: 'Minh', role: 'member', placeId: 'k.1' },
  { id: 'p.lan', name: 'Lan', role: 'member', placeId: 'k.2' },
  { id: 'p.son', name: 'Sơn', role: 'official', placeId: null },
];

export const WARD: Id = 'w';
/** The task that comes every month. */
const RECURRING: Id = 't.2';
const STEPS = [
  { id: 's1', text: 'Mời bà con', photo: false },
  { id: 's2', text: 'Hướng dẫn', photo: true },
  { id: 's3', text: 'Ghi kết quả', photo: false },
];

/** What the server says before anybody joins: places, people, a plan, and two tasks given to all. */
export async function seedWard(ward: WardStore): Promise<void> {
  let count = 0;
  const say = (id: Id, body: OpBody) => ward.say(id, body, count++);
  const name = 'Phường thử';
  await say('w.set', {
    kind: 'ward.set',
    wardId: WARD,
    name,
    placeWord: 'khu phố',
    practice: true,
    phone: null,
  });
  for (const order of [1, 2]) {
    await say(`k.${order}`, { kind: 'place.add', name: `Khu phố ${order}`, order });
  }
  for (const { id, name, role, placeId } of PEOPLE) {
    await say(id, { kind: 'person.add', name, role, placeId });
  }
  const plan = {
    title: 'Kế hoạch',
    number: null,
    issuer: null,
    date: null,
    year: 2026,
    sections: [],
  };
  await say('plan', { kind: 'plan.add', ...plan });
  for (const order of [1, 2]) {
    await say(`t.${order}`, {
      kind: 'task.add',
      planId: 'plan',
      order,
      section: 'I',
      no: String(order),
      title: `Nhiệm vụ ${order}`,
      lead: 'Phòng VHXH',
      leads: [],
      coordinating: [],
      result: '',
      deadlineText: 'Quý II/2026',
      deadline: { kind: 'quarter', due: '2026-06-30' },
      note: null,
      uncertain: null,
    });
    await say(`g.${order}`, giving(`t.${order}`, ['k.1', 'k.2']));
  }
}

export function giving(taskId: Id, placeIds: Id[]): OpBody {
  const target = { number: 30, unit: 'hộ' };
  const facts = { taskId, placeIds, steps: STEPS, target };
  if (taskId !== RECURRING) return { kind: 'task.give', ...facts, due: '2026-06-30' };
  const recurs = { first: '2026-M01', last: null, continuous: false, rule: null };
  return { kind: 'task.give', ...facts, due: null, recurs };
}
