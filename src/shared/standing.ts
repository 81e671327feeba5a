import { type Actor, can } from './access.ts';
import type { Entity } from './entity.ts';
import { GRACE_MS } from './limits.ts';
import type { Id, Instant, Person } from './model.ts';
import type { Op, OpKind } from './op.ts';
import { subject } from './reach.ts';

/** Who somebody is to the ward now, and who they were until each change of it, latest first. */
export type Standing = { actor: Actor; earlier: readonly { actor: Actor; until: Instant }[] };

export function standingOf(id: Id, person: Person): Standing {
  return {
    actor: actorOf(id, person),
    earlier: (person.past ?? [])
      .map((was) => ({ actor: actorOf(id, was), until: was.at }))
      .reverse(),
  };
}

function actorOf(id: Id, was: Pick<Person, 'role' | 'placeId' | 'removed'>): Actor {
  if (was.removed) return { id, role: 'removed', placeId: null };
  return { id, role: was.role, placeId: was.placeId };
}

/** What members do in the field. An official's orders end with the office, this does not. */
const WORK: ReadonlySet<OpKind> = new Set([
  'step.set',
  'progress.set',
  'none.set',
  'note.add',
  'note.retract',
  'evidence.attach',
  'evidence.retract',
  'visit.add',
  'visit.retract',
  'loss.read',
]);

/** What leaders order in their place, which may wait for its record as an official's orders do. */
const LEADING: ReadonlySet<OpKind> = new Set(['person.add', 'doer.set']);

/**
 * How an op is taken: `plain`, or `late` when its author might do it before the ward moved or
 * removed them (told to both, counted as always), `tooLate` when that is longer ago than
 * `GRACE_MS` (kept whole, not counted), `tooEarly` when what it is about is not here (carried out
 * once that comes back), `no` when they never might.
 *
 * Any standing of the grace time counts, whatever the op says its author had seen: an honest phone
 * enters nothing in a place that it knows it has left, and a dishonest one could say what it likes.
 */
export function judge(
  { actor, earlier }: Standing,
  op: Op,
  row: Entity | undefined,
  now: Instant,
): 'plain' | 'late' | 'tooLate' | 'tooEarly' | 'no' {
  if (!row && subject(op) !== null) {
    const orders = actor.role === 'official' || (actor.role === 'leader' && LEADING.has(op.kind));
    return orders || WORK.has(op.kind) ? 'tooEarly' : 'no';
  }
  if (can(actor, op, row)) return 'plain';
  if (!WORK.has(op.kind)) return 'no';
  const might = earlier.find((was) => can(was.actor, op, row));
  if (!might) return 'no';
  return now - might.until <= GRACE_MS ? 'late' : 'tooLate';
}
