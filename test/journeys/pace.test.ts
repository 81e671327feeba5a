import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mutate } from '../../src/client/local/mutate.ts';
import { readOutbox } from '../../src/client/local/outbox.ts';
import { evidenceState, partOf, readQueues } from '../../src/client/local/send-state.ts';
import { readSending } from '../../src/client/local/sending.ts';
import { signalOf } from '../../src/client/screens/signal.ts';
import type { WireRequest } from '../../src/client/sync/wire.ts';
import { evidenceOf, pictureOf } from '../support/evidence.ts';
import { giveTask, noteOf } from '../support/given-task.ts';
import { type Device, makeWorld, type World } from '../support/world.ts';

const PHOTO = 100_000;

let world: World;
let hanh: Device;
let id: string;

beforeEach(async () => {
  world = await makeWorld();
  id = await giveTask(await world.device('person.official'));
  hanh = await world.device('person.1.1');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(async () => {
  vi.useRealTimers();
  expect([...world.server.bugs, ...hanh.bugs]).toEqual([]);
  await world.end();
});

const take = async (seed: number) => {
  const picture = pictureOf(PHOTO, seed);
  const evidence = await mutate(hanh.phone, evidenceOf(id, picture), { picture });
  return { ...picture, evidence };
};
const pass = (ms: number) => {
  world.server.clock.now += ms;
  vi.advanceTimersByTime(ms);
};
const signal = async () => signalOf(await readSending(hanh.phone), hanh.phone.clock());
const isPhoto = ({ path, method }: WireRequest) =>
  method === 'PUT' && path.startsWith('/api/photos/');
const lane = () => hanh.phone.db.net.get('photos');

/** Of each photo's rest, `bytes` arrive in `ms`, and the server answers for them. */
function carries(
  bytes: number,
  ms: number | number[],
  between: () => Promise<void> = async () => {},
) {
  const handler: Device['weather'][number] = async (request, send) => {
    hanh.weather.unshift(handler);
    if (!isPhoto(request)) return send();
    await between();
    const whole = typeof ms === 'number' ? ms : (ms.shift() ?? 0);
    for (let gone = 0; gone < whole; gone += 1_000) {
      pass(1_000);
      request.moved?.();
    }
    const body = request.body?.slice(0, bytes) ?? null;
    const { method, path, headers } = request;
    const response = await world.server.app.request(path, { method, headers, body });
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      body: new Uint8Array(await response.arrayBuffer()),
    };
  };
  hanh.weather.push(handler);
}

/** The next request of this kind waits until it is let go. */
function holds(which: (request: WireRequest) => boolean) {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let isHere = () => {};
  const here = new Promise<void>((resolve) => {
    isHere = resolve;
  });
  const handler: Device['weather'][number] = async (request, send) => {
    if (!which(request)) {
      hanh.weather.unshift(handler);
      return send();
    }
    isHere();
    await held;
    return send();
  };
  hanh.weather.push(handler);
  return { here, letGo };
}

test('a photo whose bytes arrive part by part says how many per cent the ward holds, and never all', async () => {
  const photo = await take(1);
  const seen: unknown[] = [];
  carries(30_000, 2_000, async () => {
    await vi.waitFor(async () => expect((await lane())?.sending).toHaveLength(1));
    const queues = await readQueues(hanh.phone.db);
    const body = await hanh.see('evidence', photo.evidence);
    const [piece] = (await readOutbox(hanh.phone)).waiting;
    expect(piece?.part).toEqual(partOf(queues, photo.sha256));
    seen.push([evidenceState(queues, photo.evidence, body), piece?.part?.percent]);
  });
  await hanh.settle();
  expect(seen).toEqual([
    ['sending', undefined],
    ['sending', 30],
    ['sending', 60],
    ['sending', 90],
  ]);
  const body = await hanh.see('evidence', photo.evidence);
  const queues = await readQueues(hanh.phone.db);
  expect([evidenceState(queues, photo.evidence, body), await lane()]).toEqual(['sent', undefined]);
});

test('a server that holds every byte has not said yet that it holds the photo (point 9)', async () => {
  const photo = await take(1);
  const all = JSON.stringify({ offset: PHOTO, stored: false });
  const body = new TextEncoder().encode(all);
  const isHere: Device['weather'][number] = async (request, send) => {
    if (isPhoto(request)) return { status: 200, contentType: 'application/json', body };
    hanh.weather.unshift(isHere);
    return send();
  };
  hanh.weather.push(isHere);
  const asked = holds(isPhoto);
  await hanh.loop.wake();
  await asked.here;
  pass(1_000);
  await vi.waitFor(async () => {
    expect((await lane())?.sending).toEqual([{ sha256: photo.sha256, percent: 99 }]);
  });
  asked.letGo();
  await hanh.loop.carried();
  expect((await hanh.phone.db.photos.get(photo.sha256))?.state).toBe('stored');
});

test('how long the photos take is said once it was measured, from what the ward holds', async () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) await take(seed);
  const seen: unknown[] = [];
  carries(PHOTO, 15_000, async () => void seen.push(await signal()));
  await hanh.settle();
  expect(seen).toEqual([
    { kind: 'photos', left: 6, minutes: null },
    { kind: 'photos', left: 5, minutes: 2 },
    { kind: 'photos', left: 4, minutes: 1 },
    { kind: 'photos', left: 3, minutes: 1 },
    { kind: 'photos', left: 2, minutes: 1 },
    { kind: 'photos', left: 1, minutes: 1 },
  ]);
  expect((await signal())?.kind).toBe('sent');
});

