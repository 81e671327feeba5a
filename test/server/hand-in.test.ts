import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seal } from '../../src/client/local/seal.ts';
import { pack } from '../../src/shared/exchange/hand-over.ts';
import type { HandOver, Session } from '../../src/shared/wire.ts';
import { GIVE, makeCaller, op, tick } from '../support/caller.ts';
import { dump } from '../support/dump.ts';
import { makeServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source.ts';

let server: TestServer;
let ward: string;
let hanh: Session;

beforeEach(async () => {
  server = await makeServer({ seed: 'hand in' });
  ward = await server.makeWard();
  const official = makeCaller(server, await server.join(ward, 'person.official'));
  await official.sync(official.request([op('give.1', GIVE)]));
  hanh = await server.join(ward, 'person.1.1');
});
afterEach(async () => {
  expect(server.bugs).toEqual([]);
  await server.close();
});

/** A file as a phone makes it; `over` says what a forger would change before sealing. */
function file(
  ops: HandOver['ops'],
  over: Partial<HandOver> = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const who = { ward, person: 'person.1.1', token: hanh.token, client: 'phone-1', epoch: null };
  const saying = { v: 1, ...who, skew: 0, n0: 1, ops, pictures: [], ...over };
  const words = new TextEncoder().encode(JSON.stringify(saying));
  return seal(pack(words, []), hanh.sealKey ?? '');
}

async function handIn(body: Uint8Array<ArrayBuffer>, { token }: Session) {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await server.app.request('/api/hand-in', { method: 'POST', headers, body });
  return answer.json();
}

const ticked = tick('phone-1.1.aaaaaa', 'give.1:0');

test('a session comes with the server’s key, and phones from before can fetch the same one', async () => {
  const answer = await server.app.request('/api/seal-key');
  expect(await answer.json()).toEqual({ sealKey: hanh.sealKey });
  await server.reopen();
  expect((await server.join(ward, 'person.1.2')).sealKey).toBe(hanh.sealKey);
});

test('nobody’s ops come in with another one’s session, however well they are sealed', async () => {
  const minh = await server.join(ward, 'person.1.2');
  const before = await dump(server);
  const forged = [
    await file([ticked], { token: minh.token }),
    await file([ticked], { person: 'person.official' }),
    await file([ticked], { token: 'x'.repeat(43) }),
    await file([ticked], { ward: 'elsewhere' }),
  ];
  for (const one of forged) expect(await handIn(one, minh)).toEqual({ code: 'mismatch' });
  expect(await dump(server)).toBe(before);
});

test('a file that says more than its author may do is kept whole and refused op by op', async () => {
  const add = op('phone-1.1.bbbbbb', { kind: 'place.add', name: 'Khu phố giả', order: 9 });
  const carrier = await server.join(ward, 'person.official');
  const answer = await handIn(await file([add, tick('phone-1.2.cccccc', 'give.1:0')]), carrier);
  expect(answer).toMatchObject({ taken: 2 });
  const log = await server.house.store.db
    .selectFrom('log')
    .select(['id', 'person', 'outcome'])
    .where('client', '=', 'phone-1')
    .orderBy('n')
    .execute();
  expect(log).toEqual([
    { id: 'phone-1.1.bbbbbb', person: 'person.1.1', outcome: 'refused' },
    { id: 'phone-1.2.cccccc', person: 'person.1.1', outcome: null },
  ]);
});

test('a long queue comes in whole, and its times are those of the phone, put right', async () => {
  const skew = 3_600_000;
  const at = server.clock.now - skew - 5_000;
  const ops = Array.from({ length: 1_100 }, (_one, index) => {
    const body = { kind: 'note.add', assignmentId: 'give.1:0', placeId: 'place.1' } as const;
    return op(`phone-1.${index + 1}.dddddd`, { ...body, text: `Ghi chú ${index}` }, at);
  });
  const answer = await handIn(await file(ops, { skew }), hanh);
  expect(answer).toMatchObject({ taken: 1_100, known: 0 });
  const { db } = server.house.store;
  const found = db.selectFrom('log').select(['at', 'n']).where('client', '=', 'phone-1');
  const last = await found.orderBy('n', 'desc').executeTakeFirst();
  expect(last).toEqual({ at: server.clock.now - 5_000, n: 1_100 });
});

// Two processes of their own: time to start is not what is tested.
test('beside the server the command line takes a file, and says in one sentence what is wrong with one', async () => {
  const path = join(server.folder, 'viec.toso');
  const run = () => {
    const env = { ...process.env, INIT_CWD: '/', DATA_DIR: server.folder };
    const options = { cwd: ROOT, env, encoding: 'utf8', timeout: 30_000 } as const;
    return spawnSync(process.execPath, ['src/server/cli.ts', 'hand-in', path], options);
  };
  const bytes = await file([ticked]);
  writeFileSync(path, bytes);
  expect(run().stdout).toBe('Đã nhận 1 mục của Tổ trưởng, 0 mục đã có sẵn, 0 ảnh.\n');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(path, bytes);
  const refused = run();
  expect([refused.stdout, refused.status]).toEqual([
    expect.stringContaining('Chưa có gì được nhận'),
    2,
  ]);
}, 60_000);
