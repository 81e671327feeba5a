import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PROTOCOL } from '../../src/shared/limits.ts';
import type { Session, Taken, WireOp } from '../../src/shared/wire.ts';
import { rowOf } from '../support/caller.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';

const ROOT = join(import.meta.dirname, '../..');

let folder: string;
let server: ServerProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'to-so-process-'));
});
afterEach(async () => {
  await server?.stop('SIGKILL');
  server = undefined;
  await rm(folder, { recursive: true });
});

async function post<T>(path: string, body: object, token = ''): Promise<T> {
  const answer = await fetch(`${server?.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

function codesIn(printed: string) {
  return {
    links: [...printed.matchAll(/\/(?:vao|cai-dat)#([\w-]+)/g)].map((match) => match[1] ?? ''),
    codes: [...printed.matchAll(/\b([2-9A-Z]{4}-[2-9A-Z]{4})\b/g)].map((match) => match[1] ?? ''),
  };
}

function request(session: Session, n0: number, ops: WireOp[]) {
  const { id: person } = session.person;
  const where = { client: 'c1', epoch: null, scope: null, since: 0 };
  return { v: PROTOCOL, person, ...where, n0, ops, stat: null, now: Date.now() };
}

async function toso(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['src/server/cli.ts', ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DATA_DIR: folder },
    timeout: 10_000,
  });
  return stdout;
}

test('everything acknowledged is there after the process was killed in the middle of work', async () => {
  server = await startServer(folder);
  const { links } = codesIn(server.printed);
  const session = await post<Session>('/api/join', { code: links[0], device: '' });
  let acknowledged = 0;
  const running = server;
  try {
    for (let n = 1; ; n += 1) {
      const fields = { personId: 'person.1.2', name: `Tên ${n}` };
      const op: WireOp = [`c1.${n}.x`, 'person.rename', Date.now(), 0, fields];
      const said = post<Taken>('/api/sync', request(session, n, [op]), session.token);
      // Somewhere within the work on the twentieth, or between two of them.
      if (n === 20) setTimeout(() => void running.stop('SIGKILL'), 3);
      acknowledged = (await said).lm;
    }
  } catch (error) {
    // The connection broke: that is the kill.
    expect(error).toBeInstanceOf(TypeError);
  }
  expect(acknowledged).toBeGreaterThanOrEqual(19);

  server = await startServer(folder);
  const asked = request(session, acknowledged + 1, []);
  const answer = await post<Taken>('/api/sync', asked, session.token);

  // One more may have been committed whose answer was cut off.
  expect(answer.lm).toBeGreaterThanOrEqual(acknowledged);
  const person = rowOf(answer.rows, 'person.1.2').body as { name: string; renamed: object[] };
  expect([person.name, person.renamed.length]).toEqual([`Tên ${answer.lm}`, answer.lm]);
}, 30_000);

test('the first start prints a link and three codes, new in every folder; a later one makes none', async () => {
  server = await startServer(folder);
  const first = codesIn(server.printed);
  expect([first.links.length, first.codes.length]).toEqual([1, 3]);
  for (const code of first.codes) {
    const found = await post<{ wardName: string }>('/api/invitation', { code, device: '' });
    expect(found.wardName).toBe('Phường Phước Bình (làm thử)');
  }
  expect(await server.stop('SIGTERM')).toEqual({ code: 0, signal: null });

  server = await startServer(folder);
  expect(codesIn(server.printed)).toEqual({ links: [], codes: [] });
  await server.stop('SIGINT');

  const other = await mkdtemp(join(tmpdir(), 'to-so-process-'));
  server = await startServer(other);
  const second = codesIn(server.printed);
  await server.stop('SIGKILL');
  await rm(other, { recursive: true });
  expect(new Set([...first.links, ...first.codes, ...second.links, ...second.codes]).size).toBe(8);
}, 30_000);

test('Ctrl-C ends the process cleanly though somebody listens', async () => {
  server = await startServer(folder);
  const { links } = codesIn(server.printed);
  const { token } = await post<Session>('/api/join', { code: links[0], device: '' });
  const line = await fetch(`${server.url}/api/live`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const heard = line.text();

  expect(await server.stop('SIGINT')).toEqual({ code: 0, signal: null });
  expect(await heard).toMatch(/^\d+\n$/);
}, 30_000);

test('an empty beginning prints a link for one real ward, and stays without a practice ward', async () => {
  server = await startServer(folder, ['--empty']);
  expect(server.printed).toContain('/cai-dat#');
  await server.stop('SIGTERM');
  server = await startServer(folder);
  const { links } = codesIn(server.printed);
  const ward = { wardName: 'Phường A', placeWord: 'tổ dân phố', placeNames: ['Tổ 1'] };
  const who = { officialName: 'Cán bộ', phone: null, template: null, device: '' };

  const session = await post<Session>('/api/setup', { code: links[0], ...ward, ...who });

  expect(session.ward).toMatchObject({ name: 'Phường A', practice: false });
}, 30_000);

test('the command line gives a locked-out official a new link while the server runs', async () => {
  expect(await toso('invite')).toContain('npm start');
  server = await startServer(folder);
  const { links } = codesIn(await toso('invite'));
  const session = await post<Session>('/api/join', { code: links[0], device: '' });
  expect(session.person.role).toBe('official');

  expect((await toso('people')).trim().split('\n')).toHaveLength(85);
  expect(codesIn(await toso('invite', 'person.7.2')).codes).toHaveLength(1);
  await toso('sign-out', 'person.official');
  const headers = { authorization: `Bearer ${session.token}` };
  expect((await fetch(`${server.url}/api/live`, { headers })).status).toBe(401);
}, 30_000);

test('a port that is taken is said in one line', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => other.once('listening', done));
  const { port } = other.address() as { port: number };
  const run = promisify(execFile)(process.execPath, ['src/server/main.ts'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: String(port) },
    timeout: 10_000,
  });
  await expect(run).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^[^\n]+\n$/) });
  other.close();
}, 30_000);
