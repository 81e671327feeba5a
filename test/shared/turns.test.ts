import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Actor, can } from '../../src/shared/access.ts';
import { apply } from '../../src/shared/apply.ts';
import { defaultClosing } from '../../src/shared/calendar/closing.ts';
import { startOfDay } from '../../src/shared/calendar/day.ts';
import { turnPeriodNamed } from '../../src/shared/calendar/turn-periods.ts';
import type { Entity, Row } from '../../src/shared/entity.ts';
import { carryOut } from '../../src/shared/exchange/ward.ts';
import type { Assignment, Id, Recurs } from '../../src/shared/model.ts';
import type { Op } from '../../src/shared/op.ts';
import { subject, touches } from '../../src/shared/reach.ts';
import type { Turn } from '../../src/shared/records/turn.ts';
import { about, givenId, turnId, turnKey } from '../../src/shared/turn-id.ts';
import { answerOf, isTurnDone, isTurnLate, NOTHING, turnWork } from '../../src/shared/turns.ts';
import { opsOf, STAMP } from './arbitrary.ts';

const MONTHLY: Recurs = {
  first: '2026-M01',
  last: '2026-M12',
  continuous: false,
  rule: { day: 12, of: 'month', strict: true },
};
const GIVE: Op = {
  kind: 'task.give',
  id: 'g.1',
  taskId: 't',
  placeIds: ['k1'],
  steps: [
    { id: 's1', text: 'Đi các ngõ', photo: false },
    { id: 's2', text: 'Báo kết quả', photo: false },
  ],
  target: { number: 30, unit: 'hộ' },
  due: null,
  recurs: MONTHLY,
};
const GIVEN = 'g.1:0';
const NOVEMBER = turnId(GIVEN, '2026-M11');
const MEMBER: Actor = { id: 'hanh', role: 'member', placeId: 'k1' };
const DECEMBER_DAY = '2026-12-20';

const given = apply(undefined, GIVEN, GIVE, STAMP).entity as Entity & { kind: 'assignment' };
const recurring = (rest: Partial<Recurs> = {}) => {
  return { ...given.body, recurs: { ...MONTHLY, ...rest } };
};
const tick = (id: Id, rest: object = {}): Op => {
  return {
    kind: 'step.set',
    id,
    assignmentId: NOVEMBER,
    stepId: 's1',
    done: true,
    seen: [],
    ...rest,
  } as Op;
};
const inNovember: Op = tick('o1', { placeId: 'k1' });
const nothing = (id: Id, none = true, seen: Id[] = []): Op => {
  return { kind: 'none.set', id, assignmentId: NOVEMBER, placeId: 'k1', none, seen };
};

function doing(ops: readonly Op[], from?: Entity): Turn {
  const entity = ops.reduce<Entity | undefined>(
    (now, op) => apply(now, NOVEMBER, op, { by: `p.${op.id}`, at: 1 }).entity,
    from,
  );
  return entity?.body as Turn;
}

const november = (ops: readonly Op[], rest: Partial<Recurs> = {}) =>
  turnWork(recurring(rest), doing(ops), turnPeriodNamed('2026-M11', defaultClosing));

describe('the name of a period’s work', () => {
  test('leads back to the assignment and the period, and no other id looks like one', () => {
    expect([givenId(NOVEMBER), turnKey(NOVEMBER)]).toEqual([GIVEN, '2026-M11']);
    for (const id of ['abc.1.xyz:0', 'gold-ward', 'w.2:2026', 'p:2026-X1']) {
      expect([givenId(id), turnKey(id)]).toEqual([id, null]);
    }
    expect(['2026-W48', '2026-Y', '2026-Q4'].map((key) => turnKey(turnId(GIVEN, key)))).toEqual([
      '2026-W48',
      '2026-Y',
      '2026-Q4',
    ]);
  });
  test('names its place in what is said of it, so that the record can be made', () => {
    expect(about(NOVEMBER, { placeId: 'k1' })).toEqual({ assignmentId: NOVEMBER, placeId: 'k1' });
    expect(about(GIVEN, { placeId: 'k1' })).toEqual({ assignmentId: GIVEN });
  });
});

describe('the first thing done in a period', () => {
  test('makes its record, apart from the assignment and from the other periods', () => {
    expect(touches(inNovember)).toEqual([NOVEMBER]);
    expect(subject(inNovember)).toBe(GIVEN);
    expect(apply(undefined, NOVEMBER, inNovember, STAMP).entity).toMatchObject({
      kind: 'turn',
      place: 'k1',
      body: { assignmentId: GIVEN, period: '2026-M11', ticks: { s1: { marks: [{ op: 'o1' }] } } },
    });
  });
  test('is a member’s own to do, in their own place and where the work recurs', () => {
    const once = { ...given, body: { ...given.body, recurs: undefined } } as Entity;
    expect(can(MEMBER, inNovember, given)).toBe(true);
    expect(can(MEMBER, nothing('o2'), given)).toBe(true);
    expect(can(MEMBER, inNovember, once)).toBe(false);
    expect(can(MEMBER, tick('o1', { placeId: 'k2' }), given)).toBe(false);
    expect(can(MEMBER, tick('o1'), given)).toBe(false);
    expect(can({ ...MEMBER, placeId: 'k2' }, inNovember, given)).toBe(false);
    expect(can(MEMBER, { ...nothing('o2'), assignmentId: GIVEN } as Op, given)).toBe(false);
  });
  test('is kept and told of when the task was withdrawn meanwhile', () => {
    const withdrawn = { ...given.body, withdrawn: { op: 'w', by: 'thao', at: 1 } };
    const rows = new Map([[GIVEN, { ...given, body: withdrawn, seq: 1 } as Row]]);
    const standing = { actor: MEMBER, earlier: [] };
    const done = carryOut(rows, standing, inNovember, { at: 1, now: 1 });
    expect(done.outcome).toBe('onDeleted');
    expect(done.entities).toHaveLength(1);
  });
});

