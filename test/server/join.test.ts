import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addInvite } from '../../src/server/store/invites.ts';
import { endSessions } from '../../src/server/store/sessions.ts';
import { makeCaller, op } from '../support/caller.ts';
import { dump } from '../support/dump.ts';
import { makeServer, type TestServer } from '../support/server.ts';

const HOUR = 3_600_000;
let server: TestServer;
let ward: string;

beforeEach(async () => {
  server = await makeServer();
  ward = await server.makeWard();
});
afterEach(async () => {
  expect(server.bugs).toEqual([]);
  await server.close();
});

async function use(code: string, path = '/api/join') {
  const body = JSON.stringify({ code, device: 'Chrome' });
  const answer = await server.app.request(path, { method: 'POST', body });
  const said = (await answer.json()) as Record<string, unknown>;
  return { ...said, status: answer.status } as Record<string, unknown>;
}

describe('a member’s code', () => {
  test('has eight letters that nobody can take for another', async () => {
    for (let n = 0; n < 50; n += 1) {
      expect(await server.code(ward, 'person.1.2')).toMatch(/^[2-9BCFGHKMNPQRSTVXZ]{8}$/);
    }
  });

  test('says where it leads without being used up', async () => {
    const code = await server.code(ward, 'person.1.1');
    for (let n = 0; n < 6; n += 1) {
      expect(await use(code, '/api/invitation')).toEqual({
        status: 200,
        kind: 'join',
        wardName: 'Phường Phước Bình (làm thử)',
        placeName: 'Khu phố 1',
        personId: 'person.1.1',
        personName: 'Tổ trưởng',
        role: 'leader',
      });
    }
    expect((await use(code)).status).toBe(200);
  });

  test('signs a person in on five devices, typed as people type, and on no sixth (point 18)', async () => {
    const code = await server.code(ward, 'person.1.2');
    const dashed = `${code.slice(0, 4)}-${code.slice(4)}`;
    for (const typed of [
      code,
      dashed,
      code.toLowerCase(),
      ` ${dashed} `,
      code.split('').join(' '),
    ]) {
      const { status, person, place } = await use(typed);
      expect([status, person, place]).toEqual([
        200,
        { id: 'person.1.2', name: 'Thành viên 1', role: 'member', placeId: 'place.1' },
        { id: 'place.1', name: 'Khu phố 1' },
      ]);
    }
    expect(await use(code)).toEqual({ status: 410, code: 'codeUsed' });
  });

  test('is over after two days', async () => {
    const code = await server.code(ward, 'person.1.2');
    server.clock.now += 48 * HOUR - 1;
    expect((await use(code)).status).toBe(200);
    server.clock.now += 1;
    expect(await use(code)).toEqual({ status: 410, code: 'codeExpired' });
    expect(await use(code, '/api/invitation')).toEqual({ status: 410, code: 'codeExpired' });
  });

  test('is stored by its hash only, as is the token it gives', async () => {
    const code = await server.code(ward, 'person.1.2');
    const { token } = await use(code);
    const all = await dump(server);
    expect(all).not.toContain(code);
    expect(all).not.toContain(token);
    expect(token).toMatch(/^[\w-]{43}$/);
  });
});

