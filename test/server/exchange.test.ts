import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { act } from '../../src/server/store/act.ts';
import { exchange } from '../../src/server/store/exchange.ts';
import type { Taken, WireOp } from '../../src/shared/wire.ts';
import {
  attach,
  type Caller,
  GIVE,
  makeCaller,
  op,
  picture,
  rowOf,
  tick,
} from '../support/caller.ts';
import { dump } from '../support/dump.ts';
import { makeServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let ward: string;
let official: Caller;
let member: Caller;

/** The assignment of khu phố 1 and 2. */
const FIRST = 'o.give:0';
const SECOND = 'o.give:1';

beforeEach(async () => {
  server = await makeServer();
  ward = await server.makeWard();
  official = makeCaller(server, await server.join(ward, 'person.official'));
  member = makeCaller(server, await server.join(ward, 'person.1.2'));
  await official.sync(official.request([op('o.give', GIVE)]));
});
afterEach(() => server.close());

describe('an exchange', () => {
  test('gives a new phone its own place and what is everybody’s, and nothing of another place', async () => {
    const { rows, upto, head, more } = await member.sync(member.request([]));

    expect(new Set(rows.map(({ place }) => place))).toEqual(new Set(['', 'place.1']));
    expect(rows.filter(({ kind }) => kind === 'task')).toHaveLength(32);
    expect(rows.filter(({ kind }) => kind === 'person').map(({ id }) => id)).toEqual([
      'person.official',
      'person.1.1',
      'person.1.2',
      'person.1.3',
    ]);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map(({ seq }) => seq).sort((a, b) => a - b));
    expect([upto, more]).toEqual([head, false]);
  });

  test('shows an official at once what a member did', async () => {
    const { upto } = await official.sync(official.request([], { n0: 2 }));
    await member.sync(member.request([tick('m.1', FIRST)]));

    const { rows } = await official.sync(official.request([], { n0: 2, since: upto }));

    expect(rows).toHaveLength(1);
    expect(rowOf(rows, FIRST).body).toMatchObject({
      ticks: { s1: { marks: [{ op: 'm.1', by: 'person.1.2' }] } },
    });
  });

  test('that is repeated, because its answer was lost, changes nothing and is answered the same', async () => {
    const request = member.request([tick('m.1', FIRST)]);
    const once = await member.sync(request);
    const before = await dump(server);

    const again = await member.sync(request);

    expect(await dump(server)).toBe(before);
    expect(again).toEqual(once);
  });

  test('from long ago that arrives once more, after newer ones, changes nothing', async () => {
    const old = member.request([tick('m.1', FIRST)]);
    await member.sync(old);
    await member.sync(
      member.request(
        [op('m.2', { kind: 'note.add', assignmentId: FIRST, placeId: 'place.1', text: 'Xong' })],
        { n0: 2 },
      ),
    );
    const before = await dump(server);

    const answer = await member.sync(old);

    expect([answer.lm, answer.lmId]).toEqual([2, 'm.2']);
    expect(await dump(server)).toBe(before);
  });

  test.each([
    ['skips a number', { n0: 3 }],
    ['uses a known number for an unknown op', { n0: 1 }],
  ])('is fenced as a fork when the phone %s, and nothing changes', async (_why, over) => {
    await member.sync(member.request([tick('m.1', FIRST)]));
    const before = await dump(server);

    const answer = await member.sync(member.request([tick('m.other', FIRST, 's2')], over));

    expect(answer).toMatchObject({ fence: 'fork', client: member.client });
    expect(await dump(server)).toBe(before);
  });

  test('of another person’s install is fenced as a fork', async () => {
    await member.sync(member.request([tick('m.1', FIRST)]));
    const other = makeCaller(server, await server.join(ward, 'person.1.3'), member.client);

    expect(await other.sync(other.request([], { n0: 2 }))).toMatchObject({ fence: 'fork' });
  });

  test('from before a restore is fenced and names the new epoch', async () => {
    const { epoch } = await member.sync(member.request([]));
    const before = await dump(server);

    const answer = await member.sync(member.request([tick('m.1', FIRST)], { epoch: 'gone' }));

    expect(answer).toMatchObject({ fence: 'epoch', epoch });
    expect(await dump(server)).toBe(before);
  });

  test('with a scope that no longer holds is fenced and names the right one', async () => {
    const answer = await member.sync(member.request([], { scope: '*' }));

    expect(answer).toMatchObject({ fence: 'scope', scope: 'place.1' });
  });

  test('parks what it can’t read and applies the rest', async () => {
    const answer = await member.sync(
      member.request([
        tick('m.1', FIRST),
        ['m.2', 'visit.add@9', 5, 0, { households: 3 }],
        ['m.3', 'step.set', 5, 0, 'not even fields'],
        tick('m.4', FIRST, 's2'),
      ]),
    );

    expect(answer.outcomes).toEqual([
      { id: 'm.2', outcome: 'parked', why: 'unknownOp' },
      { id: 'm.3', outcome: 'parked', why: 'unknownOp' },
    ]);
    expect(answer.lm).toBe(4);
    expect(Object.keys((rowOf(answer.rows, FIRST).body as { ticks: object }).ticks)).toEqual([
      's1',
      's2',
    ]);
    const line = await server.house.store.db
      .selectFrom('log')
      .select(['fields', 'kind'])
      .where('id', '=', 'm.2')
      .executeTakeFirstOrThrow();
    expect(line).toEqual({ kind: 'visit.add@9', fields: '{"households":3}' });
  });

  test('refuses, and keeps in the log, what a member may not do', async () => {
    const answer = await member.sync(
      member.request([
        tick('m.1', SECOND),
        op('m.2', { kind: 'place.add', name: 'Khu phố 29', order: 29 }),
        op('m.3', {
          kind: 'evidence.store',
          part: 'photo',
          evidenceIds: ['x'],
          sha256: '0'.repeat(64),
        }),
        op('m.4', { ...GIVE, taskId: 'no-such-thing' } as typeof GIVE),
      ]),
    );

    expect(answer.outcomes.map(({ outcome, why }) => `${outcome} ${why}`)).toEqual(
      Array(4).fill('refused forbidden'),
    );
    expect(answer.rows.some(({ id }) => id === 'm.2')).toBe(false);
  });

  test('takes more than one answer when there is more than fits, and misses nothing', async () => {
    const whole = await official.sync(official.request([], { n0: 2 }));
    const given = { now: server.clock.now, chance: server.house.chance, budget: 5_000 };
    const pages: Taken[] = [];
    let since = 0;
    do {
      const request = official.request([], { n0: 2, since });
      pages.push(
        (await exchange(server.house.store, ward, 'person.official', request, given)) as Taken,
      );
      since = pages.at(-1)!.upto;
    } while (pages.at(-1)!.more);

    expect(pages.length).toBeGreaterThan(3);
    expect(pages.flatMap(({ rows }) => rows)).toEqual(whole.rows);
    expect(pages.at(-1)!.upto).toBe(whole.head);
    expect(pages.slice(0, -1).every(({ rows, upto }) => rows.at(-1)!.seq === upto)).toBe(true);
  });

  test('tells two members who tick the same step that both did, and counts it once', async () => {
    const other = makeCaller(server, await server.join(ward, 'person.1.3'));
    await member.sync(member.request([tick('m.1', FIRST)]));
    const { rows } = await other.sync(other.request([tick('x.1', FIRST)]));

    const { ticks } = rowOf(rows, FIRST).body as { ticks: Record<string, { marks: object[] }> };
    expect(ticks.s1?.marks).toMatchObject([{ by: 'person.1.2' }, { by: 'person.1.3' }]);
  });

  test('knows nothing of another ward, even where ids are the same', async () => {
    const otherWard = await server.makeWard();
    const stranger = makeCaller(server, await server.join(otherWard, 'person.official'));
    const { outcomes, rows } = await stranger.sync(stranger.request([tick('m.1', FIRST)]));

    // Kept for when such an assignment is given here, where it is somebody else's.
    expect(outcomes).toEqual([{ id: 'm.1', outcome: 'parked', why: 'tooEarly' }]);
    expect(rows.filter(({ kind }) => kind === 'assignment')).toEqual([]);
    const mine = await member.sync(member.request([tick('m.1', FIRST)]));
    expect(mine.outcomes).toEqual([]);
  });

  test('puts the entries of a phone whose clock is a year ahead at the server’s time', async () => {
    const year = 365 * 86_400_000;
    const at = server.clock.now + year;
    const [, kind, , , fields] = tick('m.1', FIRST);
    await member.sync(member.request([['m.1', kind, at - 60_000, 0, fields]], { now: at }));

    const line = await server.house.store.db
      .selectFrom('log')
      .select(['at', 'device_at', 'skewed'])
      .where('id', '=', 'm.1')
      .executeTakeFirstOrThrow();
    expect(line).toEqual({ at: server.clock.now - 60_000, device_at: at - 60_000, skewed: 1 });
  });

  test('keeps with a photo how far its phone’s clock was off, where that misleads', async () => {
    const photo = picture(100, 'p');
    const send = async (id: string, behind: number) => {
      const at = server.clock.now - behind;
      const [, kind, , , fields] = attach(id, FIRST, photo, photo);
      const n0 = Number(id.slice(2));
      const asked = member.request([[id, kind, at - 60_000, 0, fields]], { now: at, n0 });
      return rowOf((await member.sync(asked)).rows, id).body;
    };
    expect(await send('m.1', 3_600_000)).toMatchObject({ takenAt: 0, clockOff: 3_600_000 });
    expect(await send('m.2', 60_000)).not.toHaveProperty('clockOff');
  });

  test('keeps of the place of a photo no more than roughly where, and parks what is no place', async () => {
    const photo = picture(100, 'p');
    const send = (id: string, spot: object) => {
      const [, kind, at, base, fields] = attach(id, FIRST, photo, photo);
      const said: WireOp = [id, kind, at, base, { ...(fields as object), spot }];
      return member.sync(member.request([said], { n0: Number(id.slice(2)) }));
    };
    const { rows } = await send('m.1', { lat: 10.7763949, lon: 106.7004321 });
    expect(rowOf(rows, 'm.1').body).toMatchObject({ spot: { lat: 10.776, lon: 106.7 } });
    const { outcomes } = await send('m.2', { lat: 1077.6, lon: 106.7 });
    expect(outcomes).toMatchObject([{ id: 'm.2', outcome: 'parked' }]);
  });

  test('remembers when a device was heard and what waits on it', async () => {
    const stat = { queued: 2, oldest: 7, photos: 1, photoBytes: 9, persisted: true };
    await member.sync(member.request([], { stat }));

    const [device] = await server.house.store.db
      .selectFrom('devices')
      .selectAll()
      .where('client', '=', member.client)
      .execute();
    expect(device).toMatchObject({ person: 'person.1.2', seen_at: server.clock.now });
    expect(JSON.parse(device?.stat ?? '')).toEqual(stat);
  });

  test('gives each of many that arrive at once numbers of their own, without a gap', async () => {
    const people = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async (place) => {
        return makeCaller(server, await server.join(ward, `person.${place}.1`));
      }),
    );
    await Promise.all(
      people.map((one, index) =>
        one.sync(
          one.request([
            op(`p${index}.1`, {
              kind: 'person.rename',
              personId: one.session.person.id,
              name: 'A',
            }),
          ]),
        ),
      ),
    );

    const lines = await server.house.store.db
      .selectFrom('log')
      .select('seq')
      .orderBy('seq', 'desc')
      .limit(6)
      .execute();
    const { head } = await official.sync(official.request([], { n0: 2 }));
    expect(lines.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5].map((back) => head - back));
  });
});

describe('an op of the server itself', () => {
  test('goes into rows and log like anybody’s, and only once', async () => {
    const rename = {
      kind: 'person.rename' as const,
      id: 'srv.1',
      personId: 'person.1.2',
      name: 'Lan',
    };
    await act(server.house.store, ward, [rename], server.clock.now);
    const before = await dump(server);
    await act(server.house.store, ward, [rename], server.clock.now);

    expect(await dump(server)).toBe(before);
    const { rows } = await member.sync(member.request([]));
    expect(rowOf(rows, 'person.1.2').body).toMatchObject({ name: 'Lan' });
  });
});
