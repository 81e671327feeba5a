import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeBackup } from '../../src/server/backup/make.ts';
import { restoreBackup } from '../../src/server/backup/restore.ts';
import { deliverer } from '../../src/server/push/deliver.ts';
import { PER_DAY, type Pushing, startPushing } from '../../src/server/push/pushing.ts';
import { pushKey } from '../../src/server/store/keys.ts';
import { openStore } from '../../src/server/store/open.ts';
import { endSessions } from '../../src/server/store/sessions.ts';
import { addDays, startOfDay } from '../../src/shared/calendar/day.ts';
import { turnDue, turnPeriodNamed } from '../../src/shared/calendar/turn-periods.ts';
import { wardPeriods } from '../../src/shared/calendar/ward-periods.ts';
import type { Id } from '../../src/shared/model.ts';
import type { OpBody } from '../../src/shared/op.ts';
import { attach, type Caller, GIVE, makeCaller, op, picture, tick } from '../support/caller.ts';
import { makePushService, type PushBrowser, type PushService } from '../support/push-service.ts';
import { makeServer, type TestServer } from '../support/server.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const SUBJECT = 'mailto:to-so@example.vn';

let server: TestServer;
let service: PushService;
let pushing: Pushing;
let ward: Id;
let official: Caller;
let hanh: Caller;
let notes: unknown[];
let said: Map<Caller, number>;

beforeEach(async () => {
  server = await makeServer();
  server.house.isPushService = () => true;
  service = await makePushService();
  notes = [];
  said = new Map();
  ward = await server.makeWard();
  official = await caller('person.official');
  hanh = await caller('person.1.2');
  await begin();
});
afterEach(async () => {
  await pushing.stop();
  await service.close();
  await server.close();
  expect(server.bugs).toEqual([]);
});

async function begin(): Promise<void> {
  const { store, chance, now } = server.house;
  const deliver = deliverer(await pushKey(store.db, chance), SUBJECT, { anywhere: true });
  pushing = startPushing({ store, deliver, now, note: (bug) => notes.push(bug) });
  await pushing.round();
}

async function caller(person: Id): Promise<Caller> {
  return makeCaller(server, await server.join(ward, person));
}

/** One deed of one person, as their phone sends it. */
async function say(who: Caller, id: string, body: OpBody): Promise<void> {
  const n0 = (said.get(who) ?? 0) + 1;
  said.set(who, n0);
  const { outcomes } = await who.sync(who.request([op(id, body, server.clock.now)], { n0 }));
  expect(outcomes).toEqual([]);
}

async function subscribe(who: Caller, name: string): Promise<PushBrowser> {
  const browser = service.subscribe(name);
  expect((await who.post('/api/push', browser.subscription)).status).toBe(200);
  return browser;
}

async function later(ms: number): Promise<void> {
  server.clock.now += ms;
  await pushing.round();
}

/** The next time that the clock in Vietnam shows this. */
async function at(time: string): Promise<void> {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wanted = ((hours - 7 + 24) % 24) * 3_600_000 + minutes * MINUTE;
  await later((wanted - (server.clock.now % DAY) + DAY) % DAY || DAY);
}

const ONE_STEP: OpBody = {
  kind: 'task.give',
  taskId: 'task.I.6',
  placeIds: ['place.1'],
  steps: [{ id: 's1', text: 'Dán', photo: false }],
  target: null,
  due: null,
};

const withdraw = (id: Id): OpBody => ({ kind: 'assignment.withdraw', assignmentIds: [id] });

