import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addUsed, readUsed } from '../../src/client/local/used.ts';
import { startMeter } from '../../src/client/sync/meter.ts';
import { phoneWithWork } from '../support/phone-with-work.ts';

let phone: Awaited<ReturnType<typeof phoneWithWork>>['phone'];
let now: number;
beforeEach(async () => {
  phone = (await phoneWithWork()).phone;
  phone.clock = () => now;
});
afterEach(() => vi.useRealTimers());

/** The last second of October in Vietnam, which is still the afternoon in Greenwich. */
const OCTOBER_ENDS = Date.UTC(2026, 9, 31, 16, 59, 59);

test('photos and the rest are counted apart, by the months of Vietnam', async () => {
  const meter = startMeter(phone);
  now = OCTOBER_ENDS;
  meter.spend('/api/photos/abc', 1_000);
  meter.spend('/api/thumbs', 100);
  meter.spend('/api/sync', 10);
  now += 1_000;
  meter.spend('/api/sync', 7);
  await meter.stop();
  expect(await readUsed(phone.db, now)).toEqual({
    now: { month: '2026-11', photos: 0, rest: 7 },
    earlier: [{ month: '2026-10', photos: 1_100, rest: 10 }],
  });
});

test('a burst of requests costs the disk one write, and a kill at most the last seconds', async () => {
  now = OCTOBER_ENDS;
  let writes = 0;
  const put = phone.db.used.put.bind(phone.db.used);
  phone.db.used.put = (row) => {
    writes += 1;
    return put(row);
  };
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const meter = startMeter(phone);
  for (let i = 0; i < 500; i++) meter.spend('/api/photos/abc', 1_000);
  vi.advanceTimersByTime(3_000);
  vi.useRealTimers();
  await vi.waitFor(async () => {
    expect((await readUsed(phone.db, now)).now.photos).toBe(500_000);
  });
  expect(writes).toBe(1);
});

test('two tabs that count at the same time count together', async () => {
  const month = '2026-10';
  await Promise.all([
    addUsed(phone.db, { month, photos: 5, rest: 1 }),
    addUsed(phone.db, { month, photos: 6, rest: 2 }),
  ]);
  expect((await readUsed(phone.db, OCTOBER_ENDS)).now).toEqual({ month, photos: 11, rest: 3 });
});

test('three earlier months are kept, newest first', async () => {
  for (const month of ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'])
    await addUsed(phone.db, { month, photos: 1, rest: 1 });
  const { now: this_, earlier } = await readUsed(phone.db, OCTOBER_ENDS);
  expect(this_.month).toBe('2026-10');
  expect(earlier.map(({ month }) => month)).toEqual(['2026-09', '2026-08', '2026-07']);
});
