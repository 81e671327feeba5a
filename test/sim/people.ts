import type { Entity } from '../../src/shared/entity.ts';
import type { Assignment, Evidence, Id, Person, Tick } from '../../src/shared/model.ts';
import type { OpBody } from '../../src/shared/op.ts';
import { about, givenId, turnId } from '../../src/shared/turn-id.ts';
import { madeUpPhoto } from './photo-bytes.ts';
import type { Random } from './random.ts';
import { giving, WARD } from './scene.ts';

/** What a person who sees this view might do next; null when there is nothing to do it to. */
export function chooseDeed(
  view: ReadonlyMap<Id, Entity>,
  person: Id,
  random: Random,
  now: number,
): OpBody | null {
  const self = view.get(person);
  // Before the first download there is nothing to work on, after being removed no more.
  if (self?.kind !== 'person' || self.body.removed) return null;
  // In order of ids, since stores list in orders of their own and chance picks by place.
  const all = [...view.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const assignments = all.flatMap((entity): Work[] => {
    return entity.kind === 'assignment' ? workOf(entity, view) : [];
  });
  const evidence = all.filter((entity) => entity.kind === 'evidence');
  const chosen = assignments.length > 0 ? random.pick(assignments) : null;
  const official = self.body.role === 'official';
  const dice = random.next();
  if (official && dice < 0.5) {
    const others = all.filter((other) => other.kind === 'person' && other.body.role !== 'official');
    return officialDeed({ evidence, chosen, others, self: person } as Sight, random, dice * 2);
  }
  if (self.body.role === 'leader' && dice < 0.1) {
    return leaderDeed(chosen, self.body.placeId, all, random);
  }
  if (!chosen) return null;
  if (dice < 0.65) return tickDeed(chosen.id, chosen.body, random);
  if (dice < 0.78) {
    const seen = chosen.body.readings.map((reading) => reading.op);
    const on = about(chosen.id, chosen.body);
    if (chosen.none && random.chance(0.4)) {
      const { marks } = chosen.none;
      const facts = { assignmentId: chosen.id, placeId: chosen.body.placeId };
      return {
        kind: 'none.set',
        ...facts,
        none: marks.length === 0,
        seen: marks.map(({ op }) => op),
      };
    }
    return { kind: 'progress.set', ...on, value: random.below(60), seen };
  }
  if (dice < 0.88) {
    const text = `Ghi chú ${random.letters(6)}`;
    return { kind: 'note.add', assignmentId: chosen.id, placeId: chosen.body.placeId, text };
  }
  if (dice < 0.96) return photoDeed(chosen.id, chosen.body, evidence, random, now);
  const notes = all.filter((one) => one.kind === 'note' && one.body.mark.by === person);
  if (notes.length > 0 && random.chance(0.3)) {
    return { kind: 'note.retract', noteId: random.pick(notes).id };
  }
  const own = evidence.filter(({ body }) => body.mark.by === person);
  if (own.length > 0 && random.chance(0.5)) {
    return { kind: 'evidence.retract', evidenceId: random.pick(own).id, reason: 'Nhầm ảnh' };
  }
  return { kind: 'person.rename', personId: person, name: `Tên ${random.letters(4)}` };
}

/** Gives work to somebody of the place, back to all, or adds somebody; now and then to another place. */
function leaderDeed(
  chosen: { id: Id; body: Assignment } | null,
  placeId: Id | null,
  all: readonly Entity[],
  random: Random,
): OpBody | null {
  if (chosen && random.chance(0.7)) {
    const people = all.filter((one) => one.kind === 'person').map(({ id }) => id);
    const personId = random.chance(0.2) ? null : random.pick(people);
    return { kind: 'doer.set', assignmentId: chosen.id, personId };
  }
  const where = random.chance(0.2) ? 'k.2' : placeId;
  return { kind: 'person.add', name: `Tên ${random.letters(4)}`, role: 'member', placeId: where };
}

/** A piece of work as its people see it: given once, or one of the periods in which it recurs. */
type Work = { id: Id; body: Assignment; none?: Tick };

function workOf(
  { id, body }: Entity & { kind: 'assignment' },
  view: ReadonlyMap<Id, Entity>,
): Work[] {
  if (!body.recurs) return [{ id, body }];
  // A phone of before does the work of the assignment itself.
  const periods = ['2026-M01', '2026-M02'].map((key): Work => {
    const turn = view.get(turnId(id, key));
    const nothing = { ticks: {}, readings: [], none: { marks: [], cleared: [] } };
    const { ticks, readings, none } = turn?.kind === 'turn' ? turn.body : nothing;
    return { id: turnId(id, key), body: { ...body, ticks, readings }, none };
  });
  return [{ id, body }, ...periods];
}

function tickDeed(assignmentId: Id, body: Assignment, random: Random): OpBody {
  const step = random.pick(body.steps);
  const marks = body.ticks[step.id]?.marks ?? [];
  const untick = marks.length > 0 && random.chance(0.4);
  const seen = untick ? marks.map((mark) => mark.op) : [];
  return { kind: 'step.set', ...about(assignmentId, body), stepId: step.id, done: !untick, seen };
}

function photoDeed(
  assignmentId: Id,
  { placeId, steps }: Assignment,
  evidence: { id: Id; body: Evidence }[],
  random: Random,
  now: number,
): OpBody {
  const returned = evidence.filter(({ body }) => body.reviews.length > 0);
  return {
    kind: 'evidence.attach',
    assignmentId,
    placeId,
    stepId: steps[1]?.id ?? null,
    ...madeUpPhoto(random),
    source: 'camera',
    consent: 'nobody',
    child: false,
    takenAt: Math.max(0, now),
    replaces: returned.length > 0 && random.chance(0.5) ? random.pick(returned).id : null,
  };
}

/** What an official sees that something can be done about. */
type Sight = {
  evidence: { id: Id; body: Evidence }[];
  chosen: { id: Id; body: Assignment } | null;
  others: { id: Id; body: Person }[];
  self: Id;
};

function officialDeed(
  { evidence, chosen, others, self }: Sight,
  random: Random,
  dice: number,
): OpBody | null {
  if (dice < 0.6 && evidence.length > 0) {
    const { id, body } = random.pick(evidence);
    const seen = body.reviews.map((review) => review.op);
    if (random.chance(0.2)) return { kind: 'evidence.erase', evidenceId: id };
    return random.chance(0.5)
      ? { kind: 'evidence.approve', evidenceId: id, seen }
      : { kind: 'evidence.return', evidenceId: id, reason: 'Ảnh mờ', seen };
  }
  if (dice < 0.75)
    return giving(random.pick(['t.1', 't.2']), random.pick([['k.1'], ['k.1', 'k.2']]));
  if (dice < 0.82 && chosen)
    return { kind: 'assignment.withdraw', assignmentIds: [givenId(chosen.id)] };
  if (dice < 0.9) {
    const name = `Phường ${random.letters(4)}`;
    return {
      kind: 'ward.set',
      wardId: WARD,
      name,
      placeWord: 'khu phố',
      practice: true,
      phone: null,
    };
  }
  if (dice < 0.95 && others.length > 0) {
    const { id, body } = random.pick(others);
    if (random.chance(0.3)) return { kind: 'person.remove', personId: id };
    const placeId = body.placeId === 'k.1' ? 'k.2' : 'k.1';
    return { kind: 'person.move', personId: id, role: 'member', placeId };
  }
  // Beyond anybody's rights on purpose.
  return { kind: 'person.remove', personId: self };
}
