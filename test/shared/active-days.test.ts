import { describe, expect, test } from 'vitest';
import { personMonths, type Work } from '../../src/shared/active-days.ts';
import { apply } from '../../src/shared/apply.ts';
import type { Entity } from '../../src/shared/entity.ts';
import type { Id } from '../../src/shared/model.ts';
import type { Op, OpBody } from '../../src/shared/op.ts';
import { touches } from '../../src/shared/reach.ts';

/** What somebody said: who, when (as a clock in Vietnam shows it), what, under which id. */
type Said = [by: Id, when: string, body: OpBody, id?: Id];

const GIVE: Said = [
  'thao',
  '2025-11-01 08:00',
  {
    kind: 'task.give',
    taskId: 't',
    placeIds: ['kp3'],
    steps: [
      { id: 's1', text: 'Mời bà con', photo: false },
      { id: 's2', text: 'Chụp ảnh', photo: true },
    ],
    target: null,
    due: null,
  },
  'give',
];
const tick = (stepId = 's1'): OpBody => {
  return { kind: 'step.set', assignmentId: 'give:0', stepId, done: true, seen: [] };
};
const untick = (...seen: Id[]): OpBody => {
  return { kind: 'step.set', assignmentId: 'give:0', stepId: 's1', done: false, seen };
};
const value = (number: number, ...seen: Id[]): OpBody => {
  return { kind: 'progress.set', assignmentId: 'give:0', value: number, seen };
};
const NOTE: OpBody = { kind: 'note.add', assignmentId: 'give:0', placeId: 'kp3', text: 'Đã mời' };
const visit = (result: 'done' | 'absent' = 'done'): OpBody => {
  return { kind: 'visit.add', placeId: 'kp3', skill: 'vneid', people: 1, result };
};
const PHOTO: OpBody = {
  kind: 'evidence.attach',
  assignmentId: 'give:0',
  placeId: 'kp3',
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

/** The records after all that was said, in this order. */
function recordsOf(...said: Said[]): Work[] {
  const records = new Map<Id, Entity>();
  [GIVE, ...said].forEach(([by, when, body, id = `o${records.size}.${when}`]) => {
    const op = { ...body, id } as Op;
    const at = Date.parse(`${when.replace(' ', 'T')}:00+07:00`);
    for (const each of touches(op)) {
      const { entity } = apply(records.get(each), each, op, { by, at });
      if (entity) records.set(each, entity);
    }
  });
  return [...records.values()] as Work[];
}

const daysOf = (work: Work[], by = 'minh', month = '2026-01') =>
  personMonths(work, month).get(by)?.days ?? [];

describe('a day of work', () => {
  const cases: [sentence: string, said: Said[], days: string[]][] = [
    ['is none where nothing was entered', [], []],
    [
      'counts once however much was entered on it',
      [
        ['minh', '2026-01-14 07:40', tick()],
        ['minh', '2026-01-14 09:00', PHOTO],
        ['minh', '2026-01-14 17:00', visit()],
        ['minh', '2026-01-15 08:00', NOTE],
      ],
      ['2026-01-14', '2026-01-15'],
    ],
    [
      'begins and ends at midnight in Vietnam, not in London',
      [
        ['minh', '2026-01-14 23:59', NOTE],
        ['minh', '2026-01-15 00:00', NOTE],
        ['minh', '2026-01-15 06:59', NOTE],
      ],
      ['2026-01-14', '2026-01-15'],
    ],
    [
      'belongs to its own month, from its first minute to its last',
      [
        ['minh', '2025-12-31 23:59', NOTE],
        ['minh', '2026-01-01 00:00', NOTE],
        ['minh', '2026-01-31 23:59', NOTE],
        ['minh', '2026-02-01 00:00', NOTE],
      ],
      ['2026-01-01', '2026-01-31'],
    ],
    [
      'is not made by a tick that was taken back',
      [
        ['minh', '2026-01-14 08:00', tick(), 'm1'],
        ['minh', '2026-01-15 08:00', untick('m1')],
      ],
      [],
    ],
    [
      'is not made by a visit that was taken back',
      [
        ['minh', '2026-01-14 08:00', visit(), 'v1'],
        ['minh', '2026-01-14 08:05', { kind: 'visit.retract', visitId: 'v1' }],
      ],
      [],
    ],
    [
      'is not made by a note that was taken back',
      [
        ['minh', '2026-01-14 08:00', NOTE, 'n1'],
        ['minh', '2026-01-15 08:00', { kind: 'note.retract', noteId: 'n1' }],
      ],
      [],
    ],
    [
      'is not made by a photo that was taken back',
      [
        ['minh', '2026-01-14 08:00', PHOTO, 'e1'],
        ['thao', '2026-01-16 08:00', { kind: 'evidence.retract', evidenceId: 'e1', reason: null }],
      ],
      [],
    ],
    [
      'is made by a photo that was approved, though its author took it back afterwards',
      [
        ['minh', '2026-01-14 08:00', PHOTO, 'e1'],
        ['thao', '2026-01-15 08:00', { kind: 'evidence.approve', evidenceId: 'e1', seen: [] }],
        ['minh', '2026-01-16 08:00', { kind: 'evidence.retract', evidenceId: 'e1', reason: null }],
      ],
      ['2026-01-14'],
    ],
    [
      'is made by a photo that was sent back as unclear',
      [
        ['minh', '2026-01-14 08:00', PHOTO, 'e1'],
        [
          'thao',
          '2026-01-15 08:00',
          { kind: 'evidence.return', evidenceId: 'e1', reason: 'Ảnh mờ', seen: [] },
        ],
      ],
      ['2026-01-14'],
    ],
    [
      'is made by a visit at a door that nobody opened',
      [['minh', '2026-01-14 08:00', visit('absent')]],
      ['2026-01-14'],
    ],
    [
      'stays when somebody enters a newer value in place of the one of that day',
      [
        ['minh', '2026-01-14 08:00', value(10), 'm1'],
        ['minh', '2026-01-15 08:00', value(12, 'm1'), 'm2'],
        ['hanh', '2026-01-20 08:00', value(20, 'm2'), 'h1'],
      ],
      ['2026-01-14', '2026-01-15'],
    ],
    [
      'stays when the value of that day arrives after the one in its place',
      [
        ['hanh', '2026-01-20 08:00', value(20, 'm1'), 'h1'],
        ['minh', '2026-01-14 08:00', value(10), 'm1'],
      ],
      ['2026-01-14'],
    ],
    [
      'stays when the ward withdraws the work later',
      [
        ['minh', '2026-01-14 08:00', tick()],
        ['thao', '2026-01-15 08:00', { kind: 'assignment.withdraw', assignmentIds: ['give:0'] }],
      ],
      ['2026-01-14'],
    ],
    [
      'is its author’s alone, also where a colleague ticked the same step',
      [
        ['hanh', '2026-01-13 08:00', tick()],
        ['minh', '2026-01-14 08:00', tick()],
      ],
      ['2026-01-14'],
    ],
  ];
  test.each(cases)('%s', (_sentence, said, days) => {
    expect(daysOf(recordsOf(...said))).toEqual(days);
  });

  test('is counted in order, in whatever order its entries lie here, and each entry once', () => {
    const work = recordsOf(
      ['minh', '2026-01-20 08:00', NOTE, 'n3'],
      ['minh', '2026-01-02 08:00', NOTE, 'n1'],
      ['minh', '2026-01-10 08:00', visit(), 'v2'],
    );
    const twice = [...work, ...work].reverse();
    expect(daysOf(twice)).toEqual(['2026-01-02', '2026-01-10', '2026-01-20']);
    expect(personMonths(twice, '2026-01')).toEqual(personMonths(work, '2026-01'));
  });

  test('is nobody’s yet while its entry waits on the phone', () => {
    const work = recordsOf(
      ['minh', '2026-01-14 08:00', NOTE, 'n1'],
      ['minh', '2026-01-15 08:00', visit(), 'v1'],
      ['minh', '2026-01-16 08:00', tick(), 't1'],
    );
    const months = personMonths(work, '2026-01', new Set(['v1', 't1']));
    expect(months.get('minh')).toMatchObject({ days: ['2026-01-14'], visits: 0, ticks: 0 });
  });
});

test('a month says what was entered, of each sort, and when last', () => {
  const work = recordsOf(
    ['minh', '2026-01-14 08:00', tick('s1')],
    ['minh', '2026-01-14 08:01', tick('s2')],
    ['minh', '2026-01-14 08:02', PHOTO],
    ['minh', '2026-01-15 08:00', visit()],
    ['minh', '2026-01-15 08:30', visit('absent')],
    ['minh', '2026-01-16 08:00', value(3)],
    ['minh', '2026-01-17 07:40', NOTE],
    ['minh', '2026-02-01 08:00', NOTE],
  );
  expect(personMonths(work, '2026-01').get('minh')).toEqual({
    days: ['2026-01-14', '2026-01-15', '2026-01-16', '2026-01-17'],
    ...{ ticks: 2, photos: 1, visits: 2, values: 1, notes: 1 },
    lastAt: Date.parse('2026-01-17T00:40:00Z'),
  });
  expect([...personMonths(work, '2026-03')]).toEqual([]);
});
