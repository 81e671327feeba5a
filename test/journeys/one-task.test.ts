import { afterEach, beforeEach, expect, test } from 'vitest';
import { mutate } from '../../src/client/local/mutate.ts';
import { watchQueue } from '../../src/client/local/watch-queue.ts';
import { Unreachable } from '../../src/client/sync/wire.ts';
import { isStepDone } from '../../src/shared/assignment.ts';
import { currentReview } from '../../src/shared/evidence.ts';
import { evidenceOf, pictureOf } from '../support/evidence.ts';
import { giveTask, noteOf, tickOf } from '../support/given-task.ts';
import { type Device, makeWorld, type World } from '../support/world.ts';

/** Journeys: people with the product's own phones and server; clock, chance and wire are ours. */
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

test('a step ticked offline is done on the other device once both were online', async () => {
  const minh = await world.device('person.1.2');
  hanh.offline = true;
  await mutate(hanh.phone, tick());
  await hanh.settle();
  expect(isStepDone(await hanh.see('assignment', id), 's1')).toBe(true);
  expect(await hanh.phone.db.outbox.count()).toBe(1);
  hanh.offline = false;
  await hanh.settle();
  await minh.settle();
  expect(await hanh.phone.db.outbox.count()).toBe(0);
  expect(isStepDone(await minh.see('assignment', id), 's1')).toBe(true);
});

test('a tap made while an older one is on its way is not undone by the answer', async () => {
  await mutate(hanh.phone, tick('s1'));
  hanh.weather.push(async (_request, send) => {
    const answer = await send();
    await mutate(hanh.phone, tick('s2'));
    return answer;
  });
  await hanh.loop.wake();
  const seen = await hanh.see('assignment', id);
  expect([isStepDone(seen, 's1'), isStepDone(seen, 's2')]).toEqual([true, true]);
});

test('an answer that is lost costs a second request and no second note (point 10)', async () => {
  await mutate(hanh.phone, note('Đã mời tổ 5'));
  hanh.weather.push(async (_request, send) => {
    await send();
    return { status: 502, contentType: 'text/html', body: new Uint8Array() };
  });
  await hanh.settle();
  await hanh.settle();
  await official.settle();
  expect(await hanh.phone.db.outbox.count()).toBe(0);
  expect((await official.list('note')).map(({ body }) => body.text)).toEqual(['Đã mời tổ 5']);
});

test('a sign-in page of a hotel, with status 200, is not an answer', async () => {
  await mutate(hanh.phone, note('Chưa được nói là đã gửi'));
  const portal = new TextEncoder().encode('<html>Welcome to our Wi-Fi</html>');
  hanh.weather.push(async () => ({ status: 200, contentType: 'text/html', body: portal }));
  await hanh.loop.wake();
  expect(await hanh.phone.db.outbox.count()).toBe(1);
  expect((await hanh.phone.db.net.get('net'))?.state).toBe('unreachable');
});

test('without a valid session work goes on, stays, and is sent after signing in again', async () => {
  const { token } = hanh.api;
  hanh.api.token = 'no longer valid';
  await mutate(hanh.phone, tick());
  await hanh.settle();
  expect((await hanh.phone.db.net.get('net'))?.state).toBe('signedOut');
  expect(await hanh.phone.db.outbox.count()).toBe(1);
  hanh.api.token = token;
  await hanh.settle();
  expect(await hanh.phone.db.outbox.count()).toBe(0);
});

test('two people tick the same step offline: both are credited, nobody is asked (point 16)', async () => {
  const minh = await world.device('person.1.2');
  for (const device of [hanh, minh]) {
    device.offline = true;
    await mutate(device.phone, tick());
    device.offline = false;
  }
  await hanh.settle();
  await minh.settle();
  await official.settle();
  const { ticks } = await official.see('assignment', id);
  expect(ticks.s1?.marks.map((mark) => mark.by).sort()).toEqual(['person.1.1', 'person.1.2']);
  expect(await minh.phone.db.outcomes.count()).toBe(0);
});

