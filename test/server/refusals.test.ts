import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { endSessions } from '../../src/server/store/sessions.ts';
import { BODY_MAX } from '../../src/shared/limits.ts';
import { attach, type Caller, GIVE, makeCaller, op, picture, tick } from '../support/caller.ts';
import { dump } from '../support/dump.ts';
import { makeServer, type TestServer } from '../support/server.ts';

/** One row per way to fail: exactly this status and code, and nothing changed. */

const PHOTO = picture(5_000, 'ảnh');
const NAMED = `/api/photos/${PHOTO.sha256}`;
const NOBODY = `/api/photos/${'f'.repeat(64)}`;

let server: TestServer;
let official: Caller;
let member: Caller;
let neighbour: Caller;
let stranger: Caller;
let revoked: Caller;
let usedCode: string;

beforeAll(async () => {
  server = await makeServer();
  const ward = await server.makeWard();
  official = makeCaller(server, await server.join(ward, 'person.official'));
  member = makeCaller(server, await server.join(ward, 'person.1.2'));
  neighbour = makeCaller(server, await server.join(ward, 'person.2.1'));
  revoked = makeCaller(server, await server.join(ward, 'person.1.3'));
  await endSessions(server.house.store.db, ward, 'person.1.3', server.clock.now);
  stranger = makeCaller(server, await server.join(await server.makeWard(), 'person.official'));
  await official.sync(official.request([op('o.give', GIVE)]));
  await member.sync(member.request([attach('m.1', 'o.give:0', PHOTO, picture(900, 'nhỏ'))]));
  usedCode = await server.code(ward, 'person.official');
  await server.app.request('/api/join', {
    method: 'POST',
    body: JSON.stringify({ code: usedCode, device: '' }),
  });
});
afterAll(() => server.close());
afterEach(() => expect(server.bugs).toEqual([]));

type Way = {
  what: string;
  how?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path?: string;
  as?: () => Caller | null;
  headers?: Record<string, string>;
  body?: () => unknown;
  gives: [number, string];
};

const sync = (over: object) => () => ({ ...member.request([], { n0: 2 }), ...over });
const bad: [number, string] = [400, 'badRequest'];
const missing: [number, string] = [404, 'notFound'];
const signedOut: [number, string] = [401, 'signedOut'];

