import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeHandOver } from '../../src/client/local/hand-over.ts';
import { readLosses, understoodLoss } from '../../src/client/local/losses.ts';
import { readKept, readMarkers } from '../../src/client/local/marker.ts';
import { mutate } from '../../src/client/local/mutate.ts';
import { readState } from '../../src/client/local/phone.ts';
import { endSessions } from '../../src/server/store/sessions.ts';
import { isStepDone } from '../../src/shared/assignment.ts';
import type { HandInAnswer } from '../../src/shared/wire.ts';
import { dump } from '../support/dump.ts';
import { evidenceOf, pictureOf } from '../support/evidence.ts';
import { giveTask, noteOf, tickOf } from '../support/given-task.ts';
import { type Device, makeWorld, type World } from '../support/world.ts';

/** Journeys of phones that lose their storage, change hands, or never meet a network again. */
let world: World;
let official: Device;
let hanh: Device;
let id: string;

beforeEach(async () => {
  world = await makeWorld();
  official = await world.device('person.official');
  id = await giveTask(official);
  hanh = await world.device('person.1.1');
});
afterEach(async () => {
  expect(world.server.bugs).toEqual([]);
  await world.end();
});

const tick = (stepId?: string) => tickOf(id, stepId);
const note = (text: string) => noteOf(id, text);
const told = (device: Device) => readLosses(device.phone, device.session);
const queued = (device: Device) => device.phone.db.outbox.count();

/** The phone has noted what it holds now. */
async function noted({ phone, browser }: Device): Promise<void> {
  const unsent = await phone.db.outbox.count();
  await expect.poll(() => readMarkers(browser.shelf)[phone.db.name]?.unsent).toBe(unsent);
}

/** The browser threw the database away; the app starts again, and its person signs in anew. */
async function wiped(device: Device): Promise<Device> {
  device.loop.stop();
  await device.phone.db.delete();
  const { session, browser } = device;
  return world.device(session.person.id, browser);
}

async function handIn(device: Device, file: Uint8Array): Promise<HandInAnswer & { code?: string }> {
  const { api, session } = device;
  const headers = { authorization: `Bearer ${session.token}` };
  const request = { method: 'POST', path: '/api/hand-in', headers, body: file } as const;
  return JSON.parse(new TextDecoder().decode((await api.wire(request)).body));
}

async function save({ phone, session }: Device): Promise<Uint8Array<ArrayBuffer>> {
  const file = await makeHandOver(phone, session, session.sealKey ?? '');
  if (!file) throw new Error('nothing waits');
  return file.bytes;
}

describe('a phone whose storage was cleared', () => {
  test('names what it lost to its person at once, and to the officials with the next exchange', async () => {
    hanh.offline = true;
    await mutate(hanh.phone, tick());
    await mutate(hanh.phone, note('Đã mời tổ 5'));
    await noted(hanh);
    hanh.loop.stop();
    await hanh.phone.db.delete();
    const again = await world.device('person.1.1', hanh.browser);
    const oldest = world.server.clock.now;
    expect(await told(again)).toMatchObject([{ name: null, count: 2, oldest, device: null }]);
    await official.settle();
    const { name } = hanh.session.person;
    expect(await told(official)).toMatchObject([{ name, count: 2, oldest, device: 'test' }]);
    const [loss] = await told(again);
    await understoodLoss(again.phone, loss?.id ?? null);
    await again.settle();
    expect(await told(again)).toEqual([]);
    expect(await told(official)).toHaveLength(1);
  });

  test('says so before there is any network, and not twice once there is', async () => {
    await mutate(hanh.phone, tick());
    await noted(hanh);
    hanh.loop.stop();
    await hanh.phone.db.delete();
    const again = await world.device('person.1.1', hanh.browser, { offline: true });
    expect(await told(again)).toMatchObject([{ id: null, count: 1 }]);
    await understoodLoss(again.phone, null);
    expect(await told(again)).toEqual([]);
    again.offline = false;
    await again.settle();
    expect(await told(again)).toEqual([]);
    await official.settle();
    expect(await told(official)).toHaveLength(1);
  });

  test('is found out by its cookie alone, where the browser swept every note away', async () => {
    await mutate(hanh.phone, tick());
    // The request arrives as a report of what waits; then the phone is gone for good.
    await mutate(hanh.phone, note('Chưa kịp gửi'), { holdMs: 10_000 });
    await hanh.settle();
    expect(await queued(hanh)).toBe(1);
    hanh.browser.shelf.setItem('to-so-markers', '{}');
    const again = await wiped(hanh);
    expect(await told(again)).toMatchObject([{ name: null, count: 1 }]);
  });

  test('that had sent everything alarms nobody, and neither does a second phone', async () => {
    await mutate(hanh.phone, tick());
    await hanh.settle();
    await noted(hanh);
    const again = await wiped(hanh);
    // The first phone has said that something waits on it when the second one joins.
    world.server.clock.now += 1_000;
    await mutate(again.phone, note('Còn trong máy thứ nhất'), { holdMs: 10_000 });
    await again.settle();
    expect(await queued(again)).toBe(1);
    const second = await world.device('person.1.1');
    for (const device of [again, second, official]) {
      await device.settle();
      expect(await told(device)).toEqual([]);
    }
  });
});

