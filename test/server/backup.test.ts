import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeBackup } from '../../src/server/backup/make.ts';
import { ABOUT, DATABASE } from '../../src/server/backup/names.ts';
import { restoreBackup } from '../../src/server/backup/restore.ts';
import { writeArchive } from '../../src/server/backup/write-archive.ts';
import { diskBlobs } from '../../src/server/blobs/disk.ts';
import { noteBackup, SAFE_AFTER_MS } from '../../src/server/store/backups.ts';
import { hold } from '../../src/server/store/hold.ts';
import { openStore } from '../../src/server/store/open.ts';
import { attach, type Caller, GIVE, makeCaller, op, picture, tick } from '../support/caller.ts';
import { dump } from '../support/dump.ts';
import { makeServer, type TestServer } from '../support/server.ts';

const DAY = 86_400_000;
const PHOTO = picture(90_000, 'a');
const OTHER = picture(700, 'b');

let server: TestServer;
let shelf: string;
let official: Caller;
let member: Caller;
let count = 0;

beforeEach(async () => {
  server = await makeServer();
  shelf = await mkdtemp(join(tmpdir(), 'to-so-shelf-'));
  count = 0;
  const ward = await server.makeWard();
  official = makeCaller(server, await server.join(ward, 'person.official'));
  member = makeCaller(server, await server.join(ward, 'person.1.2'));
  await official.sync(official.request([op('o.give', GIVE)]));
  await take(PHOTO, 'm.1');
});
afterEach(async () => {
  await server.close();
  await rm(shelf, { recursive: true });
});

/** The member photographs step 2 and both, words and bytes, arrive. */
async function take(photo: typeof PHOTO, id: string): Promise<void> {
  const thumb = picture(200, id);
  count += 1;
  const n0 = count;
  await member.sync(member.request([attach(id, 'o.give:0', photo, thumb)], { n0 }));
  const path = `/api/photos/${photo.sha256}`;
  const body = new Uint8Array(photo.bytes);
  const answer = await server.app.request(path, { method: 'PUT', headers: member.headers, body });
  expect(await answer.json()).toEqual({ offset: photo.bytes.byteLength, stored: true });
}

/** What `backup FILE` does; `note: false` is a process killed before it could say so. */
async function backUp(name: string, { note = true } = {}) {
  const from = { database: join(server.folder, DATABASE), folder: server.folder, version: '0.0.0' };
  const made = await makeBackup(from, file(name), server.clock.now, new AbortController().signal);
  if (note) await noteBackup(server.house.store, made.wards, made.madeAt);
  return made;
}

/** Stops the server, restores, starts it again. */
async function restore(name: string) {
  await server.house.store.close();
  try {
    return await restoreInto(server.folder, name);
  } finally {
    await start();
  }
}

/** A server that was stopped begins again. */
async function start(): Promise<void> {
  server.house.store = await openStore(join(server.folder, DATABASE));
  await server.reopen();
}

function restoreInto(folder: string, name: string, signal = new AbortController().signal) {
  const { chance } = server.house;
  const given = { now: server.clock.now, chance, signal };
  return restoreBackup(file(name), { folder, lock: join(folder, 'lock') }, given);
}

const file = (name: string) => join(shelf, name);
const durNow = async (caller = official) => (await caller.sync(caller.request([]))).dur;

/** Every file below a folder and what is in it. */
async function contents(folder: string): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    all[path] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  }
  return all;
}