const WAYS: Way[] = [
  { what: 'no token', as: () => null, body: sync({}), gives: signedOut },
  {
    what: 'a token nobody has',
    as: () => null,
    headers: { authorization: `Bearer ${'a'.repeat(43)}` },
    body: sync({}),
    gives: signedOut,
  },
  {
    what: 'another scheme',
    as: () => null,
    headers: { authorization: 'Basic YTpi' },
    body: sync({}),
    gives: signedOut,
  },
  { what: 'a revoked token', as: () => revoked, body: sync({}), gives: signedOut },
  {
    what: 'no token for a photo',
    how: 'PUT',
    path: NAMED,
    as: () => null,
    body: () => 'x',
    gives: signedOut,
  },
  {
    what: 'no token for the live line',
    how: 'GET',
    path: '/api/live',
    as: () => null,
    gives: signedOut,
  },
  { what: 'malformed JSON', body: () => '{"v":1,', gives: bad },
  { what: 'an empty body', body: () => '', gives: bad },
  { what: 'bytes that are no UTF-8', body: () => Buffer.from([0x22, 0xff, 0x22]), gives: bad },
  { what: 'JSON of another shape', body: () => [], gives: bad },
  { what: 'a number where a text belongs', body: sync({ client: 7 }), gives: bad },
  { what: 'a missing part', body: sync({ since: undefined }), gives: bad },
  { what: 'a cursor below zero', body: sync({ since: -1 }), gives: bad },
  { what: 'a cursor that is no whole number', body: sync({ since: 0.5 }), gives: bad },
  { what: 'an op number that is no whole number', body: sync({ n0: 0.5 }), gives: bad },
  { what: 'an id with a blank', body: sync({ client: 'a b' }), gives: bad },
  {
    what: 'more ops than a batch holds',
    body: () => ({ ...member.request([]), ops: Array(501).fill(tick('x.1', 'y')) }),
    gives: bad,
  },
  {
    what: 'another person’s name',
    body: sync({ person: 'person.1.1' }),
    gives: [403, 'forbidden'],
  },
  { what: 'another ward’s person', as: () => stranger, body: sync({}), gives: [403, 'forbidden'] },
  { what: 'a body too large', body: () => Buffer.alloc(BODY_MAX + 1, ' '), gives: [413, 'tooBig'] },
  {
    what: 'a body that says it is too large',
    headers: { 'content-length': '99999999' },
    body: sync({}),
    gives: [413, 'tooBig'],
  },
  {
    what: 'gzip that grows too large',
    headers: { 'content-encoding': 'gzip' },
    body: () => gzipSync(Buffer.alloc(BODY_MAX + 1, ' ')),
    gives: [413, 'tooBig'],
  },
  {
    what: 'gzip that grows a thousandfold',
    headers: { 'content-encoding': 'gzip' },
    body: () => gzipSync(Buffer.alloc(1_000_000)),
    gives: [413, 'tooBig'],
  },
  { what: 'what is no gzip', headers: { 'content-encoding': 'gzip' }, body: sync({}), gives: bad },
  {
    what: 'gzip cut short',
    headers: { 'content-encoding': 'gzip' },
    body: () => gzipSync(JSON.stringify(sync({})())).subarray(0, 60),
    gives: bad,
  },
  {
    what: 'an encoding we do not know',
    headers: { 'content-encoding': 'br' },
    body: sync({}),
    gives: bad,
  },
  { what: 'an unknown address', path: '/api/nothing', body: () => ({}), gives: missing },
  { what: 'an address by another method', how: 'DELETE', path: '/api/sync', gives: missing },
  {
    what: 'a code nobody has',
    path: '/api/join',
    body: () => ({ code: 'ABCD2345', device: '' }),
    gives: [404, 'codeWrong'],
  },
  {
    what: 'a code used up',
    path: '/api/join',
    body: () => ({ code: usedCode, device: '' }),
    gives: [410, 'codeUsed'],
  },
  { what: 'an empty code', path: '/api/join', body: () => ({ code: '', device: '' }), gives: bad },
  {
    what: 'a code endlessly long',
    path: '/api/join',
    body: () => ({ code: 'a'.repeat(601), device: '' }),
    gives: bad,
  },
  {
    what: 'a set-up without places',
    path: '/api/setup',
    body: () => ({ code: 'x', placeNames: [] }),
    gives: bad,
  },
  {
    what: 'a member who invites',
    path: '/api/invites',
    body: () => ({ personId: 'person.1.1' }),
    gives: [403, 'forbidden'],
  },
  {
    what: 'an invitation for nobody',
    path: '/api/invites',
    as: () => official,
    body: () => ({ personId: 'person.99.1' }),
    gives: missing,
  },
  {
    what: 'an invitation for what is no person',
    path: '/api/invites',
    as: () => official,
    body: () => ({ personId: 'place.1' }),
    gives: missing,
  },
  {
    what: 'a photo that nobody announced',
    how: 'PUT',
    path: NOBODY,
    body: () => 'x',
    gives: missing,
  },
  { what: 'the state of such a photo', how: 'GET', path: `${NOBODY}/state`, gives: missing },
  {
    what: 'another ward’s photo',
    how: 'PUT',
    path: NAMED,
    as: () => stranger,
    body: () => PHOTO.bytes,
    gives: missing,
  },
  {
    what: 'the state of another ward’s photo',
    how: 'GET',
    path: `${NAMED}/state`,
    as: () => stranger,
    gives: missing,
  },
  { what: 'a photo that is not here yet', how: 'GET', path: NAMED, gives: missing },
  {
    what: 'a photo of another place',
    how: 'GET',
    path: NAMED,
    as: () => neighbour,
    gives: missing,
  },
  {
    what: 'a name that is no hash',
    how: 'PUT',
    path: '/api/photos/..%2f..%2fetc',
    body: () => 'x',
    gives: missing,
  },
  {
    what: 'an offset that is no number',
    how: 'PUT',
    path: NAMED,
    headers: { 'upload-offset': 'x' },
    body: () => PHOTO.bytes,
    gives: bad,
  },
  {
    what: 'an offset below zero',
    how: 'PUT',
    path: NAMED,
    headers: { 'upload-offset': '-1' },
    body: () => PHOTO.bytes,
    gives: bad,
  },
  {
    what: 'an offset where no bytes are',
    how: 'PUT',
    path: NAMED,
    headers: { 'upload-offset': '4000', 'content-length': '1000' },
    body: () => PHOTO.bytes.subarray(4_000),
    gives: [409, 'conflict'],
  },
  {
    what: 'a photo shorter than announced',
    how: 'PUT',
    path: NAMED,
    headers: { 'content-length': '4999' },
    body: () => PHOTO.bytes.subarray(1),
    gives: [422, 'mismatch'],
  },
  {
    what: 'a photo larger than any may be',
    how: 'PUT',
    path: NAMED,
    headers: { 'content-length': '204801' },
    body: () => Buffer.alloc(204_801),
    gives: [413, 'tooBig'],
  },
  {
    what: 'too many thumbnails',
    path: '/api/thumbs',
    body: () => ({ thumbs: Array(51).fill({ sha256: PHOTO.sha256, data: '' }) }),
    gives: bad,
  },
  {
    what: 'a thumbnail too long',
    path: '/api/thumbs',
    body: () => ({ thumbs: [{ sha256: PHOTO.sha256, data: 'A'.repeat(6_001) }] }),
    gives: bad,
  },
  {
    what: 'thumbnails by no hash',
    path: '/api/thumbs/fetch',
    body: () => ({ want: ['x'] }),
    gives: bad,
  },
  { what: 'a rescue without a name', path: '/api/rescue', body: () => ({ text: 'x' }), gives: bad },
  {
    what: 'a rescue too large',
    path: '/api/rescue',
    body: () => ({ id: 'a.1', text: 'x'.repeat(262_145) }),
    gives: [413, 'tooBig'],
  },
];

