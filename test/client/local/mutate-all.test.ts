import { expect, test } from 'vitest';
import { mutateAll } from '../../../src/client/local/mutate-all.ts';
import type { OpBody } from '../../../src/shared/op.ts';
import { phoneWithWork } from '../../support/phone-with-work.ts';

const plan = (title: string): OpBody => ({
  kind: 'plan.add',
  ...{ title, number: null, issuer: null, date: null, year: 2026, sections: [] },
});
const task = (planId: string, title: string): OpBody => ({
  kind: 'task.add',
  ...{ planId, order: 1, section: 'I', no: '1', title, lead: '', leads: [], coordinating: [] },
  ...{ result: '', deadlineText: '', deadline: { kind: 'none', due: null } },
  ...{ note: null, uncertain: null },
});
const steps = [{ id: 's1', text: 'Mời bà con', photo: false }];

const batch = (title: string) => ({
  size: 3,
  bodies: ([planId = '', taskId = '']: readonly string[]): OpBody[] => [
    plan('Kế hoạch mới'),
    task(planId, title),
    { kind: 'task.give', taskId, placeIds: ['kp3'], steps, target: null, due: null },
  ],
});

test('a plan, its task and who gets it are stored together, each knowing the others', async () => {
  const { phone } = await phoneWithWork('official');
  await phone.db.drafts.bulkPut([
    { key: 'plan-in', text: 'a', at: 0 },
    { key: 'plan-in/1', text: 'b', at: 0 },
    { key: 'other', text: 'c', at: 0 },
  ]);

  const ids = await mutateAll(phone, batch('Mở lớp'), {
    draftsUnder: 'plan-in',
    keep: (made) => ({ key: 'given', text: made.join(' ') }),
  });

  const waiting = await phone.db.outbox.orderBy('n').toArray();
  expect(waiting.map(({ op }) => op.id)).toEqual(ids);
  expect(waiting.map(({ n }) => n)).toEqual([1, 2, 3]);
  expect(await phone.db.view.get(`${ids[2]}:0`)).toMatchObject({ body: { taskId: ids[1] } });
  expect(await phone.db.view.get(ids[1] ?? '')).toMatchObject({ body: { planId: ids[0] } });
  const drafts = await phone.db.drafts.toArray();
  expect(drafts.map(({ key, text }) => [key, text])).toEqual([
    ['given', ids.join(' ')],
    ['other', 'c'],
  ]);
});

test('one op that is too long leaves nothing of the whole batch', async () => {
  const { phone } = await phoneWithWork('official');
  await phone.db.drafts.put({ key: 'plan-in', text: 'a', at: 0 });
  const before = await phone.db.view.count();

  const refused = mutateAll(phone, batch('a'.repeat(601)), { draftsUnder: 'plan-in' });

  await expect(refused).rejects.toMatchObject({ code: 'tooLong' });
  expect(await phone.db.outbox.count()).toBe(0);
  expect(await phone.db.view.count()).toBe(before);
  expect(await phone.db.drafts.count()).toBe(1);
  expect(await phone.db.phone.get('phone')).toMatchObject({ n: 0 });
});
