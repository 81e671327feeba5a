import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eraseLeft } from '../../src/server/routes/erase-files.ts';
import { exchange } from '../../src/server/store/exchange.ts';
import type { OpBody } from '../../src/shared/op.ts';
import { attach, type Caller, GIVE, makeCaller, op, picture, rowOf } from '../support/caller.ts';
import { makeServer, type TestServer } from '../support/server.ts';

const CARD = picture(90_000, 'căn cước');
const SMALL = picture(2_000, 'căn cước nhỏ');
const PATH = `/api/photos/${CARD.sha256}`;
const ERASE: OpBody = { kind: 'evidence.erase', evidenceId: 'm.1' };

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
  await announce('m.1', 1);
});
afterEach(async () => {
  expect(server.bugs).toEqual([]);
  await server.close();
});

const announce = (id: string, n0: number) =>
  member.sync(member.request([attach(id, 'o.give:0', CARD, SMALL)], { n0 }));

async function put(body: BodyInit = new Uint8Array(CARD.bytes), headers = {}) {
  const all = { ...member.headers, ...headers };
  const init = { method: 'PUT', headers: all, body, duplex: 'half' } as RequestInit;
  const answer = await server.app.request(PATH, init);
  return [answer.status, await answer.json()];
}

async function sendBoth(): Promise<void> {
  const thumbs = [{ sha256: SMALL.sha256, data: SMALL.bytes.toString('base64') }];
  await member.post('/api/thumbs', { thumbs });
  expect(await put()).toEqual([200, { offset: 90_000, stored: true }]);
}

const erase = (n0 = 2, id = 'o.erase', body: OpBody = ERASE) =>
  official.sync(official.request([op(id, body)], { n0 }));

/** Files of the server in which these bytes stand, the database's own among them. */
function holding({ bytes }: { bytes: Buffer }): string[] {
  const some = bytes.subarray(1_000, 1_200);
  const found = readdirSync(server.folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(some));
}

const seen = async (caller = official, path = PATH) =>
  (await server.app.request(path, { headers: caller.headers })).status;

describe('a photo that an official has erased', () => {
  test('is in no file of the server, is shown to nobody, and its record says by whom', async () => {
    await sendBoth();
    expect(holding(CARD)).toHaveLength(1);
    expect(holding(SMALL)).not.toEqual([]);
    expect(
      (await server.app.request(PATH, { headers: official.headers })).headers.get('cache-control'),
    ).toBe('no-store');

    const { rows } = await erase();

    expect(rowOf(rows, 'm.1').body).toMatchObject({
      erased: { op: 'o.erase', by: 'person.official' },
      mark: { by: 'person.1.2' },
      stored: false,
      thumbStored: false,
    });
    expect(holding(CARD)).toEqual([]);
    expect(holding(SMALL)).toEqual([]);
    expect([await seen(), await seen(member)]).toEqual([404, 404]);
    const fetched = await official.post('/api/thumbs/fetch', { want: [SMALL.sha256] });
    expect(await fetched.json()).toEqual({ thumbs: [] });
  });

  test('is never asked for and never taken again', async () => {
    expect((await member.sync(member.request([], { n0: 2 }))).want).toHaveLength(2);
    await erase();

    expect((await member.sync(member.request([], { n0: 2 }))).want).toEqual([]);
    expect(await put()).toEqual([410, { code: 'erased' }]);
    expect(await seen(member, `${PATH}/state`)).toBe(410);
    const thumbs = [{ sha256: SMALL.sha256, data: SMALL.bytes.toString('base64') }];
    expect(await (await member.post('/api/thumbs', { thumbs })).json()).toEqual({ stored: [] });
    expect([...holding(CARD), ...holding(SMALL)]).toEqual([]);
  });

  test('leaves no part of what had arrived of it', async () => {
    const part = new Uint8Array(CARD.bytes.subarray(0, 40_000));
    const length = { 'content-length': '90000' };
    expect(await put(part, length)).toEqual([200, { offset: 40_000, stored: false }]);
    expect(holding(CARD)).toHaveLength(1);
    await erase();
    expect(holding(CARD)).toEqual([]);
  });

  test('does not come back with an upload that was under way', async () => {
    let open: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        open = controller;
        controller.enqueue(new Uint8Array(CARD.bytes.subarray(0, 40_000)));
      },
      cancel: () => {},
    });
    const uploading = put(body, { 'content-length': '90000' });
    while (holding(CARD).length === 0) await new Promise((next) => setTimeout(next, 5));

    await erase();
    try {
      open?.enqueue(new Uint8Array(CARD.bytes.subarray(40_000)));
      open?.close();
    } catch {
      // The server has stopped listening.
    }

    expect(await uploading).toEqual([410, { code: 'erased' }]);
    expect(holding(CARD)).toEqual([]);
  });

  test('keeps its bytes while other evidence names them, and loses them with that', async () => {
    await sendBoth();
    await announce('m.2', 2);
    await erase();
    expect(await seen()).toBe(200);
    const fetched = await official.post('/api/thumbs/fetch', { want: [SMALL.sha256] });
    expect((await fetched.json()).thumbs).toHaveLength(1);

    await erase(3, 'o.erase2', { kind: 'evidence.erase', evidenceId: 'm.2' });
    expect(await seen()).toBe(404);
    expect([...holding(CARD), ...holding(SMALL)]).toEqual([]);
  });

  test('is not brought back by an approval, nor by what else is said of it', async () => {
    await sendBoth();
    await erase();
    const approve: OpBody = { kind: 'evidence.approve', evidenceId: 'm.1', seen: [] };
    const { outcomes, rows } = await erase(3, 'o.approve', approve);
    expect(outcomes).toEqual([{ id: 'o.approve', outcome: 'onDeleted', why: null }]);
    expect(rowOf(rows, 'm.1').body).toMatchObject({ erased: { op: 'o.erase' } });
    expect(await put()).toEqual([410, { code: 'erased' }]);
  });

  test('goes as it arrives where its erasing came first', async () => {
    const early: OpBody = { kind: 'evidence.erase', evidenceId: 'm.9' };
    const { outcomes } = await erase(2, 'o.early', early);
    expect(outcomes).toMatchObject([{ outcome: 'parked', why: 'tooEarly' }]);
    const { rows, want } = await announce('m.9', 2);
    expect(rowOf(rows, 'm.9').body).toMatchObject({ erased: { op: 'o.early' } });
    // The first one is still asked for.
    expect(want).toHaveLength(2);
    await erase(3);
    expect(await put()).toEqual([410, { code: 'erased' }]);
  });

  test('is gone after a restart when the server died before it could delete the file', async () => {
    await sendBoth();
    const request = official.request([op('o.erase', ERASE)], { n0: 2 });
    const { store, chance } = server.house;
    await exchange(store, ward, 'person.official', request, { now: server.clock.now, chance });
    expect(holding(CARD)).toHaveLength(1);
    // Shown to nobody even so.
    expect(await seen()).toBe(404);

    await server.reopen();
    await eraseLeft(server.house);

    expect(holding(CARD)).toEqual([]);
    expect(existsSync(join(server.folder, 'photos', ward))).toBe(true);
  });
});

test('a member cannot have a photo erased, not even their own', async () => {
  await sendBoth();
  const { outcomes } = await member.sync(member.request([op('m.erase', ERASE)], { n0: 2 }));
  expect(outcomes).toEqual([{ id: 'm.erase', outcome: 'refused', why: 'forbidden' }]);
  expect(await seen()).toBe(200);
});
