import { expect, test } from 'vitest';
import { mutate } from '../../../src/client/local/mutate.ts';
import { type ReadLines, readMyWork } from '../../../src/client/local/my-work.ts';
import { give, phoneWithWork } from '../../support/phone-with-work.ts';

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