describe('whatever order things arrive in', () => {
  const deeds = (ids: Id[]) => {
    const seen = fc.subarray(ids);
    const assignmentId = fc.constant(NOVEMBER);
    const placeId = fc.constant('k1');
    return fc.oneof(
      fc.record({
        kind: fc.constant('step.set' as const),
        ...{ assignmentId, placeId, seen, stepId: fc.constantFrom('s1', 's2'), done: fc.boolean() },
      }),
      fc.record({
        kind: fc.constant('progress.set' as const),
        ...{ assignmentId, placeId, seen, value: fc.nat(40) },
      }),
      fc.record({
        kind: fc.constant('none.set' as const),
        ...{ assignmentId, placeId, seen, none: fc.boolean() },
      }),
    );
  };
  const asSets = (turn: Turn) => {
    const set = (items: unknown[]) => items.map((item) => JSON.stringify(item)).sort();
    const ofTick = ({ marks, cleared }: Turn['none']) => [set(marks), set(cleared)];
    const ticks = Object.entries(turn.ticks).map(([id, one]) => [id, ...ofTick(one)]);
    return [ticks.sort(), ofTick(turn.none), set(turn.readings), set(turn.passed)];
  };

  test('a period’s record is the same, and what comes again changes nothing', async () => {
    const both = opsOf(deeds).chain((ops) =>
      fc.tuple(fc.constant(ops), fc.shuffledSubarray(ops, { minLength: ops.length })),
    );
    await fc.assert(
      fc.property(both, ([ops, other]) => {
        expect(asSets(doing(other))).toEqual(asSets(doing(ops)));
        expect(asSets(doing([...ops, ...other]))).toEqual(asSets(doing(ops)));
      }),
    );
  });
});

describe('"không phát sinh", "chưa báo cáo" and 0 are three answers', () => {
  const zero: Op = {
    ...{
      kind: 'progress.set',
      id: 'o5',
      assignmentId: NOVEMBER,
      placeId: 'k1',
      value: 0,
      seen: [],
    },
  };
  test('of a period', () => {
    expect(answerOf(november([]), NOTHING)).toBe('unreported');
    expect(answerOf(november([nothing('o1')]), NOTHING)).toBe('none');
    expect(answerOf(november([zero]), NOTHING)).toBe('entered');
    expect(november([zero]).readings.map(({ value }) => value)).toEqual([0]);
  });
  test('and work done takes the place of "không phát sinh", whichever came first', () => {
    for (const ops of [
      [nothing('o1'), inNovember],
      [inNovember, nothing('o2')],
    ]) {
      expect(answerOf(november(ops), NOTHING)).toBe('entered');
    }
    expect(answerOf(november([nothing('o1')]), { notes: 0, deeds: 1 })).toBe('entered');
    expect(answerOf(november([nothing('o1')]), { notes: 1, deeds: 0 })).toBe('none');
    const undone = [nothing('o1'), nothing('o2', false, ['o1'])];
    expect(answerOf(november(undone), NOTHING)).toBe('unreported');
  });
});

describe('a period', () => {
  test('is done with all its steps or with "không phát sinh", and late after its day otherwise', () => {
    const half = november([inNovember]);
    const whole = november([inNovember, tick('o2', { stepId: 's2', placeId: 'k1' })]);
    expect(half.due).toBe('2026-11-11');
    expect([half, whole, november([nothing('o1')])].map((one) => isTurnDone(one, NOTHING))).toEqual(
      [false, true, true],
    );
    expect(isTurnLate(half, NOTHING, '2026-11-11')).toBe(false);
    expect(isTurnLate(half, NOTHING, '2026-11-12')).toBe(true);
    expect(isTurnLate(whole, NOTHING, DECEMBER_DAY)).toBe(false);
  });
  test('of continuous work is never late, and one dated entry is what it asks for', () => {
    const bare = november([], { continuous: true });
    expect(isTurnLate(bare, NOTHING, DECEMBER_DAY)).toBe(false);
    expect(isTurnDone(bare, NOTHING)).toBe(false);
    expect(isTurnDone(bare, { notes: 1, deeds: 0 })).toBe(true);
    expect(isTurnDone(november([inNovember], { continuous: true }), NOTHING)).toBe(true);
  });
  test('counts what a phone of before did on the assignment itself, by its day', () => {
    const at = startOfDay('2026-11-14');
    const old: Assignment = {
      ...recurring(),
      ticks: { s1: { marks: [{ op: 'x', by: 'minh', at }], cleared: [] } },
      readings: [{ op: 'y', by: 'minh', at: startOfDay('2026-11-15'), value: 3 }],
    };
    const both = ['2026-M11', '2026-M12'].map((key) => {
      const body = turnWork(
        { ...old, recurs: MONTHLY },
        undefined,
        turnPeriodNamed(key, defaultClosing),
      );
      return [body.ticks.s1?.marks.length, body.readings.length];
    });
    expect(both).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
});
