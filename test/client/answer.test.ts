import { expect, test, vi } from 'vitest';
import {
  carryOutVerdict,
  dropVerdict,
  keepVerdict,
  leftToUndo,
  watchVerdict,
} from '../../src/client/local/answer.ts';
import { readQueues } from '../../src/client/local/send-state.ts';
import { wantPhoto } from '../../src/client/local/want-photo.ts';
import { give, phoneWithWork, photoOp, WEDNESDAY } from '../support/phone-with-work.ts';

async function withPhotos(...letters: string[]) {
  let late = 0;
  const set = await phoneWithWork('official', () => WEDNESDAY + late);
  const work = await give(set, 'Buổi tập huấn');
  const ids: string[] = [];
  for (const letter of letters) ids.push(await set.say('p-hanh', photoOp(work, 's1', letter)));
  const answers = async () => {
    const entries = await set.phone.db.outbox.orderBy('n').toArray();
    return entries.map(({ op }) => [op.kind, 'evidenceId' in op && op.evidenceId]);
  };
  const pass = (ms: number) => {
    late += ms;
  };
  return { phone: set.phone, ids, answers, pass };
}

test('an answer that is undone in time was never given', async () => {
  const { phone, ids, answers } = await withPhotos('a');
  await keepVerdict(phone, ids[0]!, null);
  await dropVerdict(phone);
  await carryOutVerdict(phone);
  expect(await answers()).toEqual([]);
});

test('the next answer ends the time for undoing the one before', async () => {
  const { phone, ids, answers } = await withPhotos('a', 'b');
  await keepVerdict(phone, ids[0]!, null);
  expect(await answers()).toEqual([]);
  await keepVerdict(phone, ids[1]!, 'Ảnh mờ');
  expect(await answers()).toEqual([['evidence.approve', ids[0]]]);
  await carryOutVerdict(phone);
  expect(await answers()).toEqual([
    ['evidence.approve', ids[0]],
    ['evidence.return', ids[1]],
  ]);
});

test('two tabs that end the time for undoing at once give one answer', async () => {
  const { phone, ids, answers } = await withPhotos('a');
  await keepVerdict(phone, ids[0]!, null);
  await Promise.all([carryOutVerdict(phone), carryOutVerdict(phone), carryOutVerdict(phone)]);
  expect(await answers()).toEqual([['evidence.approve', ids[0]]]);
});

test('an answer may be undone for ten seconds, also by a phone whose clock was put back', () => {
  const left = (later: number) => leftToUndo({ evidenceId: 'a', reason: null, at: 0 }, later);
  expect([0, 4_000, 10_000, 86_400_000, -86_400_000].map(left)).toEqual([
    10_000, 6_000, 0, 0, 10_000,
  ]);
});

test('an answer given just before the window was closed goes with the next start', async () => {
  const { phone, ids, answers, pass } = await withPhotos('a');
  await keepVerdict(phone, ids[0]!, null);
  pass(3 * 86_400_000);
  watchVerdict(phone);
  await vi.waitFor(async () => expect(await answers()).toEqual([['evidence.approve', ids[0]]]));
});

test('a photo is asked for once, and one that is here or on its way is left alone', async () => {
  const { phone } = await withPhotos();
  const mine = { sha256: 'f'.repeat(64), bytes: new ArrayBuffer(4), evidenceId: null };
  await phone.db.photos.put({ ...mine, state: 'waiting', tried: false, why: null });
  await wantPhoto(phone.db, mine.sha256);
  await wantPhoto(phone.db, 'e'.repeat(64));
  await wantPhoto(phone.db, 'e'.repeat(64));
  const stored = await phone.db.photos.toArray();
  expect(stored.map(({ state }) => state)).toEqual(['wanted', 'waiting']);
  expect((await readQueues(phone.db)).photos.get(mine.sha256)).toBe('waiting');
});
