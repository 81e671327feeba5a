import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attach, type Caller, GIVE, makeCaller, op, picture, rowOf } from '../support/caller.ts';
import { makeServer, type TestServer } from '../support/server.ts';

const PHOTO = picture(120_000, 'lễ phát động');
const THUMB = picture(3_000, 'nhỏ');
const PATH = `/api/photos/${PHOTO.sha256}`;

let server: TestServer;
let ward: string;
let official: Caller;
let member: Caller;

beforeEach(async () => {
  server = await makeServer();
  ward = await server.makeWard();
  official = makeCaller(server, await server.join(ward, 'person.official'));
  member = makeCaller(server, await server.join(ward, 'person.1.2'));
  await official.sync(official.request([op('o.give', GIVE)]));
});
afterEach(async () => {
  expect(server.bugs).toEqual([]);
  await server.close();
});

function announce(photo = PHOTO, n0 = 1) {
  return member.sync(member.request([attach(`m.${n0}`, 'o.give:0', photo, THUMB)], { n0 }));
}

async function put(
  bytes: Uint8Array,
  headers: Record<string, string> = {},
  who = member,
  path = PATH,
) {
  const answer = await server.app.request(path, {
    method: 'PUT',
    headers: { ...who.headers, 'content-length': String(bytes.byteLength), ...headers },
    body: Buffer.from(bytes),
  });
  return {
    status: answer.status,
    offset: answer.headers.get('upload-offset'),
    said: await answer.json(),
  };
}

async function state(path = PATH) {
  const answer = await server.app.request(`${path}/state`, { headers: member.headers });
  return [answer.status, await answer.json()];
}

function onDisk(ending: string): string {
  return join(server.folder, 'photos', ward, PHOTO.sha256.slice(0, 2), `${PHOTO.sha256}.${ending}`);
}

