import { currentValue } from './assignment.ts';
import type { Entity } from './entity.ts';
import type { Assignment, Instant, Target } from './model.ts';
import type { Visit } from './records/visit.ts';

/**
 * Adding up visits. They are added and taken back, never changed, so every sum is the sum over a set
 * by id: in any order, in any parts, and the same visit handed over twice counts once.
 */
export type VisitEntity = Extract<Entity, { kind: 'visit' }>;

/** `visits` helped somebody, `people` were there; `tried` are those that came to nothing. */
export type VisitCount = { visits: number; people: number; tried: number };

export function countVisits(visits: readonly VisitEntity[]): VisitCount {
  const count: VisitCount = { visits: 0, people: 0, tried: 0 };
  for (const { body } of standing(visits)) {
    if (helped(body)) {
      count.visits += 1;
      count.people += body.people;
    } else {
      count.tried += 1;
    }
  }
  return count;
}

/**
 * What a target counts that visits can tell: how often somebody was helped, or how many people.
 * Null for households, dossiers and all else: a visit does not say which household it was.
 */
export function countedBy(target: Target | null): 'visits' | 'people' | null {
  const unit = target?.unit.normalize('NFC').trim().toLocaleLowerCase('vi') ?? '';
  if (/^(lượt )?người(?!\p{L})/u.test(unit)) return 'people';
  return /^lượt(?!\p{L})/u.test(unit) ? 'visits' : null;
}

/**
 * How far an assignment is towards its target, in the target's unit; null where nobody entered
 * anything. A number that somebody wrote is the total at that moment, so the visits before it are
 * in it and only those after it are added.
 */
export function reached(body: Assignment, visits: readonly VisitEntity[]): number | null {
  const written = currentValue(body);
  const counts = countedBy(body.target);
  if (counts === null) return written;
  const since = writtenAt(body, written);
  const after = visits.filter((visit) => since === null || visit.body.at > since);
  const added = countVisits(after)[counts];
  return written === null && added === 0 ? null : (written ?? 0) + added;
}

function writtenAt(body: Assignment, value: number | null): Instant | null {
  const times = body.readings.filter((one) => one.value === value).map((one) => one.at);
  return times.length > 0 ? Math.max(...times) : null;
}

/** Somebody was shown something. */
export function helped(body: Visit): boolean {
  return body.result === 'done';
}

/** Each visit once, without those taken back. */
export function standing(visits: readonly VisitEntity[]): VisitEntity[] {
  return [...new Map(visits.map((visit) => [visit.id, visit])).values()].filter(
    ({ body }) => body.retracted === undefined,
  );
}
