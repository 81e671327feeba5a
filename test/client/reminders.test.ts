import { expect, test } from 'vitest';
import { mutate } from '../../src/client/local/mutate.ts';
import { readUnsent, watchBadge } from '../../src/client/local/reminders.ts';
import { give, phoneWithWork, photoOp, WEDNESDAY } from '../support/phone-with-work.ts';
import { pictureOf } from '../support/picture.ts';

const DAY_MS = 86_400_000;

/** An icon that remembers its number; null while it shows none. */
function makeBadge() {
  const shown: (number | null)[] = [];
  return {
    shown,
    setAppBadge: async (count: number) => void shown.push(count),
    clearAppBadge: async () => void shown.push(null),
  };
}

test('the icon counts what presses, follows a tick, and is empty once nobody is signed in', async () => {
  const set = await phoneWithWork();
  const late = await give(set, 'Đã quá hạn', { due: '2026-01-12' });
  await give(set, 'Sắp đến hạn', { due: '2026-01-16' });
  await give(set, 'Còn lâu', { due: '2026-02-16' });
  const badge = makeBadge();
  const stop = watchBadge(set.phone, 'kp3', badge);
  await expect.poll(() => badge.shown.at(-1)).toBe(2);
  const tick = { kind: 'step.set' as const, assignmentId: late, stepId: 's1', done: true };
  await mutate(set.phone, { ...tick, seen: [] });
  await expect.poll(() => badge.shown.at(-1)).toBe(1);
  stop();
  expect(badge.shown.at(-1)).toBeNull();
});

test('a photo whose record arrived days ago still counts as unsent, since the day it was taken', async () => {
  const clock = { now: WEDNESDAY };
  const set = await phoneWithWork('member', () => clock.now);
  const work = await give(set, 'Mở cuộc thi');
  await mutate(set.phone, photoOp(work, null, 'a'), { picture: pictureOf('a') });
  expect(await readUnsent(set.phone)).toEqual({ count: 1, since: WEDNESDAY });
  clock.now += 4 * DAY_MS;
  await set.phone.db.outbox.clear();
  expect(await readUnsent(set.phone)).toEqual({ count: 1, since: WEDNESDAY });
  await set.phone.db.photos.clear();
  expect(await readUnsent(set.phone)).toBeNull();
});