describe('a backup', () => {
  test('that is restored brings everything back: work, people signed in, photos; only the epoch is new', async () => {
    const made = await backUp('a.tar');
    const before = JSON.parse(await dump(server));
    const epoch = (await official.sync(official.request([]))).epoch;

    const restored = await restore('a.tar');

    expect(restored).toMatchObject({ wards: 1, ops: made.ops, photos: 1 });
    const after = JSON.parse(await dump(server));
    const changed = Object.keys(before).filter((table) => {
      return JSON.stringify(before[table]) !== JSON.stringify(after[table]);
    });
    expect(changed).toEqual(['wards']);
    const answer = await official.sync(official.request([]));
    expect(answer.epoch).not.toBe(epoch);
    const photo = await server.app.request(`/api/photos/${PHOTO.sha256}`, official);
    expect(Buffer.from(await photo.arrayBuffer()).equals(PHOTO.bytes)).toBe(true);
    expect(await official.sync(official.request([], { epoch }))).toMatchObject({ fence: 'epoch' });
  });

  test('is the ward at one moment, though people go on working while it is made', async () => {
    let working = true;
    const work = (async () => {
      for (let n = 2; working; n += 1) {
        const rename = { kind: 'person.rename', personId: 'person.1.2', name: `Tên ${n}` } as const;
        await official.sync(official.request([op(`o.${n}`, rename)], { n0: n }));
        await new Promise((done) => setImmediate(done));
      }
    })();
    await new Promise((done) => setTimeout(done, 50));
    const made = await backUp('a.tar');
    working = false;
    await work;

    await mkdir(join(shelf, 'new'));
    await restoreInto(join(shelf, 'new'), 'a.tar');

    const db = new Sqlite(join(shelf, 'new', DATABASE));
    const heads = db.prepare('select head, (select max(seq) from log) as log from wards').all();
    const { name, renamed } = JSON.parse(
      db.prepare("select body from rows where id = 'person.1.2'").pluck().get() as string,
    );
    const lm = db.prepare('select lm from clients where client = ?').pluck().get(official.client);
    db.close();
    const head = made.wards[0]?.head;
    expect(heads).toEqual([{ head, log: head }]);
    expect([name, renamed.length]).toEqual([`Tên ${lm}`, Number(lm) - 1]);
  });

  test('never replaces a file that is there, and leaves nothing beside it', async () => {
    await writeFile(file('a.tar'), 'something dear');
    await expect(backUp('a.tar')).rejects.toMatchObject({ reason: 'exists' });
    await expect(backUp('none/a.tar')).rejects.toMatchObject({ reason: 'noFolder' });
    expect(await readFile(file('a.tar'), 'utf8')).toBe('something dear');
    expect(await readdir(shelf)).toEqual(['a.tar']);
  });

  test('sweeps away what an earlier one left that was killed, and nothing else', async () => {
    const left = ['a.tar.999999999-abcdef.part', 'a.tar.999999999-abcdef.part.sqlite'];
    const others = [`a.tar.${process.pid}-abcdef.part`, 'a.tar.old', 'b.tar.999999999-abcdef.part'];
    for (const name of [...left, ...others]) await writeFile(file(name), '');
    await backUp('a.tar');
    expect((await readdir(shelf)).sort()).toEqual(['a.tar', ...others].sort());
  });

  test('of a disk that damaged a photo holds everything else, and its author is asked for it again', async () => {
    await take(OTHER, 'm.2');
    const [ward] = await server.house.store.db.selectFrom('wards').select('id').execute();
    const path = `photos/${ward?.id}/${PHOTO.sha256.slice(0, 2)}/${PHOTO.sha256}.jpg`;
    const damaged = await open(join(server.folder, path), 'r+');
    await damaged.write(Buffer.from('x'), 0, 1, 5_000);
    await damaged.close();

    const made = await backUp('a.tar');
    expect([made.photos, made.lost]).toEqual([1, [{ ward: ward?.id, sha256: PHOTO.sha256 }]]);

    await restore('a.tar');
    server.house.blobs = diskBlobs(join(server.folder, 'photos'));
    const { want } = await member.sync(member.request([], { n0: 3 }));
    expect(want).toContain(PHOTO.sha256);
    expect(want).not.toContain(OTHER.sha256);
    await server.app.request(`/api/photos/${PHOTO.sha256}`, {
      method: 'PUT',
      headers: member.headers,
      body: new Uint8Array(PHOTO.bytes),
    });
    expect((await member.sync(member.request([], { n0: 3 }))).want).not.toContain(PHOTO.sha256);
  });
});

