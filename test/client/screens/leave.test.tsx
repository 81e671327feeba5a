import Dexie from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { leave } from '../../../src/client/local/leave.ts';
import { readKept, readMarkers, watchMarker } from '../../../src/client/local/marker.ts';
import { mutate } from '../../../src/client/local/mutate.ts';
import { openPhone } from '../../../src/client/local/phone.ts';
import { keepSession, readSession } from '../../../src/client/local/pocket.ts';
import { phoneWithWork } from '../../support/phone-with-work.ts';

afterEach(() => localStorage.clear());

/** A phone with one thing unsent, noted in the browser's own storage. */
async function signedIn() {
  const { phone, session } = await phoneWithWork();
  await keepSession(session);
  const stop = watchMarker(phone, session.person.name);
  await mutate(phone, { kind: 'person.rename', personId: phone.person, name: 'Tên mới' });
  await expect.poll(() => readMarkers()[phone.db.name]?.unsent).toBe(1);
  stop();
  return phone;
}

test('who leaves with work kept finds it in this browser again, and it counts as no loss', async () => {
  const phone = await signedIn();
  await leave(phone, 'keep');
  expect(await readSession()).toBeNull();
  expect(await readKept()).toMatchObject([{ here: true, name: 'Thành viên 1', count: 1 }]);
  const [, ward = '', person = ''] = phone.db.name.match(/^toso-(w\d+)-(.*)$/) ?? [];
  const again = await openPhone(ward, person);
  expect(await again.db.outbox.count()).toBe(1);
});

test('who leaves and wipes leaves nothing, and an empty database is then a first run (point 30)', async () => {
  const phone = await signedIn();
  await leave(phone, 'wipe');
  expect(await Dexie.exists(phone.db.name)).toBe(false);
  expect(readMarkers()).toEqual({});
  expect(await readKept()).toEqual([]);
});
