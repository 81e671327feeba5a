import { afterEach, beforeEach, expect, test } from 'vitest';
import { mutate } from '../../src/client/local/mutate.ts';
import {
  against,
  latestStand,
  moneyOf,
  periodStands,
} from '../../src/shared/indicators/standing.ts';
import type { Id } from '../../src/shared/model.ts';
import type { Answer } from '../../src/shared/records/indicator.ts';
import { type Device, makeWorld, type World } from '../support/world.ts';

/** Indicators and money of a plan, between two officials and a member. */
let world: World;
let thao: Device;

beforeEach(async () => {
  world = await makeWorld();
  thao = await world.device('person.official');
  await thao.settle();
});
afterEach(async () => {
  expect(world.server.bugs).toEqual([]);
  await world.end();
});

async function indicatorBy(device: Device): Promise<Id> {
  const [plan] = await device.list('plan');
  return mutate(device.phone, {
    ...{
      kind: 'indicator.add',
      planId: plan?.id ?? '',
      order: 1,
      no: '1',
      title: 'Hồ sơ trực tuyến',
    },
    ...{ unit: '%', direction: '>=', target: 90, targetText: '90', performer: '', performers: [] },
    ...{ monitor: '', monitors: [] },
  });
}
const report = (device: Device, indicatorId: Id, answer: Answer, corrects: Id[] = []) =>
  mutate(device.phone, {
    ...{ kind: 'reading.add', indicatorId, placeId: null, period: '2026-M02', answer },
    ...{ source: null, asOf: '2026-02-14', corrects },
  });
const stateOn = async (device: Device) =>
  against(
    { direction: '>=', target: 90 },
    latestStand(periodStands(await device.list('reading')), null),
  );

test('two figures entered without signal for one period both stay, until somebody settles them', async () => {
  const indicatorId = await indicatorBy(thao);
  await thao.settle();
  const other = await world.device('person.official');
  await other.settle();
  thao.offline = true;
  other.offline = true;
  const a = await report(thao, indicatorId, { is: 'value', value: 91 });
  const b = await report(other, indicatorId, { is: 'none' });
  expect([await stateOn(thao), await stateOn(other)]).toEqual(['reached', 'nothing']);
  thao.offline = false;
  other.offline = false;
  await thao.settle();
  await other.settle();
  await thao.settle();
  expect([await stateOn(thao), await stateOn(other)]).toEqual(['contested', 'contested']);
  await report(thao, indicatorId, { is: 'share', part: 80, whole: 100 }, [a, b]);
  await thao.settle();
  await other.settle();
  expect([await stateOn(thao), await stateOn(other)]).toEqual(['below', 'below']);
  expect(await other.list('reading')).toHaveLength(3);
});

test('a member reads the indicators of the plan, and neither the figures of the ward nor its money', async () => {
  const indicatorId = await indicatorBy(thao);
  await report(thao, indicatorId, { is: 'value', value: 91 });
  const [plan] = await thao.list('plan');
  const line = { planId: plan?.id ?? '', order: 1, no: '1', title: 'Hội thi', amount: 50 };
  const budgetId = await mutate(thao.phone, { kind: 'budget.add', ...line });
  const spend = { kind: 'spend.add' as const, budgetId, on: '2026-03-01', note: null };
  const wrong = await mutate(thao.phone, { ...spend, amount: 500, corrects: [] });
  await mutate(thao.phone, { ...spend, amount: 5, corrects: [wrong] });
  await thao.settle();
  expect(moneyOf(50, await thao.list('spend'))).toEqual({ spent: 5, left: 45 });
  const hanh = await world.device('person.1.1');
  await hanh.settle();
  expect((await hanh.list('indicator')).map(({ id }) => id)).toContain(indicatorId);
  const kinds = ['reading', 'budget', 'spend'] as const;
  const counts = await Promise.all(kinds.map(async (kind) => (await hanh.list(kind)).length));
  expect(counts).toEqual([0, 0, 0]);
});

test('a member can enter neither a figure nor spending', async () => {
  const indicatorId = await indicatorBy(thao);
  await thao.settle();
  const hanh = await world.device('person.1.1');
  await hanh.settle();
  await report(hanh, indicatorId, { is: 'value', value: 100 });
  await hanh.settle();
  expect(await hanh.phone.db.outcomes.toArray()).toMatchObject([
    { outcome: 'refused', why: 'forbidden' },
  ]);
  await thao.settle();
  expect(await thao.list('reading')).toEqual([]);
});
