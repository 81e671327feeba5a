import { expect, test } from 'vitest';
import vi from '../../../src/locales/vi.json' with { type: 'json' };
import { OPS } from '../../../src/shared/op.ts';
import { STEP_TEMPLATES } from '../../../src/shared/plan/step-templates.ts';

test('every template can be given as it is, asks for a photo, and has a name', () => {
  expect(STEP_TEMPLATES).toHaveLength(5);
  for (const { id, steps } of STEP_TEMPLATES) {
    const op = {
      kind: 'task.give',
      taskId: 't',
      placeIds: ['kp3'],
      steps: steps.map((step, index) => ({ ...step, id: `s${index}` })),
      target: null,
      due: null,
    };
    expect(OPS['task.give'].safeParse(op).success, id).toBe(true);
    expect(
      steps.some(({ photo }) => photo),
      id,
    ).toBe(true);
    expect(vi.template[id]).toBeTruthy();
  }
});
