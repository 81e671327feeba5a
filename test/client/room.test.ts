import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dropBallast, hasBallast, keepBallast } from '../../src/client/local/ballast.ts';
import { roomFor } from '../../src/client/local/full.ts';
import { mutate } from '../../src/client/local/mutate.ts';
import type { Phone } from '../../src/client/local/phone.ts';
import { guardWork, readStorage } from '../../src/client/local/storage.ts';
import { attachTake, keepTake } from '../../src/client/local/take.ts';
import { nextRequest } from '../../src/client/sync/exchange.ts';
import { give, phoneWithWork, photoOp, type Setting } from '../support/phone-with-work.ts';
import { pictureOf } from '../support/picture.ts';

/** A browser that is full for the first `times` writes, as Chromium says it. */
function fullFor(times: number) {
  let tries = 0;
  const write = vi.fn(async () => {
    tries += 1;
    if (tries <= times) throw new DOMException('no room', 'QuotaExceededError');
    return 'stored';
  });
  return write;
}

let set: Setting;
let work: string;
beforeEach(async () => {
  await dropBallast();
  set = await phoneWithWork();
  work = await give(set, 'Mở cuộc thi', { steps: [{ text: 'Chụp ảnh', photo: true }] });
});

/** A photo of this phone that the server holds; its record came with the ward's `seq`. */
async function ownStored(letter: string, seq: number): Promise<string> {
  const { phone, say } = set;
  const id = await say('p-hanh', photoOp(work, 's1', letter));
  await phone.db.base.where({ id }).modify((held) => {
    Object.assign(held.row, { seq });
    Object.assign(held.row.body, { stored: true, thumbStored: true });
  });
  await put(phone, letter, 'stored', id);
  return letter.repeat(64);
}

async function put(
  { db }: Phone,
  letter: string,
  state: 'stored' | 'waiting' | 'refused',
  evidenceId: string | null,
) {
  const { bytes, sha256 } = pictureOf(letter);
  await db.photos.put({ sha256, bytes, state, evidenceId, tried: true, why: null });
}

const photos = async () => (await set.phone.db.photos.toCollection().primaryKeys()).sort();
const named = (letters: string) => [...letters].map((letter) => letter.repeat(64));

test('an entry that finds the phone full is stored thanks to the reserve, which is taken in again', async () => {
  await keepBallast();
  await put(set.phone, 'a', 'stored', null);
  const write = fullFor(1);
  expect(await roomFor(set.phone, write)).toBe('stored');
  expect(write).toHaveBeenCalledTimes(2);
  expect(await photos()).toEqual(named('a'));
  await expect.poll(hasBallast).toBe(true);
});

test('where the reserve is not enough, pictures that come again go, and nothing else', async () => {
  const { phone } = set;
  await phone.db.phone.update('phone', { safe: 50 });
  await put(phone, 'a', 'stored', null);
  await put(phone, 'b', 'waiting', 'mine');
  await put(phone, 'c', 'refused', 'mine');
  const safe = await ownStored('d', 50);
  const notInBackup = await ownStored('e', 51);
  await put(phone, 'f', 'stored', 'no-record-here');
  const before = await phone.db.outbox.count();

  const write = fullFor(99);
  await expect(roomFor(phone, write)).rejects.toThrow('no room');

  expect(await photos()).toEqual(named('bcef'));
  expect([safe, notInBackup]).toEqual(named('de'));
  expect(await phone.db.outbox.count()).toBe(before);
});

test('without backups at the ward no own photo goes', async () => {
  await ownStored('d', 1);
  await expect(roomFor(set.phone, fullFor(99))).rejects.toThrow('no room');
  expect(await photos()).toEqual(named('d'));
});

test('rows of a download that is being replaced vouch for nothing', async () => {
  await ownStored('d', 1);
  await set.phone.db.phone.update('phone', { safe: 50, generation: 1 });
  await expect(roomFor(set.phone, fullFor(99))).rejects.toThrow('no room');
  expect(await photos()).toEqual(named('d'));
});