describe('new work', () => {
  test('is told to the phones of its place, several tasks at once, in numbers alone', async () => {
    const mine = await subscribe(hanh, 'hanh');
    const others = await subscribe(await caller('person.2.2'), 'other');
    const theirs = await subscribe(official, 'official');
    await say(official, 'o.1', GIVE);
    await say(official, 'o.2', { ...GIVE, placeIds: ['place.1'] });
    await later(9 * MINUTE);
    expect(mine.got).toEqual([]);

    await later(2 * MINUTE);

    expect(mine.got).toEqual([{ given: 2, badge: 0 }]);
    expect(others.got).toEqual([{ given: 1, badge: 0 }]);
    expect(theirs.got).toEqual([]);
    await later(DAY);
    expect(mine.got).toHaveLength(1);
  });

  test('bears the server’s signature, whom to ask, and a day to reach a phone without signal', async () => {
    await subscribe(hanh, 'hanh');
    const key = await (await server.app.request('/api/push', hanh)).json();
    await say(official, 'o.1', GIVE);
    await later(10 * MINUTE);
    const [heard] = service.heard;
    expect(heard).toMatchObject({ ttl: '86400', urgency: 'normal', topic: 'given-badge' });
    expect(heard?.vapid).toMatchObject({ ...key, sub: SUBJECT, sound: true });
    expect(heard?.vapid.aud).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('that was taken back or done meanwhile is no news', async () => {
    const mine = await subscribe(hanh, 'hanh');
    await say(official, 'o.1', GIVE);
    await say(official, 'o.2', ONE_STEP);
    await say(official, 'o.3', withdraw('o.1:0'));
    await hanh.sync(hanh.request([tick('h.1', 'o.2:0')]));
    await later(DAY);
    expect(mine.got).toEqual([]);
  });

  test('from before somebody turned reminders on is no news either', async () => {
    await say(official, 'o.1', GIVE);
    await later(MINUTE);
    const mine = await subscribe(hanh, 'hanh');
    await later(DAY);
    expect(mine.got).toEqual([]);
  });
});

describe('work sent back', () => {
  const PHOTO = picture(9_000, 'a');
  const back: OpBody = {
    kind: 'evidence.return',
    evidenceId: 'h.photo',
    reason: 'Ảnh mờ, gọi Thành viên 1 chụp lại',
    seen: [],
  };

  beforeEach(async () => {
    await say(official, 'o.1', GIVE);
    await hanh.sync(hanh.request([attach('h.photo', 'o.1:0', PHOTO, picture(200, 't'))]));
    await later(DAY);
  });

  test('is told to whoever took the photo, without the words of the official', async () => {
    const mine = await subscribe(hanh, 'hanh');
    const mate = await subscribe(await caller('person.1.3'), 'mate');
    await say(official, 'o.2', back);
    await later(3 * MINUTE);
    expect(mine.got).toEqual([{ returned: 1, badge: 1 }]);
    expect(mate.got).toEqual([]);
  });

  test('is told to the others of the place when its author is not reminded', async () => {
    const mate = await subscribe(await caller('person.1.3'), 'mate');
    await say(official, 'o.2', back);
    await later(3 * MINUTE);
    expect(mate.got).toEqual([{ returned: 1, badge: 1 }]);
  });

  test('and taken anew by then is no news', async () => {
    const mine = await subscribe(hanh, 'hanh');
    await say(official, 'o.2', back);
    const [id, kind, when, base, fields] = attach(
      'h.again',
      'o.1:0',
      picture(9_000, 'b'),
      picture(200, 'u'),
    );
    const again = { ...(fields as object), replaces: 'h.photo' };
    await hanh.sync(hanh.request([[id, kind, when, base, again]], { n0: 2 }));
    await later(3 * MINUTE);
    expect(mine.got).toEqual([]);
  });
});

describe('deadlines', () => {
  test('are told at half past seven of the mornings that matter, once, and only till the evening', async () => {
    const mine = await subscribe(hanh, 'hanh');
    await say(official, 'o.1', { ...GIVE, due: '2026-03-06' });
    await say(official, 'o.2', { ...GIVE, due: '2026-03-07' });
    await later(10 * MINUTE);
    expect(mine.got.splice(0)).toEqual([{ given: 2, badge: 0 }]);

    await at('07:29');
    expect(mine.got).toEqual([]);
    await at('07:30');
    expect(mine.got.splice(0)).toEqual([{ due: 1, badge: 1 }]);
    expect(service.heard.at(-1)?.ttl).toBe(String(13.5 * 3600));
    await at('12:00');
    expect(mine.got).toEqual([]);

    const days: unknown[] = [];
    for (let day = 0; day < 6; day += 1) {
      await at('07:30');
      days.push(mine.got.splice(0));
    }
    expect(days).toEqual([
      // 4 March: o.2 has three days left, and all that is due soon is counted.
      [{ due: 2, badge: 2 }],
      [],
      [{ due: 2, badge: 2 }],
      [{ overdue: 1, due: 1, badge: 2 }],
      [{ overdue: 2, badge: 2 }],
      [],
    ]);
  });

  test('of work that recurs are those of its periods, and one that is done asks for nothing', async () => {
    const mine = await subscribe(hanh, 'hanh');
    const recurs = { first: '2026-M04', last: null, continuous: false, rule: null };
    await say(official, 'o.1', { ...ONE_STEP, recurs } as OpBody);
    const closing = wardPeriods(undefined).closing;
    const due = turnDue(recurs, turnPeriodNamed(recurs.first, closing)) ?? '';
    const morning = async (days: number) => {
      server.clock.now = startOfDay(addDays(due, days)) + 7.5 * 3_600_000;
      await pushing.round();
    };
    await morning(-4);
    mine.got.splice(0);
    await morning(-3);
    expect(mine.got.splice(0)).toEqual([{ due: 1, badge: 1 }]);
    const work = { assignmentId: 'o.1:0:2026-M04', placeId: 'place.1', stepId: 's1' };
    await say(hanh, 'h.1', { kind: 'step.set', ...work, done: true, seen: [] });
    await morning(0);
    await morning(1);
    expect(mine.got).toEqual([]);
  });

  test('of a morning on which the server was down are told when it is back, but not at night', async () => {
    const mine = await subscribe(hanh, 'hanh');
    await say(official, 'o.1', { ...GIVE, due: '2026-03-06' });
    await say(official, 'o.2', { ...GIVE, due: '2026-03-07' });
    await at('20:00');
    mine.got.splice(0);
    await at('14:00');
    expect(mine.got.splice(0)).toEqual([{ due: 1, badge: 1 }]);
    await at('21:30');
    await at('21:31');
    await at('06:30');
    expect(mine.got).toEqual([]);
  });
});

describe('no phone is bothered', () => {
  test('at night: what came then is told when the quiet ends', async () => {
    const mine = await subscribe(hanh, 'hanh');
    await at('20:55');
    await say(official, 'o.1', GIVE);
    await at('21:05');
    await at('06:29');
    expect(mine.got).toEqual([]);
    await at('06:30');
    expect(mine.got).toEqual([{ given: 1, badge: 0 }]);
  });

  test(`more than ${PER_DAY} times a day: the rest is told together next morning`, async () => {
    const mine = await subscribe(hanh, 'hanh');
    for (let i = 0; i < PER_DAY + 2; i += 1) {
      await say(official, `o.${i}`, GIVE);
      await later(11 * MINUTE);
    }
    expect(mine.got).toHaveLength(PER_DAY);
    await at('06:30');
    expect(mine.got.slice(PER_DAY)).toEqual([{ given: 2, badge: 0 }]);
  });

  test('when its person was removed, moved, or signed out meanwhile', async () => {
    const removed = await subscribe(await caller('person.1.3'), 'removed');
    const moved = await subscribe(hanh, 'moved');
    const signedOut = await subscribe(await caller('person.1.1'), 'out');
    await say(official, 'o.1', { ...GIVE, placeIds: ['place.1'] });
    await say(official, 'o.2', { kind: 'person.remove', personId: 'person.1.3' });
    const away = { role: 'member' as const, placeId: 'place.5' };
    await say(official, 'o.3', { kind: 'person.move', personId: 'person.1.2', ...away });
    await endSessions(server.house.store.db, ward, 'person.1.1', server.clock.now);
    await later(DAY);
    expect([removed.got, moved.got, signedOut.got]).toEqual([[], [], []]);

    await say(official, 'o.4', { ...GIVE, placeIds: ['place.5'] });
    await later(11 * MINUTE);
    expect([removed.got, moved.got, signedOut.got]).toEqual([[], [{ given: 1, badge: 0 }], []]);
  });

  test('after it turned reminders off', async () => {
    const mine = await subscribe(hanh, 'hanh');
    await say(official, 'o.1', GIVE);
    const body = JSON.stringify({ endpoint: mine.subscription.endpoint });
    const off = { method: 'DELETE', headers: hanh.headers, body };
    expect((await server.app.request('/api/push', off)).status).toBe(200);
    await later(DAY);
    expect(mine.got).toEqual([]);
  });
});

describe('a push service', () => {
  const kept = () => server.house.store.db.selectFrom('subscriptions').select('person').execute();
  const queued = () => server.house.store.db.selectFrom('pushes').selectAll().execute();

  test.each([404, 410])('that says %i takes nothing for that browser any more', async (status) => {
    await subscribe(hanh, 'hanh');
    await say(official, 'o.1', GIVE);
    service.answers.push({ status });
    await later(10 * MINUTE);
    expect(await kept()).toEqual([]);
    expect(await queued()).toEqual([]);
  });

  test('that stumbles is asked again, later each time, and the news arrives once', async () => {
    const mine = await subscribe(hanh, 'hanh');
    await say(official, 'o.1', GIVE);
    service.answers.push({ status: 500 }, { status: 503 });
    await later(10 * MINUTE);
    await later(MINUTE);
    expect(service.answers).toEqual([]);
    await later(4 * MINUTE);
    expect(mine.got).toEqual([]);
    await later(MINUTE);
    expect(mine.got).toEqual([{ given: 1, badge: 0 }]);
    expect(await queued()).toEqual([]);
  });

  test('that names a time is not asked before', async () => {
    const mine = await subscribe(hanh, 'hanh');
    await say(official, 'o.1', GIVE);
    service.answers.push({ status: 429, headers: { 'retry-after': '3600' } });
    await later(10 * MINUTE);
    await later(59 * MINUTE);
    expect(mine.got).toEqual([]);
    await later(MINUTE);
    expect(mine.got).toHaveLength(1);
  });

  test('that never gets better is let be after six tries', async () => {
    await subscribe(hanh, 'hanh');
    await say(official, 'o.1', GIVE);
    for (let i = 0; i < 9; i += 1) service.answers.push({ status: 500 });
    await later(10 * MINUTE);
    for (let i = 0; i < 4; i += 1) await at(i % 2 === 0 ? '10:00' : '19:00');
    await at('12:00');
    await at('13:00');
    expect(service.answers).toHaveLength(3);
    expect(await queued()).toEqual([]);
    expect(await kept()).toHaveLength(1);
  });

  test('that will not have a message gets no second, and the operator’s log says so', async () => {
    await subscribe(hanh, 'hanh');
    await say(official, 'o.1', GIVE);
    service.answers.push({ status: 400 });
    await later(10 * MINUTE);
    expect(notes.map(String)).toEqual(['Error: a push service refused a message with 400']);
    expect(await queued()).toEqual([]);
  });

  test('that is silent holds up no exchange', async () => {
    await subscribe(hanh, 'hanh');
    await say(official, 'o.1', GIVE);
    service.answers.push('silence');
    server.clock.now += 10 * MINUTE;
    let over = false;
    const round = pushing.round().finally(() => {
      over = true;
    });
    await expect.poll(() => service.answers).toEqual([]);
    await say(official, 'o.2', GIVE);
    const { rows } = await hanh.sync(hanh.request([]));
    expect(rows.some(({ id }) => id === 'o.2:0')).toBe(true);
    expect(over).toBe(false);
    await service.close();
    await round;
    expect(await queued()).toMatchObject([{ kind: 'given', tries: 1 }]);
  });
});

describe('where pushes go', () => {
  test('a person is reminded in five browsers; one more takes the place of the oldest', async () => {
    const browsers: PushBrowser[] = [];
    for (let i = 0; i < 6; i += 1) {
      server.clock.now += 1;
      browsers.push(await subscribe(hanh, `browser-${i}`));
    }
    await say(official, 'o.1', GIVE);
    await later(10 * MINUTE);
    expect(browsers.map(({ got }) => got.length)).toEqual([0, 1, 1, 1, 1, 1]);
  });

  test('a browser belongs to whoever signed in there last', async () => {
    const browser = await subscribe(hanh, 'shared');
    const other = await caller('person.2.2');
    await other.post('/api/push', browser.subscription);
    await say(official, 'o.1', { ...GIVE, placeIds: ['place.1'] });
    await later(10 * MINUTE);
    expect(browser.got).toEqual([]);
    await say(official, 'o.2', { ...GIVE, placeIds: ['place.2'] });
    await later(10 * MINUTE);
    expect(browser.got).toEqual([{ given: 1, badge: 0 }]);
  });

  test('nobody ends the reminders of another', async () => {
    const mine = await subscribe(hanh, 'hanh');
    const stranger = await caller('person.2.2');
    const body = JSON.stringify({ endpoint: mine.subscription.endpoint });
    await server.app.request('/api/push', { method: 'DELETE', headers: stranger.headers, body });
    await say(official, 'o.1', GIVE);
    await later(10 * MINUTE);
    expect(mine.got).toHaveLength(1);
  });

  test('who is not signed in learns no key and subscribes to nothing', async () => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      expect((await server.app.request('/api/push', { method })).status).toBe(401);
    }
  });

  test('after a restore the key is the same and everybody is reminded as before', async () => {
    const shelf = await mkdtemp(join(tmpdir(), 'to-so-shelf-'));
    const mine = await subscribe(hanh, 'hanh');
    const key = async () => (await server.app.request('/api/push', hanh)).json();
    const before = await key();
    const signal = new AbortController().signal;
    const database = join(server.folder, 'to-so.sqlite');
    const from = { database, folder: server.folder, version: '0.0.0' };
    await makeBackup(from, join(shelf, 'a.tar'), server.clock.now, signal);
    await pushing.stop();
    await server.house.store.close();
    await rm(database);
    const given = { now: server.clock.now, chance: server.house.chance, signal };
    const into = { folder: server.folder, lock: join(server.folder, 'lock') };
    await restoreBackup(join(shelf, 'a.tar'), into, given);
    server.house.store = await openStore(database);
    await server.reopen();
    await begin();

    expect(await key()).toEqual(before);
    await say(official, 'o.1', GIVE);
    await later(10 * MINUTE);
    expect(mine.got).toEqual([{ given: 1, badge: 0 }]);
    await rm(shelf, { recursive: true });
  });
});
