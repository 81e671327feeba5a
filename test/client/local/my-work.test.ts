import { expect, test } from 'vitest';
import { mutate } from '../../../src/client/local/mutate.ts';
import { type ReadLines, readMyWork } from '../../../src/client/local/my-work.ts';
import { give, phoneWithWork, photoOp } from '../../support/phone-with-work.ts';

test('after a tap only the line that it changed is a new one', async () => {
  const set = await phoneWithWork();
  const ticked = await give(set, 'Treo băng rôn');
  await give(set, 'Phát tờ rơi');
  const last: ReadLines = new Map();
  const lines = async () => {
    const { parts } = await readMyWork(set.phone, 'kp3', last);
    return new Map(Object.values(parts).flatMap((part) => part.map((line) => [line.id, line])));
  };
  const before = await lines();
  await mutate(set.phone, {
    kind: 'step.set',
    ...{ assignmentId: ticked, stepId: 's1', done: true, seen: [] },
  });
  const after = await lines();
  const changed = [...after].filter(([id, line]) => before.get(id) !== line).map(([id]) => id);
  expect(changed).toEqual([ticked]);
  expect(after.get(ticked)).toMatchObject({ done: true, state: 'waiting' });
});

test('a photo sent back is answered by the one taken anew, and its work says nothing of it any more', async () => {
  const set = await phoneWithWork();
  const work = await give(set, 'Treo băng rôn');
  const line = async () => {
    const { parts } = await readMyWork(set.phone, 'kp3');
    return Object.values(parts).flat()[0];
  };
  const keep = (letter: string) => {
    const bytes = new ArrayBuffer(4);
    const sent = { state: 'stored', evidenceId: null, tried: true, why: null } as const;
    return set.phone.db.photos.put({ sha256: letter.repeat(64), bytes, ...sent });
  };
  const first = await set.say('p-minh', photoOp(work, 's1', 'a'));
  await keep('a');
  await set.say('p-official', {
    kind: 'evidence.return',
    ...{ evidenceId: first, reason: 'Ảnh mờ', seen: [] },
  });
  expect(await line()).toMatchObject({ returned: 'Ảnh mờ', state: 'returned' });
  await set.say('p-minh', photoOp(work, 's1', 'b', first));
  await keep('b');
  expect(await line()).toMatchObject({ returned: null, state: 'sent' });
});
