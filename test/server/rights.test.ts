import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GRACE_MS } from '../../src/shared/limits.ts';
import type { OpBody } from '../../src/shared/op.ts';
import { type Caller, GIVE, makeCaller, op, rowOf, tick } from '../support/caller.ts';
import { makeServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let ward: string;
let official: Caller;
let member: Caller;

const MINH = 'person.1.2';
const FIRST = 'o.give:0';
const SECOND = 'o.give:1';
const MOVE: OpBody = { kind: 'person.move', personId: MINH, role: 'member', placeId: 'place.2' };

beforeEach(async () => {
  server = await makeServer();
  ward = await server.makeWard();
  official = makeCaller(server, await server.join(ward, 'person.official'));
  member = makeCaller(server, await server.join(ward, MINH));
  await official.sync(official.request([op('o.give', GIVE)]));
});
afterEach(() => server.close());

const order = (id: string, body: OpBody) =>
  official.request([op(id, body, server.clock.now)], { n0: 2 });
const told = (answer: { outcomes: { outcome: string; why: string | null }[] }) =>
  answer.outcomes.map(({ outcome, why }) => `${outcome} ${why}`);

describe('somebody who was moved to another khu phố while offline', () => {
  test('has what was done for the old one counted, and is told that it came late', async () => {
    await official.sync(order('o.move', MOVE));

    const answer = await member.sync(member.request([tick('m.1', FIRST)]));

    expect(told(answer)).toEqual(['late null']);
    const { rows } = await official.sync(official.request([], { n0: 3 }));
    expect(rowOf(rows, FIRST).body).toMatchObject({
      ticks: { s1: { marks: [{ op: 'm.1', by: MINH }] } },
    });
  });

  test('has it kept whole but not counted when that is longer ago than the grace', async () => {
    await official.sync(order('o.move', MOVE));
    server.clock.now += GRACE_MS + 1;

    const answer = await member.sync(member.request([tick('m.1', FIRST)]));

    expect(told(answer)).toEqual(['parked tooLate']);
  });

  test('reads the new khu phố only, and is missed by the phones of the old one', async () => {
    const mate = makeCaller(server, await server.join(ward, 'person.1.3'));
    const { upto } = await mate.sync(mate.request([]));
    await official.sync(order('o.move', MOVE));

    const { rows } = await member.sync(member.request([]));
    const news = await mate.sync(mate.request([], { since: upto }));

    expect(new Set(rows.map(({ place }) => place))).toEqual(new Set(['', 'place.2']));
    expect(news.rows.map(({ kind, place, body }) => [kind, place, body])).toEqual([
      ['left', 'place.1', { of: MINH }],
    ]);
  });

  test('may not do an official’s work by having been one', async () => {
    const demote: OpBody = { ...MOVE, personId: 'person.official' } as OpBody;
    const other: OpBody = { kind: 'person.add', name: 'Sơn', role: 'official', placeId: null };
    await official.sync(order('o.son', other));
    const son = makeCaller(server, await server.join(ward, 'o.son'));
    await son.sync(son.request([op('s.move', demote)]));

    const answer = await official.sync(
      official.request([op('o.give2', { ...GIVE, taskId: 'task.I.5' } as OpBody)], { n0: 3 }),
    );

    expect(told(answer)).toEqual(['refused forbidden']);
  });
});

describe('somebody who was removed from the ward', () => {
  beforeEach(() => official.sync(order('o.out', { kind: 'person.remove', personId: MINH })));

  test('still hands over what was done before, and reads nothing any more', async () => {
    const answer = await member.sync(member.request([tick('m.1', FIRST)]));

    expect(told(answer)).toEqual(['late null']);
    expect(answer.rows).toEqual([]);
    expect(answer.scope).toBe('-');
  });

  test('never might work in another khu phố, and may not now', async () => {
    expect(told(await member.sync(member.request([tick('m.1', SECOND)])))).toEqual([
      'refused forbidden',
    ]);
  });

  test('is back in the team once an official says so', async () => {
    const back: OpBody = { ...MOVE, placeId: 'place.1' } as OpBody;
    await official.sync(official.request([op('o.back', back)], { n0: 3 }));

    const answer = await member.sync(member.request([tick('m.1', FIRST)]));

    expect(told(answer)).toEqual([]);
    expect(answer.rows.some(({ id }) => id === FIRST)).toBe(true);
  });
});

test('an official does not remove themselves', async () => {
  const answer = await official.sync(
    order('o.self', { kind: 'person.remove', personId: 'person.official' }),
  );

  expect(told(answer)).toEqual(['refused forbidden']);
});

test('a tick that comes back after a restore before its assignment does is carried out once that is here', async () => {
  const early = await member.sync(member.request([tick('m.1', 'o.again:0')]));
  expect(told(early)).toEqual(['parked tooEarly']);

  const { rows } = await official.sync(order('o.again', GIVE));

  expect(rowOf(rows, 'o.again:0').body).toMatchObject({
    ticks: { s1: { marks: [{ op: 'm.1', by: MINH }] } },
  });
  // Said again, it is what it has become.
  expect(told(await member.sync(member.request([tick('m.1', 'o.again:0')])))).toEqual([]);
});

describe('a leader who adds somebody', () => {
  const someone = (over: Partial<OpBody & { kind: 'person.add' }> = {}): OpBody => {
    return { kind: 'person.add', name: 'Đào', role: 'member', placeId: 'place.1', ...over };
  };
  const says = async (by: string, body: OpBody) => {
    const caller = makeCaller(server, await server.join(ward, by));
    return told(await caller.sync(caller.request([op('l.add', body)])));
  };

  test('adds a member of the own khu phố, whom everybody of it then knows', async () => {
    expect(await says('person.1.1', someone())).toEqual([]);

    const { rows } = await member.sync(member.request([]));
    expect(rowOf(rows, 'l.add')).toMatchObject({ place: 'place.1', body: { name: 'Đào' } });
  });

  test.each([
    ['another khu phố', 'person.1.1', { placeId: 'place.2' }],
    ['a khu phố that is not there', 'person.1.1', { placeId: 'place.99' }],
    ['the ward’s office', 'person.1.1', { placeId: null }],
    ['the own khu phố as its leader', 'person.1.1', { role: 'leader' as const }],
    ['the own khu phố as an official', 'person.1.1', { role: 'official' as const }],
    ['the own khu phố, being only a member of it', MINH, {}],
  ])('adds nobody to %s', async (_where, by, over) => {
    const [answer] = await says(by, someone(over));
    expect(answer).toMatch(/^refused forbidden$|^parked/);
    const { rows } = await official.sync(official.request([], { n0: 2 }));
    expect(rows.some(({ id }) => id === 'l.add')).toBe(false);
  });

  test('may no longer once the ward made them a member, and is told so', async () => {
    await official.sync(
      order('o.demote', { ...MOVE, personId: 'person.1.1', placeId: 'place.1' } as OpBody),
    );
    expect(await says('person.1.1', someone())).toEqual(['refused forbidden']);
  });
});

describe('whose a piece of work is within its khu phố', () => {
  const doer = (assignmentId: string, personId: string | null = MINH): OpBody => {
    return { kind: 'doer.set', assignmentId, personId };
  };
  const says = async (by: string, body: OpBody, id = `d.${by}`, n0 = 1) => {
    const caller = makeCaller(server, await server.join(ward, by), `c-${by}-${id}`);
    return told(await caller.sync(caller.request([op(id, body)], { n0 })));
  };
  const doersOf = async (id: string) => {
    const { rows } = await member.sync(member.request([]));
    return (rowOf(rows, id).body as { doers?: { by: string; personId: string | null }[] }).doers;
  };

  test('is said by its leader and by officials, changed and taken back; the last word counts', async () => {
    expect(await says('person.1.1', doer(FIRST), 'd.1')).toEqual([]);
    expect(await says('person.official', doer(FIRST, 'person.1.3'), 'd.2')).toEqual([]);
    expect(await says('person.1.1', doer(FIRST, null), 'd.3')).toEqual([]);

    expect(await doersOf(FIRST)).toMatchObject([
      { by: 'person.1.1', personId: MINH },
      { by: 'person.official', personId: 'person.1.3' },
      { by: 'person.1.1', personId: null },
    ]);
  });

  test('is, of two who say it without knowing of each other, what arrives last, and both stand', async () => {
    await says('person.1.1', doer(FIRST, MINH), 'd.1');
    await says('person.official', doer(FIRST, 'person.1.3'), 'd.2');
    // The answer to the first was lost: it comes again and does not win by that.
    await says('person.1.1', doer(FIRST, MINH), 'd.1');

    expect((await doersOf(FIRST))?.map(({ personId }) => personId)).toEqual([MINH, 'person.1.3']);
  });

  test.each([
    ['a member, not even for themselves', MINH, FIRST],
    ['the leader of another khu phố', 'person.2.1', FIRST],
    ['a leader about work of another khu phố', 'person.1.1', SECOND],
  ])('is not said by %s', async (_whom, by, about) => {
    expect(await says(by, doer(about))).toEqual(['refused forbidden']);
  });

  test('is no longer said by a leader whom the ward made a member', async () => {
    await official.sync(
      order('o.demote', { ...MOVE, personId: 'person.1.1', placeId: 'place.1' } as OpBody),
    );
    expect(await says('person.1.1', doer(FIRST))).toEqual(['refused forbidden']);
  });
});
