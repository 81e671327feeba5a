import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MySessions } from '../../src/shared/sessions.ts';
import type { Session } from '../../src/shared/wire.ts';
import { makeCaller } from '../support/caller.ts';
import { dump } from '../support/dump.ts';
import { makeServer, type TestServer } from '../support/server.ts';

const MINH = 'person.1.2';
const PHONE = 'Mozilla/5.0 (Linux; Android 14)';
const DESK = 'Mozilla/5.0 (Windows NT 10.0)';
const MINUTE = 60_000;

let server: TestServer;
let ward: string;
let phone: Session;
let desk: Session;

beforeEach(async () => {
  server = await makeServer();
  ward = await server.makeWard();
  phone = await joinOn(PHONE);
  server.clock.now += MINUTE;
  desk = await joinOn(DESK);
});
afterEach(async () => {
  expect(server.bugs).toEqual([]);
  await server.close();
});

async function joinOn(device: string, of = ward, person = MINH): Promise<Session> {
  const body = JSON.stringify({ code: await server.code(of, person), device });
  const answer = await server.app.request('/api/join', { method: 'POST', body });
  return (await answer.json()) as Session;
}

async function ask({ token }: Session, method = 'GET', body?: object) {
  const headers = { authorization: `Bearer ${token}` };
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const answer = await server.app.request('/api/sessions', init);
  return { status: answer.status, said: await answer.json() };
}

async function devicesOf(session: Session) {
  return MySessions.parse((await ask(session)).said).sessions;
}

async function idOf(device: string, seenBy: Session): Promise<string> {
  const found = (await devicesOf(seenBy)).find((one) => one.device === device);
  if (!found) throw new Error(`no ${device}`);
  return found.id;
}

const end = (by: Session, id: string) => ask(by, 'DELETE', { id });

async function syncs(session: Session): Promise<number> {
  const caller = makeCaller(server, session, session.token.slice(0, 8));
  return (await caller.post('/api/sync', caller.request([]))).status;
}

describe('the devices where somebody is signed in', () => {
  test('are listed to them, the one that asks first and marked, with when each was last heard', async () => {
    const [joinedPhone, joinedDesk] = [server.clock.now - MINUTE, server.clock.now];
    server.clock.now += MINUTE;
    await syncs(phone);

    expect(await devicesOf(desk)).toMatchObject([
      { device: DESK, here: true, since: joinedDesk, seenAt: null },
      { device: PHONE, here: false, since: joinedPhone, seenAt: server.clock.now },
    ]);
    expect((await devicesOf(phone)).map(({ here }) => here)).toEqual([true, false]);
  });

  test('bear names that are no token and nothing that the server finds one by', async () => {
    const all = await dump(server);
    for (const { id } of await devicesOf(desk)) {
      expect(all).not.toContain(id);
      expect((await ask({ ...desk, token: id })).status).toBe(401);
    }
    const { said } = await ask(desk);
    expect(JSON.stringify(said)).not.toMatch(/[0-9a-f]{32}/);
    expect(JSON.stringify(said)).not.toContain(phone.token);
  });

  test('are not listed to anybody else, nor to one of the same name in another ward', async () => {
    const other = await server.makeWard();
    const strangers = [
      await joinOn('khác', ward, 'person.1.1'),
      await joinOn('khác', ward, 'person.official'),
      await joinOn('khác', other, MINH),
    ];
    for (const stranger of strangers) {
      expect((await devicesOf(stranger)).map(({ device }) => device)).toEqual(['khác']);
    }
    const nobody = await server.app.request('/api/sessions');
    expect([nobody.status, await nobody.json()]).toEqual([401, { code: 'signedOut' }]);
  });
});

describe('a device that its person signs out from another', () => {
  test('can’t send or read until a new code, and is no longer listed; the other goes on', async () => {
    expect(await end(desk, await idOf(PHONE, desk))).toEqual({ status: 200, said: {} });

    expect([await syncs(phone), await syncs(desk)]).toEqual([401, 200]);
    expect((await ask(phone)).status).toBe(401);
    expect((await devicesOf(desk)).map(({ device }) => device)).toEqual([DESK]);
    expect(await syncs(await joinOn(PHONE))).toBe(200);
  });

  test('is signed out once: the second time there is no such device', async () => {
    const id = await idOf(PHONE, desk);
    await end(desk, id);
    expect(await end(desk, id)).toEqual({ status: 404, said: { code: 'notFound' } });
    expect((await end(desk, 'x'.repeat(22))).status).toBe(404);
  });

  test('is never the one that asks: leaving is done there', async () => {
    const own = await idOf(DESK, desk);
    expect(await end(desk, own)).toEqual({ status: 409, said: { code: 'conflict' } });
    expect(await syncs(desk)).toBe(200);
  });

  test.each([
    ['a colleague', 'person.1.3'],
    ['the leader', 'person.1.1'],
    ['an official', 'person.official'],
  ])('is not signed out by %s who learned its name', async (_who, person) => {
    const id = await idOf(PHONE, desk);
    expect((await end(await joinOn('khác', ward, person), id)).status).toBe(404);
    expect(await syncs(phone)).toBe(200);
  });

  test('is not signed out by the same name in another ward, by an ended device or by nonsense', async () => {
    const id = await idOf(DESK, phone);
    const other = await server.makeWard();
    expect((await end(await joinOn('khác', other, MINH), id)).status).toBe(404);
    await end(desk, await idOf(PHONE, desk));
    expect((await end(phone, id)).status).toBe(401);
    expect((await ask(desk, 'DELETE', { id: 7 })).status).toBe(400);
    expect(await syncs(desk)).toBe(200);
  });
});
