import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../support/server.ts';

const HOME = `<!doctype html><title>Tổ Số</title>${'<p>việc</p>'.repeat(50)}`;
const CODE = `export const things = [${'1, '.repeat(400)}];`;

let dist: string;
let server: TestServer;

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'to-so-dist-'));
  await mkdir(join(dist, 'assets'));
  await mkdir(join(dist, '.vite'));
  await writeFile(join(dist, 'index.html'), HOME);
  await writeFile(join(dist, 'sw.js'), CODE);
  await writeFile(join(dist, 'manifest.webmanifest'), '{"lang":"vi"}');
  await writeFile(join(dist, 'assets/main-4f3a.js'), CODE);
  await writeFile(join(dist, 'icon.png'), Buffer.alloc(900, 1));
  await writeFile(join(dist, '.vite/manifest.json'), '{}');
  await writeFile(join(dist, 'assets/main-4f3a.js.map'), '{}');
  server = await makeServer({ dist });
});
afterAll(async () => {
  await server.close();
  await rm(dist, { recursive: true });
});

function get(path: string, headers: Record<string, string> = {}) {
  return server.app.request(path, { headers });
}

test.each([
  ['/', 'text/html; charset=utf-8', 'no-cache'],
  ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
  ['/manifest.webmanifest', 'application/manifest+json; charset=utf-8', 'no-cache'],
  ['/icon.png', 'image/png', 'no-cache'],
  ['/assets/main-4f3a.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
])('%s comes as %s, kept for %s', async (path, type, kept) => {
  const answer = await get(path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
  expect(answer.headers.get('cache-control')).toBe(kept);
});

test('every address that is a screen gives the app, however deep', async () => {
  for (const path of ['/', '/vao', '/cai-dat', '/viec/c1.7.Xy_-:0/anh', '/viec/o.give:0']) {
    expect(await (await get(path)).text()).toBe(HOME);
  }
});

test.each([
  '/assets/main-gone.js',
  '/../package.json',
  '/..%2fpackage.json',
  '/%2e%2e/%2e%2e/etc/passwd.txt',
  '/assets/..%5c..%5cindex.html',
  '/.vite/manifest.json',
  '/assets/main-4f3a.js.map',
  '/api/nothing',
  '/api',
])('%s leads nowhere: no page, no file outside the folder', async (path) => {
  const answer = await get(path);
  expect([answer.status, await answer.json()]).toEqual([404, { code: 'notFound' }]);
});

test('text goes packed the best way the browser reads', async () => {
  const bytes = async (accept: string) => {
    const answer = await get('/sw.js', { 'accept-encoding': accept });
    const body = Buffer.from(await answer.arrayBuffer());
    return { encoding: answer.headers.get('content-encoding'), body };
  };
  const brotli = await bytes('gzip, deflate, br');
  const gzip = await bytes('gzip');
  const plain = await bytes('');

  expect([brotli.encoding, gzip.encoding, plain.encoding]).toEqual(['br', 'gzip', null]);
  expect(brotliDecompressSync(brotli.body).toString()).toBe(CODE);
  expect(gunzipSync(gzip.body).toString()).toBe(CODE);
  expect(plain.body.toString()).toBe(CODE);
});

test('what the browser has already is not sent again', async () => {
  const etag = (await get('/sw.js')).headers.get('etag') ?? '';
  const again = await get('/sw.js', { 'if-none-match': etag });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('every page forbids foreign scripts and frames', async () => {
  for (const path of ['/', '/nothing.txt', '/assets/main-4f3a.js']) {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    const may = headers.get('permissions-policy');
    expect(may).toBe('camera=(self), microphone=(), geolocation=(self)');
  }
});

test('every answer forbids guessing of types; data says no more than that', async () => {
  for (const path of ['/', '/assets/main-4f3a.js', '/api/health', '/api/nothing']) {
    expect((await get(path)).headers.get('x-content-type-options')).toBe('nosniff');
  }
  const { headers } = await get('/api/nothing');
  expect([...headers.keys()].sort()).toEqual(['content-type', 'x-content-type-options']);
});