describe('what phones need not keep', () => {
  test('is unknown without backups, nothing while they are young, and what a backup of eight days holds', async () => {
    expect(await durNow()).toBeNull();
    const { wards } = await backUp('a.tar');
    await official.sync(official.request([tick('o.2', 'o.give:0')], { n0: 2 }));
    expect(await durNow()).toBe(0);
    server.clock.now += SAFE_AFTER_MS - 1;
    const younger = await backUp('b.tar');
    expect(await durNow()).toBe(0);
    server.clock.now += 1;
    expect(await durNow()).toBe(wards[0]?.head);
    server.clock.now += SAFE_AFTER_MS;
    expect(await durNow()).toBe(younger.wards[0]?.head);
    expect(younger.wards[0]?.head).toBeGreaterThan(wards[0]?.head ?? Number.NaN);
  });

  test('after a restore counts the backup that it came from, and none of the life that was left', async () => {
    const first = await backUp('a.tar', { note: false });
    server.clock.now += DAY;
    await official.sync(official.request([tick('o.2', 'o.give:0')], { n0: 2 }));
    const lost = await backUp('b.tar');
    expect(lost.wards[0]?.head).toBeGreaterThan(first.wards[0]?.head ?? Number.NaN);

    await restore('a.tar');
    expect(await durNow()).toBe(0);
    server.clock.now += 30 * DAY;
    expect(await durNow()).toBe(first.wards[0]?.head);

    // A backup that was under way when the data were replaced has the old life's head.
    await noteBackup(server.house.store, lost.wards, lost.madeAt);
    expect(await durNow()).toBe(first.wards[0]?.head);
  });

  test('is each ward’s own', async () => {
    await backUp('a.tar');
    const ward = await server.makeWard();
    const newcomer = makeCaller(server, await server.join(ward, 'person.official'), 'c-new');
    server.clock.now += SAFE_AFTER_MS;
    expect([await durNow(), await durNow(newcomer)]).toEqual([expect.any(Number), null]);
  });
});

