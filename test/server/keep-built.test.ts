import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepBuilt } from '../../src/server/keep-built.ts';
import { servePages } from '../../src/server/static.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 2, 2);

let folder: string;
let kept: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'to-so-built-'));
  kept = join(folder, 'data/built');
});
afterEach(() => rm(folder, { recursive: true }));

/** A fresh deploy of a build with these files, and a start of its server that day. */
async function start(day: number, ...names: string[]) {
  const dist = join(folder, `dist-${day}`);
  await mkdir(join(dist, 'assets'), { recursive: true });
  await writeFile(join(dist, 'index.html'), `page of day ${day}`);
  for (const name of names) await writeFile(join(dist, 'assets', name), name);
  const earlier = await keepBuilt(join(dist, 'assets'), kept, START + day * DAY);
  const app = new Hono().get('*', await servePages(dist, earlier));
  app.onError((_error, c) => c.text('nothing', 404));
  return async (path: string) => {
    const answer = await app.request(path);
    return answer.status === 200 ? answer.text() : answer.status;
  };
}

test('a page of the build before still loads its parts, from a folder that never held them', async () => {
  await start(0, 'main-1.js', 'team-1.js');
  const get = await start(1, 'main-2.js');
  expect(await get('/assets/team-1.js')).toBe('team-1.js');
  expect(await get('/assets/main-1.js')).toBe('main-1.js');
  expect(await get('/assets/main-2.js')).toBe('main-2.js');
  expect(await get('/')).toBe('page of day 1');
  expect(await get('/assets/team-0.js')).toBe(404);
});

test('what is kept answers at its own address only', async () => {
  await start(0, 'main-1.js');
  const get = await start(1, 'main-2.js');
  expect(await get('/main-1.js')).toBe(404);
  expect(await get('/assets/earlier/main-1.js')).toBe(404);
});

test('a build that ran for a year is kept for 90 days from the day it was replaced', async () => {
  await start(0, 'main-1.js');
  await start(365, 'main-2.js');
  expect(await (await start(365 + 90, 'main-3.js'))('/assets/main-1.js')).toBe('main-1.js');
  expect(await (await start(365 + 91, 'main-3.js'))('/assets/main-1.js')).toBe(404);
});

test('a file that came back with a later build stands among the current ones again', async () => {
  await start(0, 'main-1.js');
  await start(1, 'main-2.js');
  await start(2, 'main-1.js');
  expect(await readdir(join(kept, 'earlier'))).toEqual(['main-2.js']);
  expect(await readdir(join(kept, 'current'))).toEqual(['main-1.js']);
  expect(await (await start(200, 'main-3.js'))('/assets/main-1.js')).toBe('main-1.js');
});

test('a copy that a crash cut short is made again', async () => {
  await start(0, 'main-1.js');
  await writeFile(join(kept, 'current/main-1.js'), 'ma');
  await writeFile(join(kept, 'current/team-1.js.part'), 'te');
  await start(0, 'main-1.js');
  expect(await readFile(join(kept, 'current/main-1.js'), 'utf8')).toBe('main-1.js');
  const get = await start(1, 'main-2.js');
  expect(await get('/assets/main-1.js')).toBe('main-1.js');
  expect(await get('/assets/team-1.js.part')).toBe(404);
});

test('without a built app there is nothing to keep, and the server starts', async () => {
  expect(await readdir(await keepBuilt(join(folder, 'none'), kept, START))).toEqual([]);
});