describe('a photo', () => {
  test('that evidence names is wanted, taken, and then seen as stored by everybody', async () => {
    const { want } = await announce();
    expect(new Set(want)).toEqual(new Set([PHOTO.sha256, THUMB.sha256]));

    expect(await put(PHOTO.bytes)).toMatchObject({
      status: 200,
      said: { offset: 120_000, stored: true },
    });

    expect(readFileSync(onDisk('jpg')).equals(PHOTO.bytes)).toBe(true);
    const after = await official.sync(official.request([], { n0: 2 }));
    expect(rowOf(after.rows, 'm.1').body).toMatchObject({ stored: true, thumbStored: false });
    const { want: still } = await member.sync(member.request([], { n0: 2 }));
    expect(still).toEqual([THUMB.sha256]);
    const seen = await server.app.request(PATH, { headers: official.headers });
    expect(seen.headers.get('content-type')).toBe('image/jpeg');
    expect(seen.headers.get('cache-control')).toBe('no-store');
    expect(Buffer.from(await seen.arrayBuffer()).equals(PHOTO.bytes)).toBe(true);
  });

  test('cut in the middle of a real connection goes on where its bytes ended', async () => {
    await announce();
    const url = await server.listen();
    await new Promise<void>((done) => {
      const half = httpRequest(`${url}${PATH}`, {
        method: 'PUT',
        headers: { ...member.headers, 'content-length': 120_000, 'upload-offset': 0 },
      });
      half.on('error', () => done());
      half.write(PHOTO.bytes.subarray(0, 60_000), () =>
        setTimeout(() => half.destroy(new Error('cut')), 100),
      );
    });
    await expect.poll(async () => (await state())[1].offset).toBe(60_000);

    const wrong = await put(PHOTO.bytes.subarray(50_000), { 'upload-offset': '50000' });
    expect(wrong).toEqual({ status: 409, offset: '60000', said: { code: 'conflict' } });
    const rest = await put(PHOTO.bytes.subarray(60_000), { 'upload-offset': '60000' });

    expect(rest.said).toEqual({ offset: 120_000, stored: true });
    expect(readFileSync(onDisk('jpg')).equals(PHOTO.bytes)).toBe(true);
  });

  test('said again from its start is answered at once, and the rest of it is not waited for', async () => {
    await announce();
    await put(PHOTO.bytes.subarray(0, 60_000), { 'content-length': '120000' });
    const url = await server.listen();
    const again = httpRequest(`${url}${PATH}`, {
      method: 'PUT',
      headers: { ...member.headers, 'content-length': 120_000, 'upload-offset': 0 },
    });
    const closed = new Promise((done) => again.on('close', done).on('error', done));
    const heard = new Promise((done) => {
      again.on('response', (answer) => {
        const { statusCode, headers } = answer.resume();
        done([statusCode, headers['upload-offset'], headers.connection]);
      });
    });
    again.write(PHOTO.bytes.subarray(0, 1_000));

    expect(await heard).toEqual([409, '60000', 'close']);
    await closed;
    expect((await state())[1].offset).toBe(60_000);
  });

  test('meets no connection that had served before: what comes before it ends its own', async () => {
    await announce();
    const { headers } = member;
    const ends = async (path: string, init: RequestInit) =>
      (await server.app.request(path, { headers, ...init })).headers.get('connection');
    const nothing = member.request([]);
    const waits = { queued: 0, oldest: null, photos: 1, photoBytes: 9, persisted: null };
    const says = (stat: object) => JSON.stringify({ ...nothing, stat });

    expect([
      await ends('/api/sync', { method: 'POST', body: says(waits) }),
      await ends('/api/thumbs', { method: 'POST', body: '{"thumbs":[]}' }),
      await ends(`${PATH}/state`, {}),
      await ends(PATH, { method: 'PUT', body: Buffer.from(PHOTO.bytes) }),
    ]).toEqual(['close', 'close', 'close', 'close']);
    // Who has no photo keeps its connection for the next exchange.
    const rests = says({ ...waits, photos: 0 });
    expect(await ends('/api/sync', { method: 'POST', body: rests })).toBeNull();
  });

  test('is given an interim word before its bytes have come, if its phone asked for one', async () => {
    await announce();
    const url = await server.listen();
    const send = (asked: Record<string, string>, bytes: Buffer) => {
      const said: unknown[] = [];
      const headers = { ...member.headers, ...asked, 'content-length': 120_000 };
      const sending = httpRequest(`${url}${PATH}`, { method: 'PUT', headers });
      sending.on('information', ({ statusCode }) => said.push(statusCode));
      const end = new Promise<unknown[]>((done) => {
        sending.on('response', (answer) => {
          answer.setEncoding('utf8').on('data', (text) => {
            said.push(answer.statusCode, answer.headers.connection, text);
            done(said);
          });
        });
      });
      sending.write(bytes.subarray(0, 1_000));
      return { said, end, rest: () => sending.end(bytes.subarray(1_000)) };
    };
    const forged = Buffer.from(PHOTO.bytes);
    forged[77_000] = 1;

    const wrong = send({ 'upload-early': '1' }, forged);
    await expect.poll(() => wrong.said).toEqual([103]);
    wrong.rest();
    expect(await wrong.end).toEqual([103, 422, 'close', '{"code":"mismatch"}']);

    const right = send({ 'upload-early': '1' }, Buffer.from(PHOTO.bytes));
    await expect.poll(() => right.said).toEqual([103]);
    right.rest();
    const stored = '{"offset":120000,"stored":true}';
    expect(await right.end).toEqual([103, 200, 'close', stored]);
  });

  test('from a phone that does not ask is answered once, at its end', async () => {
    await announce();
    const url = await server.listen();
    const said: unknown[] = [];
    const headers = { ...member.headers, 'content-length': 120_000 };
    const sending = httpRequest(`${url}${PATH}`, { method: 'PUT', headers });
    sending.on('information', ({ statusCode }) => said.push(statusCode));
    const end = new Promise((done) => sending.on('response', (answer) => done(answer.resume())));
    sending.end(PHOTO.bytes);
    await end;

    expect(said).toEqual([]);
    expect((await state())[1]).toEqual({ offset: 120_000, stored: true });
  });

  test('sent anew while its dead connection still looks open is not kept waiting by it', async () => {
    await announce();
    const url = await server.listen();
    const dead = httpRequest(`${url}${PATH}`, {
      method: 'PUT',
      headers: { ...member.headers, 'content-length': 120_000 },
    });
    dead.on('error', () => {});
    dead.write(PHOTO.bytes.subarray(0, 40_000));
    await expect.poll(async () => (await state())[1].offset).toBe(40_000);

    const rest = await put(PHOTO.bytes.subarray(40_000), { 'upload-offset': '40000' });
    dead.destroy();

    expect(rest.said).toEqual({ offset: 120_000, stored: true });
  });

  test('sent again after its answer was lost is stored at once, from any offset', async () => {
    await announce();
    await put(PHOTO.bytes);
    const { head } = await official.sync(official.request([], { n0: 2 }));

    expect((await put(PHOTO.bytes)).said).toEqual({ offset: 120_000, stored: true });
    expect((await put(Buffer.from('x'))).said).toEqual({ offset: 120_000, stored: true });
    expect((await official.sync(official.request([], { n0: 2 }))).head).toBe(head);
  });

  test('whose server died between the file and the database is told to the ward at the next try', async () => {
    await announce();
    const key = { ward, sha256: PHOTO.sha256 };
    const parts = [PHOTO.bytes];
    const source = { next: async () => parts.pop() ?? null, stop: () => {} };
    await server.house.blobs.write(key, { offset: 0, size: 120_000 }, source);
    expect(await state()).toEqual([200, { offset: 120_000, stored: false }]);

    const empty = await put(Buffer.alloc(0), { 'upload-offset': '120000' });

    expect(empty.said).toEqual({ offset: 120_000, stored: true });
    const { rows } = await official.sync(official.request([], { n0: 2 }));
    expect(rowOf(rows, 'm.1').body).toMatchObject({ stored: true });
  });

  test('named again by later evidence needs no second upload', async () => {
    await announce();
    await put(PHOTO.bytes);
    const { rows, want } = await announce(PHOTO, 2);

    expect(rowOf(rows, 'm.2').body).toMatchObject({ stored: true });
    expect(want).toEqual([THUMB.sha256]);
  });

  test('with other bytes than its name says is thrown away, and the right ones are taken after', async () => {
    await announce();
    const forged = Buffer.from(PHOTO.bytes);
    forged[77_000] = 1;

    expect(await put(forged)).toMatchObject({ status: 422, said: { code: 'mismatch' } });
    expect(await state()).toEqual([200, { offset: 0, stored: false }]);
    expect(readdirSync(join(server.folder, 'photos', ward, PHOTO.sha256.slice(0, 2)))).toEqual([]);
    expect((await put(PHOTO.bytes)).said).toEqual({ offset: 120_000, stored: true });
  });

  test('that is no JPEG is refused, though it hashes to its name', async () => {
    const page = Buffer.from('<script>alert(1)</script>');
    const named = { bytes: page, sha256: createHash('sha256').update(page).digest('hex') };
    await announce(named);

    const answer = await put(page, {}, member, `/api/photos/${named.sha256}`);
    expect(answer).toMatchObject({ status: 422, said: { code: 'mismatch' } });
  });

  test('that still says where it was taken is refused and thrown away', async () => {
    const told = Buffer.concat([
      PHOTO.bytes.subarray(0, 2),
      Buffer.from([0xff, 0xe1, 0x00, 0x08]),
      Buffer.from('Exif\0\0'),
      PHOTO.bytes.subarray(2),
    ]);
    const named = { bytes: told, sha256: createHash('sha256').update(told).digest('hex') };
    await announce(named);
    const path = `/api/photos/${named.sha256}`;

    expect(await put(told, {}, member, path)).toMatchObject({
      status: 422,
      said: { code: 'notBare' },
    });
    expect(await state(path)).toEqual([200, { offset: 0, stored: false }]);
  });

  test('longer than announced is cut off and thrown away, even when the sender hides its length', async () => {
    await announce();
    const long = Buffer.concat([PHOTO.bytes, PHOTO.bytes]);
    const answer = await server.app.request(PATH, {
      method: 'PUT',
      headers: member.headers,
      body: new Blob([long]).stream(),
      duplex: 'half',
    } as RequestInit);

    expect([answer.status, await answer.json()]).toEqual([422, { code: 'mismatch' }]);
    expect(existsSync(onDisk('part'))).toBe(false);
  });

  test('is shown only to those who see its evidence', async () => {
    await announce();
    await put(PHOTO.bytes);
    const teammate = makeCaller(server, await server.join(ward, 'person.1.3'));
    const neighbour = makeCaller(server, await server.join(ward, 'person.2.1'));
    const elsewhere = await server.makeWard();
    const stranger = makeCaller(server, await server.join(elsewhere, 'person.official'));
    const look = async (who: Caller) =>
      (await server.app.request(PATH, { headers: who.headers })).status;

    expect(await Promise.all([member, teammate, official, neighbour, stranger].map(look))).toEqual([
      200, 200, 200, 404, 404,
    ]);
    expect(await put(PHOTO.bytes, {}, stranger)).toMatchObject({ status: 404 });
  });
});

