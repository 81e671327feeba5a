import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply } from '../../src/shared/apply.ts';
import { isDone, isStepDone } from '../../src/shared/assignment.ts';
import type { Entity } from '../../src/shared/entity.ts';
import { currentReview, isRetracted } from '../../src/shared/evidence.ts';
import type { Assignment, Evidence } from '../../src/shared/model.ts';
import type { Op } from '../../src/shared/op.ts';
import type { Guide } from '../../src/shared/records/guide.ts';
import { assignment, assignmentDeeds, evidence, evidenceDeeds, opsOf, STAMP } from './arbitrary.ts';

/** Everybody in the order given; each op has its author's name and minute. */
function all(entity: Entity, ops: readonly Op[]): Entity {
  return ops.reduce((now, op) => {
    return apply(now, entity.id, op, { by: `p.${op.id}`, at: Number(op.id.slice(1)) })
      .entity as Entity;
  }, entity);
}

/** The record with its lists in one order, since order of arrival may differ between phones. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sorted(inner)]));
}

const body = (entity: Entity) => entity.body as Assignment;
const photo = (entity: Entity) => entity.body as Evidence;

describe('an op that comes again changes nothing', () => {
  test('on a task, whatever came between', async () => {
    await fc.assert(
      fc.property(opsOf(assignmentDeeds), fc.nat(), (ops, pick) => {
        const once = all(assignment, ops);
        const again = ops[pick % ops.length] as Op;
        expect(all(once, [again])).toEqual(once);
      }),
    );
  });
  test('on a photo, whatever came between', async () => {
    await fc.assert(
      fc.property(opsOf(evidenceDeeds), fc.nat(), (ops, pick) => {
        const once = all(evidence, ops);
        expect(all(once, [ops[pick % ops.length] as Op])).toEqual(once);
      }),
    );
  });
});

test('a visit taken back twice, by its author and by an official, is taken back once', () => {
  const facts = { placeId: 'k1', skill: 'vneid', people: 2, result: 'done' as const };
  const made = apply(undefined, 'v', { kind: 'visit.add', id: 'v', ...facts }, STAMP).entity;
  const back = (id: string): Op => ({ kind: 'visit.retract', id, visitId: 'v' });
  const once = all(made as Entity, [back('o1')]);
  expect(all(once, [back('o2'), back('o1')])).toEqual(once);
});

test('a note taken back twice is taken back once, and its words are in it no more', () => {
  const facts = { assignmentId: 'give:0', placeId: 'k1', text: 'Gọi 0123' };
  const made = apply(undefined, 'n', { kind: 'note.add', id: 'n', ...facts }, STAMP).entity;
  const back = (id: string): Op => ({ kind: 'note.retract', id, noteId: 'n' });
  const once = all(made as Entity, [back('o1')]);
  expect(once).toMatchObject({ body: { text: '', retracted: { op: 'o1' } } });
  expect(all(once, [back('o2'), back('o1')])).toEqual(once);
});

test('a guide keeps its earlier wordings, the latest first, and an old one that comes again is known', () => {
  const word = (id: string): Op => {
    return { kind: 'guide.set', id, guideId: 'g', title: id, steps: [{ picture: '', text: id }] };
  };
  const made = apply(undefined, 'g', word('o1'), STAMP).entity as Entity;
  const now = all(made, ['o2', 'o3', 'o4', 'o5', 'o6', 'o7', 'o8'].map(word));
  const guide = now.body as Guide;
  expect(guide.title).toBe('o8');
  expect(guide.earlier.map(({ title }) => title)).toEqual(['o7', 'o6', 'o5', 'o4', 'o3']);
  expect(all(now, [word('o1'), word('o8')])).toEqual(now);
});

describe('the order of arrival does not decide what counts', () => {
  const shuffled = (ops: Op[]) =>
    fc.shuffledSubarray(ops, { minLength: ops.length, maxLength: ops.length });
  // Who withdrew first is told by the server's order alone.
  const withoutWithdrawals = (ops: Op[]) => ops.filter((op) => op.kind !== 'assignment.withdraw');

  test('of ticks and numbers', async () => {
    const pair = opsOf(assignmentDeeds)
      .map(withoutWithdrawals)
      .chain((ops) => fc.tuple(fc.constant(ops), shuffled(ops)));
    await fc.assert(
      fc.property(pair, ([one, other]) => {
        expect(sorted(all(assignment, one))).toEqual(sorted(all(assignment, other)));
      }),
    );
  });
  test('of verdicts and withdrawals of a photo', async () => {
    const once = (ops: Op[]) =>
      ops.filter(
        (op, i) => op.kind !== 'evidence.retract' || ops.findIndex((o) => o.kind === op.kind) === i,
      );
    const pair = opsOf(evidenceDeeds)
      .map(once)
      .chain((ops) => fc.tuple(fc.constant(ops), shuffled(ops)));
    await fc.assert(
      fc.property(pair, ([one, other]) => {
        const [a, b] = [photo(all(evidence, one)), photo(all(evidence, other))];
        expect(currentReview(a.reviews)?.verdict).toBe(currentReview(b.reviews)?.verdict);
        expect(isRetracted(a)).toBe(isRetracted(b));
        expect([a.stored, a.thumbStored]).toEqual([b.stored, b.thumbStored]);
      }),
    );
  });
});

test('an erased photo stays erased: nothing said before or after brings it back, and its record stays', async () => {
  const erase: Op = { kind: 'evidence.erase', id: 'o9', evidenceId: 'photo' };
  const around = fc.tuple(opsOf(evidenceDeeds), opsOf(evidenceDeeds));
  await fc.assert(
    fc.property(around, ([before, after]) => {
      const first = [...before, erase].find(({ kind }) => kind === 'evidence.erase');
      const { erased, stored, thumbStored, mark, ...body } = photo(
        all(evidence, [...before, erase, ...after]),
      );
      expect(erased?.op).toBe(first?.id);
      expect(isRetracted({ erased, stored, thumbStored, mark, ...body })).toBe(true);
      expect([stored, thumbStored, mark]).toEqual([false, false, photo(evidence).mark]);
    }),
  );
});

test('an erased photo no longer says where it was taken', () => {
  const spot = { lat: 10.776, lon: 106.7 };
  const placed = { ...evidence, body: { ...photo(evidence), spot } } as Entity;
  const erase: Op = { kind: 'evidence.erase', id: 'o1', evidenceId: 'photo' };
  expect(photo(all(placed, []))).toHaveProperty('spot', spot);
  expect(photo(all(placed, [erase]))).not.toHaveProperty('spot');
});

test('an answer to a photo that was erased tells its author so', () => {
  const erased = all(evidence, [{ kind: 'evidence.erase', id: 'o1', evidenceId: 'photo' }]);
  const approve: Op = { kind: 'evidence.approve', id: 'o2', evidenceId: 'photo', seen: [] };
  expect(apply(erased, 'photo', approve, STAMP).outcome).toBe('onDeleted');
});

describe('two people and one step', () => {
  const tick = (id: string): Op => ({
    kind: 'step.set',
    id,
    assignmentId: 'give:0',
    stepId: 's1',
    done: true,
    seen: [],
  });
  const untick = (id: string, seen: string[]): Op => ({ ...tick(id), done: false, seen }) as Op;

  test('both ticked offline: done once, both credited', () => {
    const both = body(all(assignment, [tick('o1'), tick('o2')]));
    expect(isStepDone(both, 's1')).toBe(true);
    expect(both.ticks.s1?.marks.map((mark) => mark.by)).toEqual(['p.o1', 'p.o2']);
    expect(isDone(both)).toBe(false);
  });
  test('an untick takes back only the tick that its author had seen', () => {
    const after = body(all(assignment, [tick('o1'), tick('o2'), untick('o3', ['o1'])]));
    expect(after.ticks.s1?.marks.map((mark) => mark.op)).toEqual(['o2']);
  });
  test('a tick that arrives after it was taken back stays taken back', () => {
    const after = body(all(assignment, [untick('o3', ['o1']), tick('o1')]));
    expect(isStepDone(after, 's1')).toBe(false);
  });
});

describe('two people and one number', () => {
  const set = (id: string, value: number, seen: string[]): Op => {
    return { kind: 'progress.set', id, assignmentId: 'give:0', value, seen };
  };
  test('the higher counts, both are kept, and the author of the second is told', () => {
    const first = apply(assignment, 'give:0', set('o1', 12, []), STAMP);
    const second = apply(first.entity, 'give:0', set('o2', 9, []), STAMP);
    expect(second.outcome).toBe('merged');
    expect(body(second.entity as Entity).readings.map((r) => r.value)).toEqual([12, 9]);
  });
  test('whoever had seen the first number replaces it', () => {
    const after = body(all(assignment, [set('o1', 12, []), set('o2', 9, ['o1'])]));
    expect(after.readings.map((r) => r.value)).toEqual([9]);
  });
});

describe('verdicts', () => {
  const approve = (id: string, seen: string[]): Op => ({
    kind: 'evidence.approve',
    id,
    evidenceId: 'photo',
    seen,
  });
  const send = (id: string, seen: string[]): Op => ({
    kind: 'evidence.return',
    id,
    evidenceId: 'photo',
    reason: 'Ảnh mờ',
    seen,
  });

  test('an approval stands against a return by somebody who did not know of it', () => {
    const after = apply(all(evidence, [approve('o1', [])]), 'photo', send('o2', []), STAMP);
    expect(after.outcome).toBe('superseded');
    expect(currentReview(photo(after.entity as Entity).reviews)?.verdict).toBe('approved');
  });
  test('a return by somebody who had seen the approval counts', () => {
    const after = all(evidence, [approve('o1', []), send('o2', ['o1'])]);
    expect(currentReview(photo(after).reviews)?.verdict).toBe('returned');
  });
  test('work for a withdrawn task is kept and its author told', () => {
    const gone = all(assignment, [
      { kind: 'assignment.withdraw', id: 'o1', assignmentIds: ['give:0'] },
    ]);
    const op: Op = {
      kind: 'step.set',
      id: 'o2',
      assignmentId: 'give:0',
      stepId: 's1',
      done: true,
      seen: [],
    };
    const late = apply(gone, 'give:0', op, STAMP);
    expect(late.outcome).toBe('onDeleted');
    expect(isStepDone(body(late.entity as Entity), 's1')).toBe(true);
  });
});
