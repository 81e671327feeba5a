import { afterEach, beforeEach, expect, test } from 'vitest';
import { readAssignment } from '../../src/client/local/assignment-work.ts';
import type { MyWork } from '../../src/client/local/day-list.ts';
import { readGivenTask } from '../../src/client/local/given.ts';
import { mutate } from '../../src/client/local/mutate.ts';
import { readMyWork } from '../../src/client/local/my-work.ts';
import { readWardStand } from '../../src/client/local/oversight.ts';
import { defaultClosing } from '../../src/shared/calendar/closing.ts';
import { recursOf } from '../../src/shared/calendar/coming.ts';
import { dayInVietnam, startOfDay } from '../../src/shared/calendar/day.ts';
import type { Id } from '../../src/shared/model.ts';
import { turnId } from '../../src/shared/turn-id.ts';
import { type Device, makeWorld, type World } from '../support/world.ts';

const NOON = 12 * 3_600_000;
const TASK = 'task.I.6';

let world: World;
let official: Device;
let hanh: Device;
let minh: Device;

beforeEach(async () => {
  world = await makeWorld();
  go('2026-11-03');
  official = await world.device('person.official');
  hanh = await world.device('person.1.1');
  minh = await world.device('person.1.2');
});
afterEach(() => world.end());

/** Noon of a day comes, on every device and at the server. */
function go(day: string): void {
  world.server.clock.now = startOfDay(day) + NOON;
}

/** "Trước ngày 12 hằng tháng", or all the time, for khu phố 1 and 2; the assignment of khu phố 1. */
async function giveMonthly(coming: 'month' | 'continuous' = 'month'): Promise<Id> {
  const today = dayInVietnam(world.server.clock.now);
  const form = { coming, dueDay: coming === 'month' ? '11' : '' };
  const recurs = recursOf(form, 2026, { today, closing: defaultClosing });
  const give = await mutate(official.phone, {
    ...{ kind: 'task.give', taskId: TASK, placeIds: ['place.1', 'place.2'], due: null, recurs },
    steps: [{ id: 's1', text: 'Đến từng ngõ', photo: false }],
    target: { number: 30, unit: 'hộ' },
  });
  await official.settle();
  await hanh.settle();
  await minh.settle();
  return `${give}:0`;
}

const tick = (device: Device, id: Id) =>
  mutate(device.phone, {
    ...{
      kind: 'step.set',
      assignmentId: id,
      placeId: 'place.1',
      stepId: 's1',
      done: true,
      seen: [],
    },
  });
const count = (device: Device, id: Id, value: number) =>
  mutate(device.phone, {
    ...{ kind: 'progress.set', assignmentId: id, placeId: 'place.1', value, seen: [] },
  });
const sayNone = (device: Device, id: Id) =>
  mutate(device.phone, {
    ...{ kind: 'none.set', assignmentId: id, placeId: 'place.1', none: true, seen: [] },
  });

async function linesOf(device: Device): Promise<string[]> {
  const { parts }: MyWork = await readMyWork(device.phone, device.session.person.placeId);
  return Object.entries(parts).flatMap(([part, lines]) =>
    lines
      .filter(({ turn }) => turn)
      .map(({ turn, body }) => `${part} ${turn?.key} ${turn?.answer} ${body.due}`),
  );
}

/** What khu phố 1 says of a period, as the official's table has it. */
async function rowOf(device: Device, key: string) {
  const found = await readGivenTask(device.phone.db, TASK, world.server.clock.now, key);
  const one = found?.given.find(({ assignment }) => assignment.body.placeId === 'place.1');
  return one && { answer: one.answer, reached: one.reached, done: one.done, late: one.late };
}

test('a month that begins while a member is offline is filled in there, and nothing is doubled', async () => {
  const given = await giveMonthly();
  const november = turnId(given, '2026-M11');
  const december = turnId(given, '2026-M12');
  expect(await linesOf(hanh)).toEqual(['later 2026-M11 unreported 2026-11-11']);

  hanh.offline = true;
  minh.offline = true;
  await tick(hanh, november);
  await count(hanh, november, 12);
  // The ward closes November's report on the 14th; nobody has heard from anybody since the 3rd.
  go('2026-11-20');
  expect(await linesOf(hanh)).toEqual(['later 2026-M12 unreported 2026-12-11']);
  await tick(hanh, december);
  await tick(minh, december);
  await count(minh, december, 0);

  hanh.offline = false;
  await hanh.settle();
  minh.offline = false;
  await minh.settle();
  await hanh.settle();
  await official.settle();

  const turns = await official.list('turn');
  expect(turns.map(({ id }) => id).sort()).toEqual([november, december]);
  const decembers = turns.find(({ id }) => id === december)?.body;
  expect(decembers?.ticks.s1?.marks.map(({ by }) => by).sort()).toEqual([
    'person.1.1',
    'person.1.2',
  ]);
  expect(await rowOf(official, '2026-M11')).toMatchObject({ reached: 12, done: true });
  expect(await rowOf(official, '2026-M12')).toMatchObject({ reached: 0, done: true });
  for (const device of [hanh, minh]) {
    expect(await device.list('turn')).toHaveLength(2);
    expect(await device.phone.db.outcomes.count()).toBe(0);
    expect(device.bugs).toEqual([]);
  }
});