describe('thumbnails', () => {
  test('are taken together; a broken one and an unknown one hold back no other', async () => {
    await announce();
    const broken = { sha256: '1'.repeat(64), data: 'AAAA' };
    const unknown = picture(900, 'x');
    const answer = await member.post('/api/thumbs', {
      thumbs: [
        broken,
        { sha256: unknown.sha256, data: unknown.bytes.toString('base64') },
        { sha256: THUMB.sha256, data: THUMB.bytes.toString('base64') },
      ],
    });

    expect(await answer.json()).toEqual({ stored: [THUMB.sha256] });
    const { rows, want } = await member.sync(member.request([], { n0: 2 }));
    expect(rowOf(rows, 'm.1').body).toMatchObject({ thumbStored: true, stored: false });
    expect(want).toEqual([PHOTO.sha256]);
  });

  test('that say more than their pixels are left out', async () => {
    const bytes = Buffer.concat([THUMB.bytes, Buffer.from('hẻm 12')]);
    const told = { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
    await member.sync(member.request([attach('m.1', 'o.give:0', PHOTO, told)]));
    const thumbs = [{ sha256: told.sha256, data: bytes.toString('base64') }];

    expect(await (await member.post('/api/thumbs', { thumbs })).json()).toEqual({ stored: [] });
  });

  test('sent again change nothing and are acknowledged again', async () => {
    await announce();
    const message = { thumbs: [{ sha256: THUMB.sha256, data: THUMB.bytes.toString('base64') }] };
    await member.post('/api/thumbs', message);
    const { head } = await official.sync(official.request([], { n0: 2 }));

    const again = await member.post('/api/thumbs', message);

    expect(await again.json()).toEqual({ stored: [THUMB.sha256] });
    expect((await official.sync(official.request([], { n0: 2 }))).head).toBe(head);
  });

  test('are given to those who see their evidence and to nobody else', async () => {
    await announce();
    const thumb = { sha256: THUMB.sha256, data: THUMB.bytes.toString('base64') };
    await member.post('/api/thumbs', { thumbs: [thumb] });
    const neighbour = makeCaller(server, await server.join(ward, 'person.2.1'));
    const fetch = async (who: Caller) =>
      (await who.post('/api/thumbs/fetch', { want: [THUMB.sha256, 'a'.repeat(64)] })).json();

    expect(await fetch(official)).toEqual({ thumbs: [thumb] });
    expect(await fetch(neighbour)).toEqual({ thumbs: [] });
  });
});