test('text arrives before its photo; a cut photo goes on where it was cut; its hash names it (point 13)', async () => {
  const picture = pictureOf(120_000);
  const evidenceId = await mutate(hanh.phone, evidenceOf(id, picture), { picture });
  const sent: string[] = [];
  const noteAndSend: Device['weather'][number] = ({ path }, send) => {
    sent.push(path);
    return send();
  };
  hanh.weather.push(noteAndSend, noteAndSend);
  // The third request is the photo: its first half arrives, then the link breaks.
  hanh.weather.push(async (request, _send) => {
    sent.push(request.path);
    const half = request.body?.slice(0, 60_000) ?? null;
    await world.server.app.request(request.path, { ...request, body: half });
    return { status: 0, contentType: '', body: new Uint8Array() };
  });
  await hanh.settle();
  expect(sent).toEqual(['/api/sync', '/api/thumbs', `/api/photos/${picture.sha256}`]);
  await hanh.settle();
  const last = hanh.requests.filter(({ method }) => method === 'PUT').at(-1);
  expect(last?.headers['upload-offset']).toBe('60000');
  expect(last?.body?.byteLength).toBe(60_000);
  expect((await hanh.phone.db.photos.get(picture.sha256))?.state).toBe('stored');

  await official.settle();
  const evidence = await official.see('evidence', evidenceId);
  expect([evidence.thumbStored, evidence.stored]).toEqual([true, true]);
  expect((await official.phone.db.thumbs.get(picture.thumbSha256))?.bytes?.byteLength).toBe(
    picture.thumb.byteLength,
  );
});

test('the next photo is on its way before the former’s answer; an answer that got lost costs no second upload', async () => {
  const pictures = [11, 12, 13].map((seed) => pictureOf(4_000, seed));
  for (const picture of pictures) {
    await mutate(hanh.phone, evidenceOf(id, picture), { picture });
  }
  const puts: string[] = [];
  let secondBegan = () => {};
  const second = new Promise<void>((resolve) => {
    secondBegan = resolve;
  });
  let lost = 0;
  const line: Device['weather'][number] = async (request, send) => {
    hanh.weather.push(line);
    if (request.method !== 'PUT') return send();
    const turn = puts.push(request.path);
    if (turn === 2) secondBegan();
    const answer = await send();
    request.handed?.();
    if (turn > 1) return answer;
    // All bytes arrived; the answer waits for the next photo to begin, and then never comes.
    await second;
    lost += 1;
    throw new Unreachable('silence');
  };
  hanh.weather.push(line);
  await hanh.settle();
  await hanh.settle();

  expect(lost).toBe(1);
  expect(puts).toHaveLength(3);
  expect(new Set(puts).size).toBe(3);
  for (const { sha256 } of pictures) {
    expect((await hanh.phone.db.photos.get(sha256))?.state).toBe('stored');
  }
});

test('a photo that the server stumbles over holds back neither the next one nor a word', async () => {
  const [bad, good] = [pictureOf(4_000, 3), pictureOf(4_000, 4)];
  await mutate(hanh.phone, evidenceOf(id, bad), { picture: bad });
  await mutate(hanh.phone, evidenceOf(id, good), { picture: good });
  const stumbling: Device['weather'][number] = async (request, send) => {
    hanh.weather.push(stumbling);
    if (!request.path.includes(bad.sha256)) return send();
    const body = new TextEncoder().encode('{"code":"broken"}');
    return { status: 500, contentType: 'application/json', body };
  };
  hanh.weather.push(stumbling);
  await hanh.settle();
  await mutate(hanh.phone, note('Chữ vẫn đi'));
  await hanh.settle();
  const state = async (sha256: string) => (await hanh.phone.db.photos.get(sha256))?.state;
  expect([await state(bad.sha256), await state(good.sha256)]).toEqual(['waiting', 'stored']);
  expect(await hanh.phone.db.outbox.count()).toBe(0);
  expect(await world.server.house.store.db.selectFrom('rescued').selectAll().execute()).toEqual([]);
});

test('a photo that waits is no reason to talk; new work is, and a photo that left', async () => {
  const picture = pictureOf(4_000, 14);
  await mutate(hanh.phone, evidenceOf(id, picture), { picture });
  const stumbling: Device['weather'][number] = async ({ method }, send) => {
    hanh.weather.push(stumbling);
    if (method !== 'PUT') return send();
    const body = new TextEncoder().encode('{"code":"broken"}');
    return { status: 500, contentType: 'application/json', body };
  };
  hanh.weather.push(stumbling);
  await hanh.settle();
  let news = 0;
  const stop = watchQueue(hanh.phone.db, () => {
    news += 1;
  });
  await expect.poll(() => news).toBe(1);
  // Each answer says again that this photo is missed.
  for (let times = 0; times < 3; times++) await hanh.settle();
  await mutate(hanh.phone, note('mới'));
  await expect.poll(() => news).toBe(2);
  await hanh.settle();
  await hanh.phone.db.photos.update(picture.sha256, { state: 'stored' });
  await expect.poll(() => news).toBe(3);
  stop();
});