describe('an official’s link', () => {
  test('works once, within seven days', async () => {
    const first = await server.code(ward, 'person.official');
    const second = await server.code(ward, 'person.official');
    expect(first).toMatch(/^[\w-]{22}$/);
    expect((await use(first)).status).toBe(200);
    expect(await use(first)).toEqual({ status: 410, code: 'codeUsed' });
    server.clock.now += 7 * 24 * HOUR;
    expect(await use(second)).toEqual({ status: 410, code: 'codeExpired' });
  });

  test('is used by one of two who open it at the same moment', async () => {
    const code = await server.code(ward, 'person.official');
    const both = await Promise.all([use(code), use(code)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
  });
});

describe('codes of others', () => {
  test('are made by officials for people of their ward', async () => {
    const official = makeCaller(server, await server.join(ward, 'person.official'));
    const answer = await official.post('/api/invites', { personId: 'person.3.1' });
    const { code, expires } = (await answer.json()) as { code: string; expires: number };

    expect(expires).toBe(server.clock.now + 48 * HOUR);
    expect((await use(code)).person).toMatchObject({ id: 'person.3.1' });
  });

  describe('made by a leader', () => {
    const ask = async (by: string, personId: string) => {
      const caller = makeCaller(server, await server.join(ward, by));
      return caller.post('/api/invites', { personId });
    };

    test('are for members of the own khu phố, for one person, and over after two days', async () => {
      const answer = await ask('person.1.1', 'person.1.2');
      const { code, expires } = (await answer.json()) as { code: string; expires: number };

      expect(code).toMatch(/^[2-9BCFGHKMNPQRSTVXZ]{8}$/);
      expect(expires).toBe(server.clock.now + 48 * HOUR);
      expect((await use(code)).person).toMatchObject({ id: 'person.1.2', role: 'member' });
      server.clock.now = expires;
      expect(await use(code)).toEqual({ status: 410, code: 'codeExpired' });
    });

    test.each([
      ['a member of another khu phố', 'person.1.1', 'person.2.2'],
      ['the leader of another khu phố', 'person.1.1', 'person.2.1'],
      ['an official', 'person.1.1', 'person.official'],
      ['the leader, for a second phone', 'person.1.1', 'person.1.1'],
      ['somebody who is not of the ward, which is told to nobody', 'person.1.1', 'person.99'],
      ['a colleague, asked for by a member', 'person.1.2', 'person.1.3'],
      ['a member, asked for by oneself', 'person.1.2', 'person.1.2'],
    ])('are not for %s', async (_whom, by, personId) => {
      const answer = await ask(by, personId);
      expect([answer.status, await answer.json()]).toEqual([403, { code: 'forbidden' }]);
    });

    test('are not for a member who was moved away or taken off the team', async () => {
      const official = makeCaller(server, await server.join(ward, 'person.official'));
      const away = { personId: 'person.1.2', role: 'member', placeId: 'place.2' } as const;
      await official.sync(
        official.request([
          op('o.1', { kind: 'person.move', ...away }),
          op('o.2', { kind: 'person.remove', personId: 'person.1.3' }),
        ]),
      );
      expect((await ask('person.1.1', 'person.1.2')).status).toBe(403);
      expect((await ask('person.1.1', 'person.1.3')).status).toBe(403);
      expect((await ask('person.2.1', 'person.1.2')).status).toBe(200);
    });
  });

  test('can’t be found by trying: after twenty wrong ones the address has to wait a minute', async () => {
    const right = await server.code(ward, 'person.1.2');
    for (let n = 0; n < 20; n += 1) {
      expect(await use(`WRNG${1000 + n}`, n % 2 ? '/api/join' : '/api/invitation')).toEqual({
        status: 404,
        code: 'codeWrong',
      });
    }
    expect(await use(right)).toEqual({ status: 429, code: 'tooMany' });
    server.clock.now += 60_000;
    expect((await use(right)).status).toBe(200);
  });
});

describe('setting up a ward', () => {
  const request = {
    wardName: 'Phường Thử',
    placeWord: 'tổ dân phố',
    placeNames: ['Tổ 1', 'Tổ 2'],
    officialName: 'Cán bộ',
    phone: '0271 000 000',
    device: '',
  };
  const setUp = async (body: object) => {
    const answer = await server.app.request('/api/setup', {
      method: 'POST',
      body: JSON.stringify(body),
    });
    const said = (await answer.json()) as Record<string, unknown>;
    return { ...said, status: answer.status } as Record<string, unknown>;
  };
  const newCode = async () => {
    const given = { now: server.clock.now, chance: server.house.chance };
    return (await addInvite(server.house.store.db, null, given)).code;
  };

  test('makes a real ward by ops, with the plan if wanted, and signs its official in', async () => {
    const code = await newCode();
    expect(await use(code, '/api/invitation')).toMatchObject({
      status: 200,
      kind: 'setup',
      role: null,
    });

    const session = await setUp({ ...request, code, template: 'phuoc-binh-2026' });

    expect(session).toMatchObject({
      status: 200,
      ward: { name: 'Phường Thử', placeWord: 'tổ dân phố', practice: false },
      person: { name: 'Cán bộ', role: 'official', placeId: null },
      place: null,
    });
    const official = makeCaller(server, session as never);
    const { rows } = await official.sync(official.request([]));
    const counts = Object.groupBy(rows, ({ kind }) => kind);
    expect(Object.entries(counts).map(([kind, all]) => [kind, all?.length])).toEqual([
      ['ward', 1],
      ['place', 2],
      ['person', 1],
      ['plan', 1],
      ['task', 32],
      ['indicator', 25],
      ['budget', 14],
    ]);
  });

  test('uses its code up only when all went well, and once', async () => {
    const code = await newCode();
    expect(await setUp({ ...request, code, template: 'no-such' })).toEqual({
      status: 404,
      code: 'notFound',
    });
    expect(await use(code)).toEqual({ status: 404, code: 'codeWrong' });
    expect((await setUp({ ...request, code, template: null })).status).toBe(200);
    expect(await setUp({ ...request, code, template: null })).toEqual({
      status: 410,
      code: 'codeUsed',
    });
  });

  test('is not for a member’s code, which loses no use by it', async () => {
    const code = await server.code(ward, 'person.official');
    expect(await setUp({ ...request, code, template: null })).toEqual({
      status: 404,
      code: 'codeWrong',
    });
    expect((await use(code)).status).toBe(200);
  });
});

test('a person signed out everywhere can’t send or read until a new code', async () => {
  const member = makeCaller(server, await server.join(ward, 'person.1.2'));
  await member.sync(member.request([]));

  expect(await endSessions(server.house.store.db, ward, 'person.1.2', server.clock.now)).toBe(1);

  expect((await member.post('/api/sync', member.request([]))).status).toBe(401);
  const again = makeCaller(server, await server.join(ward, 'person.1.2'));
  await again.sync(again.request([]));
});
