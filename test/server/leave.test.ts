import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../support/server.ts';
import { IN_APP, OWN } from '../support/user-agents.ts';

const HOME = '<!doctype html><div id="app"></div><script type="module" src="/main.js"></script>';

let dist: string;
let server: TestServer;

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'to-so-dist-'));
  await writeFile(join(dist, 'index.html'), HOME);
  await writeFile(join(dist, 'main.js'), 'export {};');
  server = await makeServer({ dist });
});
afterAll(async () => {
  await server.close();
  await rm(dist, { recursive: true });
});

const get = (path: string, userAgent: string, more = {}) =>
  server.app.request(`http://toso.example${path}`, {
    headers: { 'user-agent': userAgent, ...more },
  });

test.each(IN_APP)(
  'inside %s every screen begins with the way out, even without code',
  async (app, userAgent) => {
    for (const path of ['/', '/vao', '/viec/o.give:0']) {
      const answer = await get(path, userAgent);
      const page = await answer.text();
      expect(page).toContain(app === '' ? 'trong một ứng dụng khác' : `đang mở trong ${app}`);
      expect(page).toContain('Chọn mục mở bằng trình duyệt');
      expect(page).toContain('<script type="module" src="/main.js">');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  },
);

test('on Android the page names Chrome with the address that was opened, as the proxy saw it', async () => {
  const userAgent = IN_APP[1]?.[1] ?? '';
  const page = await (await get('/viec/a%22b', userAgent, { 'x-forwarded-proto': 'https' })).text();
  const href = page.match(/href="([^"]*)"/)?.[1] ?? '';
  expect(href).toBe(
    'intent://toso.example/viec/a%22b#Intent;scheme=https;package=com.android.chrome;end',
  );
});

test.each(OWN)('%s gets the app itself', async (_name, userAgent) => {
  const answer = await get('/vao', userAgent);
  expect(await answer.text()).toBe(HOME);
  expect(answer.headers.get('vary')).toContain('user-agent');
});

test('code and answers are the same for everybody', async () => {
  const userAgent = IN_APP[0]?.[1] ?? '';
  expect(await (await get('/main.js', userAgent)).text()).toBe('export {};');
  expect((await get('/api/health', userAgent)).status).toBe(200);
});