test('a restart at the turn of the month and a request that comes twice change nothing', async () => {
  const given = await giveMonthly();
  await tick(hanh, turnId(given, '2026-M11'));
  await hanh.settle();
  await world.server.reopen();
  go('2026-11-15');
  await tick(hanh, turnId(given, '2026-M12'));
  hanh.weather.push(async (_request, send) => {
    await send();
    return send();
  });
  await hanh.settle();
  await official.settle();
  const marks = (await official.list('turn')).map(({ id, body }) => {
    return [id, body.ticks.s1?.marks.length];
  });
  expect(marks.sort()).toEqual([
    [turnId(given, '2026-M11'), 1],
    [turnId(given, '2026-M12'), 1],
  ]);
});

test('of several periods left open the list shows the latest, which says how many more there are', async () => {
  go('2026-10-03');
  const given = await giveMonthly();
  go('2026-12-10');
  expect(await linesOf(hanh)).toEqual([
    'today 2026-M11 unreported 2026-11-11',
    'week 2026-M12 unreported 2026-12-11',
  ]);
  const { parts } = await readMyWork(hanh.phone, 'place.1');
  expect(parts.today.map(({ turn }) => turn?.older)).toEqual([1]);
  // October, November and December, in two khu phố.
  expect((await readWardStand(official.phone.db, '2026-12-12')).late).toBe(6);
  await sayNone(hanh, turnId(given, '2026-M11'));
  await hanh.settle();
  await official.settle();
  expect((await readWardStand(official.phone.db, '2026-12-12')).late).toBe(5);
  // What was answered today can still be looked at and undone.
  expect(await linesOf(hanh)).toEqual([
    'today 2026-M10 unreported 2026-10-11',
    'week 2026-M12 unreported 2026-12-11',
    'done 2026-M11 none 2026-11-11',
  ]);
});

test('nothing said, nothing to report and 0 are three answers on the phone and in the ward’s table', async () => {
  const given = await giveMonthly();
  const november = turnId(given, '2026-M11');
  const seen = async (device: Device) => {
    const work = await readAssignment(device.phone, november);
    return [work?.turn?.answer, work?.reached];
  };
  expect(await seen(hanh)).toEqual(['unreported', null]);
  expect(await rowOf(official, '2026-M11')).toMatchObject({ answer: 'unreported', reached: null });
  await sayNone(hanh, november);
  await hanh.settle();
  await official.settle();
  expect(await seen(hanh)).toEqual(['none', null]);
  expect(await rowOf(official, '2026-M11')).toMatchObject({ answer: 'none', done: true });
  await count(minh, november, 0);
  await minh.settle();
  await hanh.settle();
  await official.settle();
  expect(await seen(hanh)).toEqual(['entered', 0]);
  expect(await rowOf(official, '2026-M11')).toMatchObject({
    ...{ answer: 'entered', reached: 0, done: false },
  });
});

test('work done all the time is never late and asks once in each period', async () => {
  const given = await giveMonthly('continuous');
  expect(await linesOf(hanh)).toEqual(['later 2026-M11 unreported null']);
  const november = turnId(given, '2026-M11');
  await mutate(hanh.phone, {
    ...{ kind: 'note.add', assignmentId: november, placeId: 'place.1', text: 'Đã phát loa' },
  });
  expect(await linesOf(hanh)).toEqual(['done 2026-M11 entered null']);
  await hanh.settle();
  await official.settle();
  go('2026-11-16');
  expect(await linesOf(hanh)).toEqual(['later 2026-M12 unreported null']);
  const { late, soon } = await readWardStand(official.phone.db, '2026-12-31');
  expect([late, soon]).toEqual([0, 0]);
  expect((await readGivenTask(official.phone.db, TASK, world.server.clock.now))?.state).toBe(
    'ongoing',
  );
});

test('nobody fills in a period of another khu phố, or one of work that comes once', async () => {
  const given = await giveMonthly();
  const theirs = given.replace(/0$/, '1');
  await mutate(hanh.phone, {
    ...{ kind: 'none.set', assignmentId: turnId(theirs, '2026-M11'), placeId: 'place.2' },
    ...{ none: true, seen: [] },
  });
  await hanh.settle();
  await official.settle();
  expect(await official.list('turn')).toEqual([]);
  const outcomes = await hanh.phone.db.outcomes.toArray();
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['refused']);
});

test('a phone of before that ticks the assignment itself has done the period of its day', async () => {
  const given = await giveMonthly();
  await mutate(hanh.phone, {
    ...{ kind: 'step.set', assignmentId: given, stepId: 's1', done: true, seen: [] },
  });
  await hanh.settle();
  await official.settle();
  expect(await rowOf(official, '2026-M11')).toMatchObject({ answer: 'entered', done: true });
  go('2026-11-16');
  expect(await rowOf(official, '2026-M12')).toMatchObject({ answer: 'unreported', done: false });
});