test.each(WAYS)('$what: $gives, and nothing changed', async (way) => {
  const { how = 'POST', path = '/api/sync', as = () => member, headers, body, gives } = way;
  const before = await dump(server);
  const said = body?.();
  const raw = typeof said === 'string' || Buffer.isBuffer(said);

  const answer = await server.app.request(path, {
    method: how,
    headers: { ...as()?.headers, ...headers },
    ...(said !== undefined && { body: raw ? (said as string) : JSON.stringify(said) }),
  });

  expect([answer.status, await answer.json()]).toEqual([gives[0], { code: gives[1] }]);
  expect(await dump(server)).toBe(before);
});

test('a bug is noted and told as broken, without a word of what it was', async () => {
  const broken = {
    ...server.house,
    now: () => {
      throw new Error('a secret');
    },
  };
  const { makeApp } = await import('../../src/server/app.ts');
  const noted: unknown[] = [];
  const app = makeApp(
    broken,
    async () => new Response(),
    (bug) => noted.push(bug),
  );

  const body = JSON.stringify({ code: 'ABCD2345', device: '' });
  const answer = await app.request('/api/join', { method: 'POST', body });

  expect([answer.status, await answer.json()]).toEqual([500, { code: 'broken' }]);
  expect(String(noted)).toContain('a secret');
});

test('a text that can’t be sent otherwise is kept once, under its id, and applied nowhere', async () => {
  const { head } = await member.sync(member.request([], { n0: 2 }));
  const first = await member.post('/api/rescue', { id: 'm.9', text: '{"kind":"note.add"' });
  await member.post('/api/rescue', { id: 'm.9', text: 'something else' });

  expect([first.status, await first.json()]).toEqual([200, { stored: true }]);
  const kept = await server.house.store.db.selectFrom('rescued').selectAll().execute();
  expect(kept).toMatchObject([{ person: 'person.1.2', id: 'm.9', text: '{"kind":"note.add"' }]);
  expect((await member.sync(member.request([], { n0: 2 }))).head).toBe(head);
});
