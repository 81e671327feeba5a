import { mutate } from '../../src/client/local/mutate.ts';
import type { Id } from '../../src/shared/model.ts';
import type { OpBody } from '../../src/shared/op.ts';
import type { Device } from './world.ts';

/** An official gives task I.6 to khu phố 1 and 2; the assignment of khu phố 1, once the ward has it. */
export async function giveTask(official: Device): Promise<Id> {
  const give: OpBody = {
    kind: 'task.give',
    taskId: 'task.I.6',
    placeIds: ['place.1', 'place.2'],
    steps: [
      { id: 's1', text: 'Mời bà con', photo: false },
      { id: 's2', text: 'Chụp ảnh buổi thi', photo: true },
    ],
    target: null,
    due: null,
  };
  const id = `${await mutate(official.phone, give)}:0`;
  await official.settle();
  return id;
}

export function tickOf(assignmentId: Id, stepId = 's1'): OpBody {
  return { kind: 'step.set', assignmentId, stepId, done: true, seen: [] };
}

export function noteOf(assignmentId: Id, text: string): OpBody {
  return { kind: 'note.add', assignmentId, placeId: 'place.1', text };
}