test('a link on which little gets through is called weak, and no longer once more does', async () => {
  for (const seed of [1, 2, 3, 4]) await take(seed);
  const seen: unknown[] = [];
  carries(PHOTO, [30_000, 2_000, 2_000, 2_000], async () => {
    seen.push((await signal())?.kind);
  });
  await hanh.settle();
  expect(seen).toEqual(['photos', 'weak', 'photos', 'photos']);
});

test('an answer that is long in coming is said to be a weak network, and forgotten with it', async () => {
  await mutate(hanh.phone, noteOf(id, 'Đã mời tổ 5'));
  const asked = holds(() => true);
  const talked = hanh.loop.wake();
  await asked.here;
  pass(7_000);
  expect((await signal())?.kind).toBe('sending');
  pass(1_500);
  await vi.waitFor(async () => expect((await signal())?.kind).toBe('weak'));
  asked.letGo();
  await talked;
  await vi.waitFor(async () => expect((await signal())?.kind).toBe('sent'));
  expect(await hanh.phone.db.net.get('text')).toBeUndefined();
});

test('bytes that move are a link that is alive, however long the answer takes', async () => {
  await take(1);
  const asked = holds(isPhoto);
  await hanh.loop.wake();
  await asked.here;
  const request = hanh.requests.find(isPhoto);
  for (let i = 0; i < 4; i++) {
    pass(5_000);
    request?.moved?.();
  }
  await vi.waitFor(async () => expect((await lane())?.sending).toHaveLength(1));
  expect((await lane())?.slow).toBe(false);
  pass(8_500);
  await vi.waitFor(async () => expect((await signal())?.kind).toBe('weak'));
  asked.letGo();
  await hanh.loop.carried();
  expect(await lane()).toBeUndefined();
});

test('after a time without a network the first answer says that it is back, while photos are left', async () => {
  hanh.offline = true;
  await take(1);
  await mutate(hanh.phone, noteOf(id, 'Đã mời tổ 5'));
  await hanh.loop.wake();
  expect((await signal())?.kind).toBe('offline');
  hanh.offline = false;
  const asked = holds(isPhoto);
  const talked = hanh.loop.wake();
  await talked;
  await asked.here;
  expect(await signal()).toEqual({ kind: 'back', left: 1 });
  asked.letGo();
  await hanh.loop.carried();
  await hanh.loop.wake();
  expect((await signal())?.kind).toBe('sent');
});

test('what a page that died in the middle of a photo said is not repeated by the next one', async () => {
  const photo = await take(1);
  const sending = [{ sha256: photo.sha256, percent: 60 }];
  await hanh.phone.db.net.put({ key: 'photos', slow: true, each: 9, sending });
  hanh.loop.stop();
  const { startLoop } = await import('../../src/client/sync/loop.ts');
  const silent = { token: null, wire: () => new Promise<never>(() => {}) };
  const loop = startLoop(hanh.phone, silent, {
    lock: (_lane, work) => work(),
    random: () => 1,
    network: { isWifi: () => true, watch: () => () => {} },
    report: (bug) => hanh.bugs.push(bug),
  });
  await vi.waitFor(async () => expect(await lane()).toBeUndefined());
  loop.stop();
});

test('many parts in one second cost the disk few writes', async () => {
  await take(1);
  const writes = vi.spyOn(hanh.phone.db.net, 'put');
  carries(2_000, 0);
  await hanh.settle();
  const told = writes.mock.calls.filter(([row]) => row.key === 'photos');
  expect(told.length).toBeLessThanOrEqual(2);
});