test('a storage that was copied to another phone is told once to its person and the officials', async () => {
  await mutate(hanh.phone, tick());
  await hanh.settle();
  const { client } = await readState(hanh.phone.db);
  const copy = await hanh.phone.db.phone.toArray();
  await mutate(hanh.phone, note('Từ máy cũ'));
  await hanh.settle();
  // The same storage as of before: it gives the number that the other one has used.
  await hanh.phone.db.phone.bulkPut(copy);
  await mutate(hanh.phone, note('Từ bản sao'));
  await hanh.settle();
  await hanh.settle();
  await official.settle();
  expect((await readState(hanh.phone.db)).was).toEqual({ client, why: 'fork' });
  expect(await told(hanh)).toMatchObject([{ why: 'copied', name: null }]);
  expect(await told(official)).toMatchObject([{ why: 'copied', name: hanh.session.person.name }]);
  const texts = (await official.list('note')).map(({ body }) => body.text);
  expect(texts.sort()).toEqual(['Từ bản sao', 'Từ máy cũ']);
});

describe('a phone that passes to somebody else', () => {
  test('keeps the first person’s work, unseen and unsent, until that person is back', async () => {
    hanh.offline = true;
    await mutate(hanh.phone, note('Của Hạnh'));
    await noted(hanh);
    hanh.loop.stop();
    hanh.phone.db.close();
    const minh = await world.device('person.1.2', hanh.browser);
    await mutate(minh.phone, note('Của Minh'));
    await minh.settle();
    const sent = async () => {
      await official.settle();
      return (await official.list('note')).map(({ body }) => [body.text, body.mark.by]);
    };
    expect(await sent()).toEqual([['Của Minh', 'person.1.2']]);
    expect((await minh.list('note')).map(({ body }) => body.text)).toEqual(['Của Minh']);
    expect(await readKept(hanh.browser.shelf)).toMatchObject([{ here: true, count: 1 }]);
    minh.loop.stop();
    const back = await world.device('person.1.1', hanh.browser);
    await back.settle();
    expect((await sent()).sort()).toEqual([
      ['Của Hạnh', 'person.1.1'],
      ['Của Minh', 'person.1.2'],
    ]);
    expect(await told(official)).toEqual([]);
  });

  test('or whose person was signed out by the ward loses nothing and goes on entering', async () => {
    const { store } = world.server.house;
    await mutate(hanh.phone, tick());
    await endSessions(store.db, world.ward, 'person.1.1', world.server.clock.now);
    await hanh.settle();
    expect((await hanh.phone.db.net.get('net'))?.state).toBe('signedOut');
    await mutate(hanh.phone, note('Ghi sau khi bị đăng xuất'));
    expect(isStepDone(await hanh.see('assignment', id), 's1')).toBe(true);
    expect(await queued(hanh)).toBe(2);
    hanh.loop.stop();
    const back = await world.device('person.1.1', hanh.browser);
    await back.settle();
    expect(await queued(back)).toBe(0);
    await official.settle();
    expect((await official.list('note')).map(({ body }) => body.mark.by)).toEqual(['person.1.1']);
  });
});

