import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Caller, GIVE, makeCaller, op } from '../support/caller.ts';
import { makeServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let ward: string;
let official: Caller;

beforeEach(async () => {
  server = await makeServer();
  ward = await server.makeWard();
  official = makeCaller(server, await server.join(ward, 'person.official'));
});
afterEach(async () => {
  expect(server.bugs).toEqual([]);
  await server.close();
});

/** An open line over a real connection, read line by line. */
async function listen(who: Caller) {
  const stop = new AbortController();
  const url = await server.listen();
  const answer = await fetch(`${url}/api/live`, { headers: who.headers, signal: stop.signal });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  return {
    answer,
    next: async () => (await reader.read()).value,
    ended: async () => (await reader.read()).done,
    hangUp: () => stop.abort(),
  };
}

test('who listens hears the head at once and again within the moment somebody changes the ward', async () => {
  const before = await official.sync(official.request([]));
  const line = await listen(official);
  expect(line.answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(await line.next()).toBe(`${before.head}\n`);

  const { head } = await official.sync(official.request([op('o.give', GIVE)]));

  expect(head).toBeGreaterThan(before.head);
  expect(await line.next()).toBe(`${head}\n`);
  line.hangUp();
});

test('an exchange that changes nothing is not told, nor what happens in another ward', async () => {
  const line = await listen(official);
  await line.next();
  const stranger = makeCaller(
    server,
    await server.join(await server.makeWard(), 'person.official'),
  );
  await stranger.sync(stranger.request([op('o.give', GIVE)]));
  await official.sync(official.request([]));

  const { head } = await official.sync(official.request([op('o.give', GIVE)]));

  expect(await line.next()).toBe(`${head}\n`);
  line.hangUp();
});

test('a line whose other end went away is forgotten', async () => {
  const heads = server.house.store.heads;
  const line = await listen(official);
  await line.next();
  let open = 1;
  const { watch } = heads;
  heads.watch = (which, watcher) => {
    open += 1;
    const leave = watch(which, watcher);
    return () => {
      open -= 1;
      leave();
    };
  };
  const second = await listen(official);
  await second.next();
  expect(open).toBe(2);

  second.hangUp();

  await expect.poll(() => open).toBe(1);
  line.hangUp();
});

test('a line ends when the server stops', async () => {
  const line = await listen(official);
  await line.next();
  server.house.store.heads.close();
  expect(await line.ended()).toBe(true);
});