describe('a restore', () => {
  let untouched: Record<string, string>;

  /** The present data stay byte for byte, and nothing is left beside them. */
  async function refuses(name: string, reason: string): Promise<void> {
    const before = untouched ?? (await contents(server.folder));
    await expect(restoreInto(server.folder, name)).rejects.toMatchObject({ reason });
    expect(await contents(server.folder)).toEqual(before);
  }

  beforeEach(async () => {
    await take(OTHER, 'm.2');
    await backUp('a.tar');
    await server.house.store.close();
    hold(join(server.folder, 'lock'), 'together')?.release();
    untouched = await contents(server.folder);
  });
  afterEach(start);

  test('keeps what was there before, in a folder of its own', async () => {
    const { aside } = await restoreInto(server.folder, 'a.tar');
    const { aside: second } = await restoreInto(server.folder, 'a.tar');

    expect(second).not.toBe(aside);
    const kept = await contents(aside);
    const moved = Object.entries(untouched).map(([path, sum]) => [
      path.replace(server.folder, aside),
      sum,
    ]);
    const lock = join(aside, 'lock');
    expect(kept).toEqual(Object.fromEntries(moved.filter(([path]) => path !== lock)));
  });

  test('refuses a file cut off anywhere', async () => {
    const whole = await readFile(file('a.tar'));
    for (const length of [0, 1, 511, 512, 513, 5_000, 100_000, -1_025, -1_024, -512, -1]) {
      await writeFile(file('cut.tar'), whole.subarray(0, length));
      await refuses('cut.tar', 'broken');
    }
    await writeFile(file('cut.tar'), Buffer.concat([whole, Buffer.from('x')]));
    await refuses('cut.tar', 'broken');
  });

  test('refuses a file in which one byte is another', async () => {
    const whole = await readFile(file('a.tar'));
    const steps = 60;
    for (let step = 0; step < steps; step += 1) {
      const at = Math.floor((step * (whole.length - 1)) / (steps - 1));
      const bent = Buffer.from(whole);
      bent.writeUInt8((whole[at] ?? 0) ^ 0x41, at);
      await writeFile(file('bent.tar'), bent);
      const refused = restoreInto(server.folder, 'bent.tar');
      const why = await refused.then(
        () => `taken with byte ${at} bent`,
        (error) => error.reason,
      );
      expect(['broken', 'foreign']).toContain(why);
    }
    expect(await contents(server.folder)).toEqual(untouched);
  });

  test('refuses what is no backup', async () => {
    await writeFile(file('photo.jpg'), PHOTO.bytes);
    await refuses('photo.jpg', 'foreign');
    await writeFile(file('letter.txt'), 'Kính gửi phường '.repeat(100));
    await refuses('letter.txt', 'foreign');
    await archive('tar.tar', [['notes.txt', Buffer.from('x')]]);
    await refuses('tar.tar', 'foreign');
    await refuses('nothing.tar', 'noFile');
    await refuses('.', 'noFile');
  });

  test('refuses a backup of a newer program, and one whose database is none or is damaged', async () => {
    const about = { kind: 'to-so-backup', format: 1, version: '9', madeAt: 1 };
    const json = (over: object) => Buffer.from(JSON.stringify({ ...about, ...over }));
    const database = await bentDatabase("insert into kysely_migration values ('0999-x', 'x')");
    await archive('format.tar', [[ABOUT, json({ format: 2 })]]);
    await refuses('format.tar', 'newer');
    await archive('shape.tar', [
      [ABOUT, json({})],
      [DATABASE, database],
    ]);
    await refuses('shape.tar', 'newer');
    const none = Buffer.from('not a database at all');
    await archive('none.tar', [
      [ABOUT, json({})],
      [DATABASE, none],
    ]);
    await refuses('none.tar', 'broken');
    const damaged = await bentDatabase('select 1');
    damaged.fill(0x7f, 20_000, 60_000);
    await archive('damaged.tar', [
      [ABOUT, json({})],
      [DATABASE, damaged],
    ]);
    await refuses('damaged.tar', 'broken');
    await archive('empty.tar', [[ABOUT, json({})]]);
    await refuses('empty.tar', 'broken');
  });

  test('writes nothing outside its folder, whatever the names in the file', async () => {
    const about = { kind: 'to-so-backup', format: 1, version: '9', madeAt: 1 };
    const name = createHash('sha256').update('x').digest('hex');
    const database = await bentDatabase('select 1');
    for (const path of [`photos/../${name.slice(0, 2)}/${name}.jpg`, '../../x', '/tmp/x', 'x']) {
      await archive('bad.tar', [
        [ABOUT, Buffer.from(JSON.stringify(about))],
        [DATABASE, database],
        [path, Buffer.from('x')],
      ]);
      await refuses('bad.tar', 'broken');
    }
  });

  test('brings a backup of the first program to today’s shape', async () => {
    const about = { kind: 'to-so-backup', format: 1, version: '0', madeAt: server.clock.now };
    const database = await bentDatabase(
      `drop table backups; drop table early; drop table keys; drop index devices_tag;
       drop table subscriptions; drop table pushes; drop table push_heads; drop table erased; drop index log_seq;
       alter table devices drop column tag; alter table devices drop column top;
       alter table sessions drop column seen_at;
       delete from kysely_migration where name <> '0001-first'`,
    );
    await archive('old.tar', [
      [ABOUT, Buffer.from(JSON.stringify(about))],
      [DATABASE, database],
    ]);
    await restoreInto(server.folder, 'old.tar');
    await start();
    const dur = await durNow();
    await server.house.store.close();
    expect(dur).toBe(0);
  });

  test('changes nothing while somebody works on the data, and nobody works while it lasts', async () => {
    const lock = join(server.folder, 'lock');
    const working = hold(lock, 'together');
    const beside = hold(lock, 'together');
    expect([working, beside]).not.toContain(null);
    beside?.release();
    await refuses('a.tar', 'inUse');
    working?.release();
    const alone = hold(lock, 'alone');
    expect([alone === null, hold(lock, 'together')]).toEqual([false, null]);
    alone?.release();
  }, 20_000);

  test('that is interrupted changes nothing', async () => {
    const stop = new AbortController();
    stop.abort();
    const stopped = restoreInto(server.folder, 'a.tar', stop.signal);
    await expect(stopped).rejects.toMatchObject({ reason: 'interrupted' });
    expect(await contents(server.folder)).toEqual(untouched);
  });

  async function archive(name: string, entries: [string, Buffer][]): Promise<void> {
    const made = await open(file(name), 'w');
    const writing = writeArchive(made, 0);
    for (const [entry, bytes] of entries) await writing.add(entry, bytes.byteLength, [bytes]);
    await writing.finish();
    await made.close();
  }

  /** The present database after a change by hand. */
  async function bentDatabase(change: string): Promise<Buffer> {
    const path = file('bent.sqlite');
    await cp(join(server.folder, DATABASE), path);
    const db = new Sqlite(path);
    db.exec(change);
    db.close();
    return readFile(path);
  }
});