test('own thumbnails stay, others’ thumbnails go', async () => {
  const { phone, say } = set;
  const mine = await say('p-hanh', photoOp(work, 's1', 'a'));
  const theirs = await say('p-minh', photoOp(work, 's1', 'b'));
  for (const [sha256, evidenceId] of [
    ['mine', mine],
    ['theirs', theirs],
  ] as const) {
    await phone.db.thumbs.put({ sha256, evidenceId, state: 'stored', bytes: new ArrayBuffer(9) });
  }
  await expect(roomFor(phone, fullFor(99))).rejects.toThrow('no room');
  expect(await phone.db.thumbs.toCollection().primaryKeys()).toEqual(['mine']);
});

test('what is wrong for another reason is not tried again', async () => {
  await keepBallast();
  const write = vi.fn(() => Promise.reject(new TypeError('a bug')));
  await expect(roomFor(set.phone, write)).rejects.toThrow('a bug');
  expect(write).toHaveBeenCalledTimes(1);
  expect(await hasBallast()).toBe(true);
});

/** The disk is full at the first write into this table, in the middle of the transaction. */
function fullOnce(table: { hook: Phone['db']['outbox']['hook'] }) {
  let full = true;
  table.hook('creating', () => {
    if (!full) return;
    full = false;
    throw new DOMException('no room', 'QuotaExceededError');
  });
}

test('a tick and a photo that find the phone full are entered once', async () => {
  await keepBallast();
  const { phone } = set;
  fullOnce(phone.db.outbox as never);
  const about = { assignmentId: work, stepId: 's1', done: true, seen: [] };
  await mutate(phone, { kind: 'step.set', ...about });
  expect((await phone.db.outbox.toArray()).map(({ op, n }) => [op.kind, n])).toEqual([
    ['step.set', 1],
  ]);

  await expect.poll(hasBallast).toBe(true);
  fullOnce(phone.db.takes as never);
  const target = { assignmentId: work, stepId: 's1', replaces: null };
  const take = await keepTake(phone, target, pictureOf('a'), 'camera');
  const entity = await phone.db.view.get(work);
  if (entity?.kind !== 'assignment') throw new Error('no work');
  await expect.poll(hasBallast).toBe(true);
  fullOnce(phone.db.photos as never);
  await attachTake(phone, entity.body, take, { consent: 'nobody', child: false });
  expect(await phone.db.outbox.count()).toBe(2);
  expect(await phone.db.takes.count()).toBe(0);
  expect(await photos()).toEqual(named('a'));
});

afterEach(() => vi.unstubAllGlobals());

test('what the browser promised is asked for once there is work, and the ward is told the answer (point 22)', async () => {
  const persisted = vi.fn(async () => false);
  const persist = vi.fn(async () => true);
  vi.stubGlobal('navigator', { storage: { persisted, persist } });
  expect((await nextRequest(set.phone, 10)).stat?.persisted).toBe(false);
  await guardWork(set.phone);
  expect(persist).toHaveBeenCalledTimes(1);
  expect(await hasBallast()).toBe(true);
  persisted.mockResolvedValue(true);
  await guardWork(set.phone);
  expect(persist).toHaveBeenCalledTimes(1);
  expect((await nextRequest(set.phone, 10)).stat?.persisted).toBe(true);
  vi.stubGlobal('navigator', {});
  expect((await nextRequest(set.phone, 10)).stat?.persisted).toBe(null);
});

test('room is told as the browser tells it, and not where it hides it', async () => {
  const estimate = vi.fn(async () => ({ usage: 5_000_000, quota: 3_005_000_000 }));
  vi.stubGlobal('navigator', { storage: { persisted: async () => true, estimate } });
  const said = { kept: true, used: 5_000_000, free: 3_000_000_000, reserve: true };
  expect(await readStorage(set.phone)).toEqual(said);
  estimate.mockResolvedValue({ usage: 5_000_000, quota: 5_000_000 + 10 * 1024 ** 3 });
  expect((await readStorage(set.phone)).free).toBe(null);
});
