import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { erasePhoto } from '../../src/client/local/erase.ts';
import { mutate } from '../../src/client/local/mutate.ts';
import { wantPhoto } from '../../src/client/local/want-photo.ts';
import { makeBackup } from '../../src/server/backup/make.ts';
import { DATABASE } from '../../src/server/backup/names.ts';
import { restoreBackup } from '../../src/server/backup/restore.ts';
import { isStepDone } from '../../src/shared/assignment.ts';
import { photosArrived } from '../../src/shared/progress.ts';
import { evidenceOf, pictureOf } from '../support/evidence.ts';
import { giveTask, tickOf } from '../support/given-task.ts';
import { type Device, makeWorld, type World } from '../support/world.ts';

/** A photo with papers on it: it goes from the server and from every phone. */
const CARD = pictureOf(60_000, 7);

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
  for (const { bugs } of [official, hanh]) expect(bugs).toEqual([]);
  await world.end();
});

const take = (device = hanh, picture = CARD) =>
  mutate(device.phone, evidenceOf(id, picture), { picture });

/** Which of the two pictures this phone holds bytes of, whatever their state. */
async function held({ phone: { db } }: Device): Promise<string[]> {
  const all = [...(await db.photos.toArray()), ...(await db.thumbs.toArray())];
  return all.filter(({ bytes }) => bytes !== null).map(({ sha256 }) => sha256);
}

/** Files of the server in which any of these bytes stand, the database's own among them. */
function onServer(folder = world.server.folder): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return [CARD.bytes, CARD.thumb].some((one) => bytes.includes(Buffer.from(one, 500, 200)));
    });
}

test('“Xóa: có giấy tờ” takes a photo from the server and from every phone; a line stays (point 27)', async () => {
  const minh = await world.device('person.1.2');
  await mutate(hanh.phone, tickOf(id, 's2'));
  const evidenceId = await take();
  world.server.clock.now += 60_000;
  await hanh.settle();
  for (const device of [official, minh]) {
    await device.settle();
    await wantPhoto(device.phone.db, CARD.sha256);
    await device.settle();
    expect((await held(device)).sort()).toEqual([CARD.sha256, CARD.thumbSha256].sort());
  }
  expect(onServer()).not.toEqual([]);

  await erasePhoto(official.phone, evidenceId);
  // On the phone of who has it erased it is gone before anything was sent.
  expect(await held(official)).toEqual([]);
  for (const device of [official, hanh, minh]) await device.settle();

  expect(onServer()).toEqual([]);
  const { db } = world.server.house.store;
  expect(await db.selectFrom('photos').selectAll().execute()).toEqual([]);
  expect(await db.selectFrom('thumbs').selectAll().execute()).toEqual([]);
  for (const device of [official, hanh, minh]) {
    expect(await held(device)).toEqual([]);
    const body = await device.see('evidence', evidenceId);
    expect(body).toMatchObject({
      ...{ assignmentId: id, stepId: 's2', mark: { by: 'person.1.1' } },
      erased: { by: 'person.official' },
    });
    expect(photosArrived([body])).toEqual({ done: 0, total: 0 });
    expect(isStepDone(await device.see('assignment', id), 's2')).toBe(true);
  }
});

test('a photo that still waits on its author’s phone goes from there, and is never sent', async () => {
  const evidenceId = await take();
  const busy: Device['weather'][number] = async (request, send) => {
    if (!request.path.startsWith('/api/photos')) return send();
    const body = new TextEncoder().encode('{"code":"busy"}');
    return { status: 503, contentType: 'application/json', body };
  };
  hanh.weather.push(busy, busy, busy, busy, busy, busy, busy, busy);
  await hanh.settle();
  hanh.weather.length = 0;
  expect(await held(hanh)).toContain(CARD.sha256);
  await official.settle();
  await erasePhoto(official.phone, evidenceId);
  await official.settle();
  hanh.requests.length = 0;

  await hanh.settle();

  expect(await held(hanh)).toEqual([]);
  expect(hanh.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
  expect(onServer()).toEqual([]);
});

test('whoever was moved meanwhile loses the picture too, sent or not, though they read of it no more', async () => {
  const minh = await world.device('person.1.2');
  const sent = pictureOf(30_000, 8);
  const ids = [await take(hanh, sent)];
  await hanh.settle();
  ids.push(await take());
  // Its words arrive, its bytes do not.
  const stop: Device['weather'][number] = async (request, send) => {
    if (request.path === '/api/sync') return send();
    const body = new TextEncoder().encode('{"code":"busy"}');
    return { status: 503, contentType: 'application/json', body };
  };
  hanh.weather.push(stop, stop);
  await hanh.loop.wake();
  await hanh.loop.carried();
  hanh.weather.length = 0;
  hanh.offline = true;
  await minh.settle();
  expect(await held(minh)).toEqual([sent.thumbSha256]);
  expect(await held(hanh)).toHaveLength(4);
  await official.settle();
  for (const personId of ['person.1.1', 'person.1.2']) {
    const move = { kind: 'person.move', personId, role: 'member', placeId: 'place.2' } as const;
    await mutate(official.phone, move);
  }
  await official.settle();
  await minh.settle();
  // What others took goes with the sight of it: nobody could be told that it was erased.
  expect(await held(minh)).toEqual([]);
  for (const evidenceId of ids) await erasePhoto(official.phone, evidenceId);
  await official.settle();

  hanh.offline = false;
  await hanh.settle();

  expect(await hanh.list('evidence')).toEqual([]);
  expect(await held(hanh)).toEqual([]);
  expect(onServer()).toEqual([]);
});

test('the same picture sent for two steps is erased from both', async () => {
  const first = await take();
  await mutate(hanh.phone, { ...evidenceOf(id, CARD), stepId: 's1' }, { picture: CARD });
  await hanh.settle();
  await official.settle();
  await erasePhoto(official.phone, first);
  await official.settle();
  await hanh.settle();
  expect([...(await held(official)), ...(await held(hanh)), ...onServer()]).toEqual([]);
});

test('a backup from before brings it back only until the official’s phone is heard again', async () => {
  const { server } = world;
  const shelf = await mkdtemp(join(tmpdir(), 'to-so-shelf-'));
  try {
    const evidenceId = await take();
    await hanh.settle();
    const from = { database: join(server.folder, DATABASE), folder: server.folder, version: '0' };
    const never = new AbortController().signal;
    await makeBackup(from, join(shelf, 'a'), server.clock.now, never);
    await official.settle();
    await erasePhoto(official.phone, evidenceId);
    await official.settle();
    await hanh.settle();
    expect(onServer()).toEqual([]);

    await server.house.store.close();
    const { chance } = server.house;
    const given = { now: server.clock.now, chance, signal: never };
    const paths = { folder: server.folder, lock: join(server.folder, 'lock') };
    const { aside } = await restoreBackup(join(shelf, 'a'), paths, given);
    await rm(aside, { recursive: true });
    const { openStore } = await import('../../src/server/store/open.ts');
    server.house.store = await openStore(join(server.folder, DATABASE));
    await server.reopen();
    expect(onServer()).not.toEqual([]);

    await official.settle();
    await hanh.settle();

    expect(onServer()).toEqual([]);
    expect([...(await held(official)), ...(await held(hanh))]).toEqual([]);
    expect(await hanh.see('evidence', evidenceId)).toMatchObject({
      erased: { by: 'person.official' },
    });
  } finally {
    await rm(shelf, { recursive: true });
  }
});
