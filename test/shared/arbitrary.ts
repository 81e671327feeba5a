import * as fc from 'fast-check';
import { apply } from '../../src/shared/apply.ts';
import type { Entity } from '../../src/shared/entity.ts';
import type { Id } from '../../src/shared/model.ts';
import type { Op, OpBody } from '../../src/shared/op.ts';

const GIVE: Op = {
  kind: 'task.give',
  id: 'give',
  taskId: 't1',
  placeIds: ['k1'],
  steps: [
    { id: 's1', text: 'Mời bà con', photo: false },
    { id: 's2', text: 'Chụp ảnh', photo: true },
  ],
  target: { number: 30, unit: 'hộ' },
  due: '2026-06-30',
};
const ATTACH: Op = {
  kind: 'evidence.attach',
  id: 'photo',
  assignmentId: 'give:0',
  placeId: 'k1',
  stepId: 's2',
  photo: { sha256: 'a'.repeat(64), bytes: 1000, width: 10, height: 10 },
  thumb: { sha256: 'b'.repeat(64), bytes: 100 },
  fingerprint: null,
  source: 'camera',
  consent: 'nobody',
  child: false,
  takenAt: 0,
  replaces: null,
};

export const STAMP = { by: 'hanh', at: 1 };
/** A task just given to one place, and a photo just attached to it. */
export const assignment = apply(undefined, 'give:0', GIVE, STAMP).entity as Entity;
export const evidence = apply(undefined, 'photo', ATTACH, STAMP).entity as Entity;

/** Deeds on `assignment`; their `seen` may name ops that came earlier, later or never. */
export function assignmentDeeds(ids: Id[]): fc.Arbitrary<OpBody> {
  const seen = fc.subarray(ids);
  const assignmentId = fc.constant('give:0');
  return fc.oneof(
    fc.record({
      kind: fc.constant('step.set' as const),
      assignmentId,
      stepId: fc.constantFrom('s1', 's2'),
      done: fc.boolean(),
      seen,
    }),
    fc.record({
      kind: fc.constant('progress.set' as const),
      assignmentId,
      value: fc.nat(40),
      seen,
    }),
    fc.record({
      kind: fc.constant('doer.set' as const),
      assignmentId,
      personId: fc.constantFrom('hanh', 'minh', null),
    }),
    fc.record({
      kind: fc.constant('assignment.withdraw' as const),
      assignmentIds: fc.constant<Id[]>(['give:0']),
    }),
  );
}

export function evidenceDeeds(ids: Id[]): fc.Arbitrary<OpBody> {
  const seen = fc.subarray(ids);
  const evidenceId = fc.constant('photo');
  return fc.oneof(
    fc.record({ kind: fc.constant('evidence.approve' as const), evidenceId, seen }),
    fc.record({
      kind: fc.constant('evidence.return' as const),
      evidenceId,
      seen,
      reason: fc.constant('Ảnh mờ'),
    }),
    fc.record({
      kind: fc.constant('evidence.retract' as const),
      evidenceId,
      reason: fc.constant(null),
    }),
    fc.record({ kind: fc.constant('evidence.erase' as const), evidenceId }),
    fc.record({
      kind: fc.constant('evidence.store' as const),
      part: fc.constantFrom('thumb' as const, 'photo' as const),
      evidenceIds: fc.constant<Id[]>(['photo']),
      sha256: fc.constant('a'.repeat(64)),
    }),
  );
}

const NAMES = ['o1', 'o2', 'o3', 'o4', 'o5', 'o6'];

/** Up to six ops under ids o1, o2 …; a deed never claims to have seen itself. */
export function opsOf(deeds: (ids: Id[]) => fc.Arbitrary<OpBody>): fc.Arbitrary<Op[]> {
  return fc
    .tuple(...NAMES.map((id) => deeds(NAMES.filter((other) => other !== id))))
    .map((bodies) => bodies.map((body, index) => ({ ...body, id: NAMES[index] ?? '' }) as Op))
    .chain((ops) => fc.subarray(ops, { minLength: 1 }));
}
