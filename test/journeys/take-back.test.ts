import { afterEach, beforeEach, expect, test } from 'vitest';
import { mutate } from '../../src/client/local/mutate.ts';
import { readOutbox } from '../../src/client/local/outbox.ts';
import { readSending } from '../../src/client/local/sending.ts';
import { takeBack } from '../../src/client/local/take-back.ts';
import { chooseWifi } from '../../src/client/local/wifi.ts';
import { isRetracted } from '../../src/shared/evidence.ts';
import type { Id } from '../../src/shared/model.ts';
import { evidenceOf, pictureOf } from '../support/evidence.ts';
import { giveTask } from '../support/given-task.ts';
import { type Device, makeWorld, type World } from '../support/world.ts';

/** A photo that its author takes back, before or after it was sent. */
const PICTURE = pictureOf(40_000, 3);

let world: World;
let official: Device;
let hanh: Device;
let id: Id;

beforeEach(async () => {
  world = await makeWorld();
  official = await world.device('person.official');
  id = await giveTask(official);
  hanh = await world.device('person.1.1');
});
afterEach(async () => {
  expect([...world.server.bugs, ...official.bugs, ...hanh.bugs]).toEqual([]);
  await world.end();
});

const take = () => mutate(hanh.phone, evidenceOf(id, PICTURE), { picture: PICTURE });
const sentBytes = () =>
  hanh.requests.filter(({ path }) => path.startsWith('/api/photos/') || path === '/api/thumbs');
const stateOf = async () => (await hanh.phone.db.photos.get(PICTURE.sha256))?.state;
const approve = async (evidenceId: Id) => {
  await mutate(official.phone, { kind: 'evidence.approve', evidenceId, seen: [] });
  await official.settle();
};

test('a photo taken back before it was sent: the ward learns of both, and gets no picture', async () => {
  const evidence = await take();
  await takeBack(hanh.phone, evidence);
  await hanh.settle();
  await official.settle();
  expect(isRetracted(await official.see('evidence', evidence))).toBe(true);
  expect(sentBytes()).toEqual([]);
  expect(await readSending(hanh.phone)).toMatchObject({ waiting: 0, photos: 0 });
  expect((await readOutbox(hanh.phone)).waiting).toEqual([]);

  // The same picture attached anew is sent.
  const again = await take();
  await hanh.settle();
  expect((await hanh.see('evidence', again)).stored).toBe(true);
});

test('a note taken back goes from the ward and from every phone with its words; a colleague’s does not', async () => {
  const about = { kind: 'note.add' as const, assignmentId: id, placeId: 'place.1' };
  const noteId = await mutate(hanh.phone, { ...about, text: 'Nhà bà Năm, số 5' });
  await hanh.settle();
  const minh = await world.device('person.1.2');
  await mutate(minh.phone, { kind: 'note.retract', noteId });
  await minh.settle();
  expect((await minh.see('note', noteId)).text).toBe('Nhà bà Năm, số 5');
  expect((await readOutbox(minh.phone)).outcomes).toMatchObject([{ outcome: 'refused' }]);
  await mutate(hanh.phone, { kind: 'note.retract', noteId });
  for (const device of [hanh, official, minh]) {
    await device.settle();
    expect((await device.see('note', noteId)).text).toBe('');
  }
});

test('bytes that other evidence names as well are sent all the same', async () => {
  const first = await take();
  const second = await take();
  await takeBack(hanh.phone, first);
  await hanh.settle();
  expect((await hanh.see('evidence', second)).stored).toBe(true);
});

test('taken back on one phone of a person, the picture waits no more on the other', async () => {
  await chooseHeld();
  const evidence = await take();
  await hanh.settle();
  expect(await stateOf()).toBe('waiting');
  const other = await world.device('person.1.1');
  await other.settle();
  await takeBack(other.phone, evidence);
  await other.settle();
  await hanh.settle();
  expect(await stateOf()).toBe('back');
});

test('an approval that came first keeps a photo: its author is told, and the picture is sent', async () => {
  await chooseHeld();
  const evidence = await take();
  await hanh.settle();
  await official.settle();
  await approve(evidence);
  await takeBack(hanh.phone, evidence);
  expect(await stateOf()).toBe('back');
  hanh.roam(true);
  await hanh.settle();
  await hanh.settle();
  expect(isRetracted(await hanh.see('evidence', evidence))).toBe(false);
  expect((await hanh.see('evidence', evidence)).stored).toBe(true);
  const { outcomes } = await readOutbox(hanh.phone);
  expect(outcomes).toMatchObject([
    { outcome: 'superseded', piece: { op: { kind: 'evidence.retract' } } },
  ]);
});

test('a photo sent back meanwhile can still be taken back, and asks for nothing any more', async () => {
  const evidence = await take();
  await hanh.settle();
  await official.settle();
  const reason = 'Ảnh mờ.';
  await mutate(official.phone, { kind: 'evidence.return', evidenceId: evidence, reason, seen: [] });
  await official.settle();
  await takeBack(hanh.phone, evidence);
  await hanh.settle();
  expect(isRetracted(await hanh.see('evidence', evidence))).toBe(true);
  expect((await readOutbox(hanh.phone)).outcomes).toEqual([]);
});

/** Full photos wait, as on mobile data. */
async function chooseHeld() {
  await chooseWifi(hanh.phone.db, true);
  hanh.roam(false);
}
