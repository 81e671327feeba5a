import type { DBCoreMutateRequest } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { isFull } from '../../src/client/local/full.ts';
import { mutate } from '../../src/client/local/mutate.ts';
import type { Phone } from '../../src/client/local/phone.ts';
import { rebase } from '../../src/client/local/rebase.ts';
import { nextRequest } from '../../src/client/sync/exchange.ts';
import type { SyncAnswer } from '../../src/shared/wire.ts';
import { give, phoneWithWork, photoOp } from '../support/phone-with-work.ts';
import { pictureOf } from '../support/picture.ts';

/** The product's own database, on which every single write may find no room. */
let phone: Phone;
afterEach(() => phone.db.close());

/** From now on the n-th write fails as a full phone's does. Returns how many were tried. */
function fillAt(n: number): { tried: () => number; free: () => void } {
  let writes = 0;
  let full = true;
  phone.db.use({
    stack: 'dbcore',
    name: 'full',
    create: (below) => ({
      ...below,
      table: (name) => {
        const table = below.table(name);
        const mutateRoom = (request: DBCoreMutateRequest) => {
          writes += 1;
          if (!full || writes !== n) return table.mutate(request);
          return Promise.reject(new DOMException('no room', 'QuotaExceededError'));
        };
        return { ...table, mutate: mutateRoom };
      },
    }),
  });
  return {
    tried: () => writes,
    free: () => {
      full = false;
    },
  };
}

async function everything(): Promise<unknown> {
  const tables = await Promise.all(phone.db.tables.map((table) => table.toArray()));
  return JSON.stringify(tables.map((rows, i) => [phone.db.tables[i]?.name, rows]));
}

/** Fails at the first write, then at the second, and so on until the work finds room to its end. */
async function failAtEvery(work: () => Promise<unknown>): Promise<number> {
  for (let n = 1; ; n++) {
    phone.db.close();
    const room = fillAt(n);
    await phone.db.open();
    const before = await everything();
    const error = await work().then(
      () => null,
      (failed: unknown) => failed,
    );
    room.free();
    if (error === null) {
      expect(room.tried()).toBeLessThan(n);
      return n - 1;
    }
    expect(isFull(error)).toBe(true);
    expect(await everything()).toBe(before);
  }
}

test('whichever write finds no room: the tap is told, and all that was accepted lies as before', async () => {
  const set = await phoneWithWork();
  phone = set.phone;
  const id = await give(set, 'Mở cuộc thi');
  const note = { kind: 'note.add' as const, assignmentId: id, placeId: 'kp3', text: 'Đã dán' };
  await mutate(phone, note);
  const picture = pictureOf('a');
  const failed = await failAtEvery(() => mutate(phone, photoOp(id, null, 'a'), { picture }));
  expect(failed).toBeGreaterThanOrEqual(5);
  expect(await phone.db.outbox.count()).toBe(2);
});

test('whichever write of an answer finds no room: nothing of it counts, and it can come again', async () => {
  const set = await phoneWithWork();
  phone = set.phone;
  const id = await give(set, 'Mở cuộc thi');
  const note = { kind: 'note.add' as const, assignmentId: id, placeId: 'kp3', text: 'Đã dán' };
  const opId = await mutate(phone, note);
  const sent = await nextRequest(phone, 10);
  const row = (await phone.db.base.get(id))?.row;
  const answer: SyncAnswer = {
    ...{ client: sent.client, epoch: 'e', scope: 'kp3', now: 5, since: sent.since },
    ...{ lm: 1, lmId: opId, outcomes: [{ id: opId, outcome: 'merged' as const, why: null }] },
    ...{
      rows: row ? [{ ...row, seq: 9 }] : [],
      upto: 9,
      more: false,
      head: 9,
      dur: null,
      want: [],
    },
  } as SyncAnswer;
  const failed = await failAtEvery(() => rebase(phone, sent, answer));
  expect(failed).toBeGreaterThanOrEqual(5);
  expect(await phone.db.outbox.count()).toBe(0);
  expect(await phone.db.kept.count()).toBe(1);
});
