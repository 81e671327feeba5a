import { afterEach, beforeEach, expect, test } from 'vitest';
import { mutate } from '../../src/client/local/mutate.ts';
import { Unreachable } from '../../src/client/sync/wire.ts';
import { UNDO_MS } from '../../src/shared/exchange/phone.ts';
import type { OpBody } from '../../src/shared/op.ts';
import { countVisits } from '../../src/shared/visits.ts';
import { type Device, makeWorld, type World } from '../support/world.ts';

/** Visits at doors, from the tap on a phone without signal to the ward's numbers. */
let world: World;
let hanh: Device;

beforeEach(async () => {
  world = await makeWorld();
  hanh = await world.device('person.1.1');
});
afterEach(async () => {
  expect(world.server.bugs).toEqual([]);
  await world.end();
});

const visit = (some: Partial<Extract<OpBody, { kind: 'visit.add' }>> = {}): OpBody => {
  return {
    ...{ kind: 'visit.add', placeId: 'place.1', skill: 'vneid', people: 2, result: 'done' },
    ...some,
  };
};
const fate = async (device: Device) =>
  (await device.phone.db.outcomes.toArray()).map(({ outcome, why }) => `${outcome} ${why}`);

test('visits recorded without signal by two people count once each at the ward', async () => {
  const minh = await world.device('person.1.2');
  const official = await world.device('person.official');
  hanh.offline = true;
  minh.offline = true;
  await mutate(hanh.phone, visit());
  await mutate(hanh.phone, visit({ people: 1 }));
  await mutate(minh.phone, visit({ people: 5, result: 'absent' }));
  expect(countVisits(await hanh.list('visit')).visits).toBe(2);
  hanh.offline = false;
  minh.offline = false;
  // The answer to the first sending is lost, so everything is sent once more.
  hanh.weather.push(async (_request, send) => {
    await send();
    throw new Unreachable('the answer is lost');
  });
  await hanh.settle();
  await hanh.settle();
  await minh.settle();
  await official.settle();
  const count = { visits: 2, people: 3, tried: 1 };
  expect(countVisits(await official.list('visit'))).toEqual(count);
  await hanh.settle();
  expect(countVisits(await hanh.list('visit'))).toEqual(count);
});

test('nothing leaves the phone in the ten seconds of undo, and an undone visit counts nowhere (point 15)', async () => {
  const visitId = await mutate(hanh.phone, visit(), { holdMs: UNDO_MS });
  await hanh.loop.wake();
  expect(await hanh.phone.db.outbox.count()).toBe(1);
  await mutate(hanh.phone, { kind: 'visit.retract', visitId });
  expect(countVisits(await hanh.list('visit')).visits).toBe(0);
  world.server.clock.now += UNDO_MS;
  await hanh.settle();
  const official = await world.device('person.official');
  expect(await hanh.phone.db.outbox.count()).toBe(0);
  expect(countVisits(await official.list('visit'))).toEqual({ visits: 0, people: 0, tried: 0 });
});

test('a member records for the own khu phố alone, and takes back only what is their own', async () => {
  const minh = await world.device('person.1.2');
  const other = await world.device('person.2.1');
  const own = await mutate(hanh.phone, visit());
  await hanh.settle();
  await mutate(minh.phone, { kind: 'visit.retract', visitId: own });
  await mutate(minh.phone, visit({ placeId: 'place.2' }));
  await mutate(minh.phone, visit({ placeId: 'place.nowhere' }));
  await minh.settle();
  const [theirs, elsewhere, nowhere] = await fate(minh);
  expect([theirs, elsewhere]).toEqual(['refused forbidden', 'refused forbidden']);
  // Of a place that may yet come back with an official's phone, after a restore.
  expect(nowhere).toBe('parked tooEarly');
  await hanh.settle();
  expect((await hanh.see('visit', own)).retracted).toBeUndefined();
  await other.settle();
  expect(await other.list('visit')).toEqual([]);
});

test('a visit counts for work of its own khu phố only', async () => {
  const official = await world.device('person.official');
  const give = await mutate(official.phone, {
    ...{ kind: 'task.give', taskId: 'task.I.6', placeIds: ['place.1', 'place.2'], due: null },
    steps: [{ id: 's1', text: 'Đến từng nhà', photo: false }],
    target: { number: 30, unit: 'lượt' },
  });
  await official.settle();
  await hanh.settle();
  await mutate(hanh.phone, visit({ assignmentId: `${give}:0` }));
  await mutate(hanh.phone, visit({ assignmentId: `${give}:1` }));
  await hanh.settle();
  expect(await fate(hanh)).toEqual(['refused forbidden']);
  await official.settle();
  const counted = (await official.list('visit')).map(({ body }) => body.assignmentId);
  expect(counted).toEqual([`${give}:0`]);
});

test('the ward changes the list that members choose from; a member can not', async () => {
  const official = await world.device('person.official');
  const wardId = world.ward;
  const skills = [{ id: 'own.1', name: 'Lớp học số', off: false }];
  await mutate(hanh.phone, {
    kind: 'skill.set',
    wardId,
    skills: [{ id: 'x', name: 'X', off: false }],
  });
  await hanh.settle();
  expect(await fate(hanh)).toEqual(['refused forbidden']);
  await mutate(official.phone, { kind: 'skill.set', wardId, skills });
  await official.settle();
  await hanh.settle();
  expect((await hanh.see('ward', wardId)).skills).toEqual(skills);
  // Another change of the ward's record leaves the list alone.
  const facts = { name: 'Phường mới', placeWord: 'thôn', practice: true, phone: null };
  await mutate(official.phone, { kind: 'ward.set', wardId, ...facts });
  await official.settle();
  await hanh.settle();
  expect(await hanh.see('ward', wardId)).toMatchObject({ ...facts, skills });
});

test('a month of visits stays small: a row of the wire has at most 200 bytes', async () => {
  await mutate(hanh.phone, visit());
  await hanh.settle();
  const rows = (await hanh.phone.db.base.toArray()).map(({ row }) => row);
  const sizes = rows
    .filter(({ kind }) => kind === 'visit')
    .map((row) => JSON.stringify(row).length);
  expect(sizes.length).toBe(1);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(200);
});
