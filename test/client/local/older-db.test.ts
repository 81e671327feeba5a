import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { openDb } from '../../../src/client/local/db.ts';

/** The tables as the app's first version made them. */
const FIRST = {
  phone: '&key',
  base: '&id, generation',
  view: '&id, kind, body.assignmentId, body.taskId',
  outbox: '&n',
  kept: '&order, head',
  outcomes: '&id, told',
  photos: '&sha256, state',
  thumbs: '&sha256, state',
  drafts: '&key',
  takes: '&key',
  net: '&key',
};

test('what a phone kept under the first version is all there under this one, visits by their time too', async () => {
  const older = new Dexie('older');
  older.version(1).stores(FIRST);
  await older.table('outbox').put({ n: 7, op: { id: 'c.7.x', kind: 'visit.add' } });
  await older.table('photos').put({ sha256: 'ab', state: 'waiting', bytes: new ArrayBuffer(3) });
  await older.table('view').put({ id: 'v1', kind: 'visit', body: { at: 5 } });
  older.close();
  const db = openDb('older');
  expect(await db.outbox.get(7)).toMatchObject({ op: { id: 'c.7.x' } });
  expect((await db.photos.get('ab'))?.bytes?.byteLength).toBe(3);
  expect(await db.view.where('body.at').between(0, 9).primaryKeys()).toEqual(['v1']);
  expect(await db.raws.count()).toBe(0);
  db.close();
});