describe('a file of unsent work', () => {
  test('saved by one and handed in by another counts once, also when its author’s phone sends later', async () => {
    const picture = pictureOf(60_000);
    hanh.offline = true;
    await mutate(hanh.phone, tick());
    const photo = await mutate(hanh.phone, evidenceOf(id, picture), { picture });
    const file = await save(hanh);
    const text = new TextDecoder('latin1').decode(file);
    expect(text).not.toContain(hanh.session.token);
    expect(text).not.toContain('evidence.attach');
    const minh = await world.device('person.1.2');
    const name = hanh.session.person.name;
    expect(await handIn(minh, file)).toEqual({ name, taken: 2, known: 0, photos: 1 });
    expect(await handIn(minh, file)).toEqual({ name, taken: 0, known: 2, photos: 1 });
    await official.settle();
    const there = await official.see('evidence', photo);
    expect([there.mark.by, there.thumbStored, there.stored]).toEqual(['person.1.1', true, true]);

    hanh.offline = false;
    await mutate(hanh.phone, note('Sau khi lưu tệp'));
    await hanh.settle();
    expect(await queued(hanh)).toBe(0);
    expect((await hanh.phone.db.photos.get(picture.sha256))?.state).toBe('stored');
    expect(await hanh.phone.db.outcomes.count()).toBe(0);
    await official.settle();
    const { ticks } = await official.see('assignment', id);
    expect(ticks.s1?.marks.map(({ by }) => by)).toEqual(['person.1.1']);
    expect((await official.list('evidence')).length).toBe(1);
    expect(await told(official)).toEqual([]);
  });

  test('brings back what a wiped phone had lost, and the loss is taken back', async () => {
    hanh.offline = true;
    await mutate(hanh.phone, tick());
    await noted(hanh);
    const file = await save(hanh);
    const again = await wiped(hanh);
    await official.settle();
    expect(await told(official)).toHaveLength(1);
    await handIn(official, file);
    for (const device of [official, again]) {
      await device.settle();
      expect(await told(device)).toEqual([]);
      expect(isStepDone(await device.see('assignment', id), 's1')).toBe(true);
    }
  });

  test('that was damaged, changed, cut, or saved for another server changes nothing', async () => {
    hanh.offline = true;
    await mutate(hanh.phone, tick());
    const file = await save(hanh);
    const changed = (at: number) => {
      const bytes = file.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return bytes;
    };
    const before = await dump(world.server);
    const ends = [0, 20, 90, file.byteLength - 1];
    for (const at of ends) expect((await handIn(official, changed(at))).code).toBe('badRequest');
    expect((await handIn(official, changed(9))).code).toBe('mismatch');
    expect((await handIn(official, file.slice(0, -7))).code).toBe('badRequest');
    expect((await handIn(official, new Uint8Array(0))).code).toBe('badRequest');
    const elsewhere = await makeWorld();
    expect((await handIn(await elsewhere.device('person.official'), file)).code).toBe('mismatch');
    await elsewhere.end();
    const big = new Uint8Array(32_000_001);
    expect((await handIn(official, big)).code).toBe('tooBig');
    expect(await dump(world.server)).toBe(before);
  });

  test('of somebody who was signed out is taken from an official only', async () => {
    hanh.offline = true;
    await mutate(hanh.phone, tick());
    const file = await save(hanh);
    const { store } = world.server.house;
    await endSessions(store.db, world.ward, 'person.1.1', world.server.clock.now);
    const minh = await world.device('person.1.2');
    expect((await handIn(minh, file)).code).toBe('forbidden');
    expect(await handIn(official, file)).toMatchObject({ taken: 1 });
  });

  test('saved before the ward was restored comes in under the ids that everything always had', async () => {
    await mutate(hanh.phone, note('Đã gửi trước đó'));
    await hanh.settle();
    hanh.offline = true;
    await mutate(hanh.phone, tick());
    const file = await save(hanh);
    const { db } = world.server.house.store;
    await db.updateTable('wards').set({ epoch: 'after-restore' }).execute();
    expect(await handIn(official, file)).toMatchObject({ taken: 1, known: 0 });
    hanh.offline = false;
    await hanh.settle();
    await hanh.settle();
    expect(await queued(hanh)).toBe(0);
    await official.settle();
    const { ticks } = await official.see('assignment', id);
    expect(ticks.s1?.marks.map(({ by }) => by)).toEqual(['person.1.1']);
  });
});
