import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mutate } from '../../src/client/local/mutate.ts';
import { readOutbox } from '../../src/client/local/outbox.ts';
import { evidenceState, readQueues } from '../../src/client/local/send-state.ts';
import { chooseWifi, readWifi } from '../../src/client/local/wifi.ts';
import { evidenceOf, pictureOf } from '../support/evidence.ts';
import { giveTask, noteOf } from '../support/given-task.ts';
import { type Device, makeWorld, type World } from '../support/world.ts';

let world: World;
let official: Device;
let hanh: Device;
let id: string;

beforeEach(async () => {
  world = await makeWorld();
  official = await world.device('person.official');
  id = await giveTask(official);
  hanh = await world.device('person.1.1');
  hanh.roam(false);
});
afterEach(async () => {
  expect([...world.server.bugs, ...hanh.bugs]).toEqual([]);
  await world.end();
});

const take = async (seed: number) => {
  const picture = pictureOf(40_000, seed);
  const evidence = await mutate(hanh.phone, evidenceOf(id, picture), { picture });
  return { ...picture, evidence };
};
const full = () => hanh.requests.filter(({ path }) => path.startsWith('/api/photos/'));
const bytesOf = async (sha256: string) => (await hanh.phone.db.photos.get(sha256))?.state;
const stateOf = async (evidence: string) =>
  evidenceState(await readQueues(hanh.phone.db), evidence, await hanh.see('evidence', evidence));

test('on mobile data the text and the thumbnail go, the full photo waits and says so', async () => {
  await chooseWifi(hanh.phone.db, true);
  const photo = await take(1);
  await mutate(hanh.phone, noteOf(id, 'Chữ vẫn đi'));
  await hanh.settle();
  await official.settle();
  expect((await official.list('note')).map(({ body }) => body.text)).toEqual(['Chữ vẫn đi']);
  expect((await official.see('evidence', photo.evidence)).thumbStored).toBe(true);
  expect(full()).toEqual([]);
  expect(await stateOf(photo.evidence)).toBe('wifi');
  expect((await readOutbox(hanh.phone)).waiting.map(({ state }) => state)).toEqual(['wifi']);
});

test('a photo that waited goes by itself once the phone is on Wi-Fi', async () => {
  await chooseWifi(hanh.phone.db, true);
  const photo = await take(1);
  await hanh.settle();
  hanh.roam(true);
  await vi.waitFor(async () => expect(await bytesOf(photo.sha256)).toBe('stored'));
  expect(await stateOf(photo.evidence)).toBe('sent');
});

test('“Gửi ngay” sends every photo once, whatever the network; the next one waits again', async () => {
  await chooseWifi(hanh.phone.db, true);
  const first = await take(1);
  await hanh.settle();
  await hanh.loop.sendAll();
  await hanh.loop.carried();
  expect(await bytesOf(first.sha256)).toBe('stored');
  const second = await take(2);
  await hanh.settle();
  expect(await bytesOf(second.sha256)).toBe('waiting');
  expect(await stateOf(second.evidence)).toBe('wifi');
});

test('a phone that leaves Wi-Fi in the middle of a photo stops there, and goes on from there later', async () => {
  await chooseWifi(hanh.phone.db, true);
  hanh.roam(true);
  const photo = await take(1);
  const leaves: Device['weather'][number] = async (request, send) => {
    if (!request.path.startsWith('/api/photos/')) {
      hanh.weather.unshift(leaves);
      return send();
    }
    const half = request.body?.slice(0, 15_000) ?? null;
    await world.server.app.request(request.path, { ...request, body: half });
    hanh.roam(false);
    // The line goes silent until the phone itself lets go of it.
    await new Promise<void>((gone) => request.signal?.addEventListener('abort', () => gone()));
    return { status: 0, contentType: '', body: new Uint8Array() };
  };
  hanh.weather.push(leaves);
  await hanh.loop.wake();
  await hanh.loop.carried();
  expect(full()).toHaveLength(1);
  expect(await stateOf(photo.evidence)).toBe('wifi');
  expect((await hanh.phone.db.net.get('net'))?.state).toBe('idle');

  hanh.roam(true);
  await vi.waitFor(async () => expect(await bytesOf(photo.sha256)).toBe('stored'));
  expect(full().at(-1)?.headers['upload-offset']).toBe('15000');
});

test('who takes the choice back has photos go at once', async () => {
  await chooseWifi(hanh.phone.db, true);
  const photo = await take(1);
  await hanh.settle();
  await chooseWifi(hanh.phone.db, false);
  await vi.waitFor(async () => expect(await bytesOf(photo.sha256)).toBe('stored'));
  expect((await readWifi(hanh.phone.db)).held).toBe(false);
});

test('without the choice a photo goes on any network', async () => {
  const photo = await take(1);
  await hanh.settle();
  expect(await bytesOf(photo.sha256)).toBe('stored');
});