test('bytes that arrived broken are sent anew from the start, in the same turn', async () => {
  const picture = pictureOf(4_000, 5);
  await mutate(hanh.phone, evidenceOf(id, picture), { picture });
  const puts: string[] = [];
  const breaking: Device['weather'][number] = async (request, send) => {
    hanh.weather.push(breaking);
    if (request.method !== 'PUT' || !request.body) return send();
    if (puts.push(request.path) === 1) request.body = request.body.map((byte) => byte ^ 1);
    return send();
  };
  hanh.weather.push(breaking);
  await hanh.settle();
  expect(puts).toHaveLength(2);
  expect((await hanh.phone.db.photos.get(picture.sha256))?.state).toBe('stored');
});

test('a photo that no server takes is set aside and not sent again before its time', async () => {
  const picture = pictureOf(4_000, 6);
  await mutate(hanh.phone, evidenceOf(id, picture), { picture });
  let puts = 0;
  const stumbling: Device['weather'][number] = async (request, send) => {
    hanh.weather.push(stumbling);
    if (request.method !== 'PUT') return send();
    puts += 1;
    const body = new TextEncoder().encode('{"code":"broken"}');
    return { status: 500, contentType: 'application/json', body };
  };
  hanh.weather.push(stumbling);
  await hanh.settle();
  await hanh.settle();
  expect(puts).toBe(1);
  world.server.clock.now += 2_000;
  await hanh.settle();
  expect(puts).toBe(2);
});

test('a photo is returned with a reason, and a new one takes its place', async () => {
  const first = pictureOf(5_000, 1);
  const firstId = await mutate(hanh.phone, evidenceOf(id, first), { picture: first });
  await hanh.settle();
  await official.settle();
  await mutate(official.phone, {
    kind: 'evidence.return',
    evidenceId: firstId,
    reason: 'Ảnh mờ',
    seen: [],
  });
  await official.settle();
  await hanh.settle();
  const returned = currentReview((await hanh.see('evidence', firstId)).reviews);
  expect([returned?.verdict, returned?.reason]).toEqual(['returned', 'Ảnh mờ']);
  const second = pictureOf(5_000, 2);
  const again = { ...evidenceOf(id, second), replaces: firstId };
  await mutate(hanh.phone, again, { picture: second });
  await hanh.settle();
  await official.settle();
  expect((await official.list('evidence')).map(({ body }) => body.replaces)).toEqual([
    null,
    firstId,
  ]);
});

test('one op that no request gets through with goes the rescue way, and later work moves on', async () => {
  await mutate(hanh.phone, note('Ghi chú mà máy chủ không nhận'));
  await mutate(hanh.phone, tick());
  // Whatever holds the note is refused; everything else arrives.
  const refuse: Device['weather'][number] = async (request, send) => {
    hanh.weather.push(refuse);
    const holdsNote =
      request.path === '/api/sync' && (await textOf(request.body)).includes('không nhận');
    if (!holdsNote) return send();
    const body = new TextEncoder().encode('{"code":"tooBig"}');
    return { status: 413, contentType: 'application/json', body };
  };
  hanh.weather.push(refuse);
  for (let i = 0; i < 6; i++) await hanh.settle();
  expect(await hanh.phone.db.outbox.count()).toBe(0);
  const rescued = await world.server.house.store.db.selectFrom('rescued').selectAll().execute();
  expect(rescued.map(({ text }) => text.includes('không nhận'))).toEqual([true]);
  await official.settle();
  expect(isStepDone(await official.see('assignment', id), 's1')).toBe(true);
  expect((await hanh.phone.db.outcomes.toArray()).map(({ outcome }) => outcome)).toEqual([
    'parked',
  ]);
});

async function textOf(body: Uint8Array | null): Promise<string> {
  if (!body) return '';
  if (body[0] !== 0x1f) return new TextDecoder().decode(body);
  const stream = new Blob([body as Uint8Array<ArrayBuffer>]).stream();
  return new Response(stream.pipeThrough(new DecompressionStream('gzip'))).text();
}
