import { isContested, isDone, isStepDone } from './assignment.ts';
import { addDays } from './calendar/day.ts';
import { currentReview, isRetracted } from './evidence.ts';
import type { Assignment, Day, Evidence, Id, Instant, Mark, Tick } from './model.ts';

/**
 * Numbers for screens and reports. All of them count what the reader's side knows: work that still
 * waits on somebody's phone is in none of them.
 */

/** How much of a whole is done; both in pieces. */
export type Progress = { done: number; total: number };

/** Days before its deadline from which work counts as due soon. */
export const SOON_DAYS = 7;

/** What the ward asks for now: withdrawn assignments keep their work and count nowhere. */
export function isGiven(body: Assignment): boolean {
  return body.withdrawn === null;
}

/** Steps of one assignment. */
export function stepProgress(body: Assignment): Progress {
  const done = body.steps.filter((step) => isStepDone(body, step.id)).length;
  return { done, total: body.steps.length };
}

/** Assignments of a task, a place or a ward that are done, of those that are given. */
export function workProgress(bodies: readonly Assignment[]): Progress {
  const given = bodies.filter(isGiven);
  return { done: given.filter(isDone).length, total: given.length };
}

/** Late means after the day has ended in Vietnam; without a day nothing is late. */
export function isLate(body: Assignment, today: Day): boolean {
  return isGiven(body) && !isDone(body) && body.due !== null && body.due < today;
}

/** Still on time, and due within `SOON_DAYS`. */
export function isDueSoon(body: Assignment, today: Day): boolean {
  if (!isGiven(body) || isDone(body) || body.due === null) return false;
  return body.due >= today && body.due <= addDays(today, SOON_DAYS);
}

/** Values that people wrote without knowing of each other, for an official to choose. */
export function isToSettle(body: Assignment): boolean {
  return isGiven(body) && isContested(body);
}

/**
 * Of the photos that an assignment's evidence names, how many the ward holds whole; both in photos.
 * The record lists its photo by hash and length from the start, so both sides know what is missing.
 * Evidence taken back asks for nothing; one photo named twice is one photo.
 */
export function photosArrived(bodies: readonly Evidence[]): Progress {
  const standing = bodies.filter((body) => !isRetracted(body));
  const named = new Set(standing.map(({ photo }) => photo.sha256));
  const arrived = standing.filter(({ stored }) => stored).map(({ photo }) => photo.sha256);
  return { done: new Set(arrived).size, total: named.size };
}

/** Evidence that nobody has answered and nobody took back. */
export function isToReview(body: Evidence): boolean {
  return !isRetracted(body) && currentReview(body.reviews) === null;
}

/** For each step, how many of the places that have it are done with it. */
export type StepCount = Progress & { text: string; photo: boolean };

/**
 * The steps of several assignments of one task, by their words: two givings of a task may word
 * their steps alike under different ids. In the order in which they were first given.
 */
export function stepCounts(bodies: readonly Assignment[]): StepCount[] {
  const counts = new Map<string, StepCount>();
  const given = bodies.filter(isGiven).sort((a, b) => a.given.at - b.given.at);
  for (const body of given) {
    for (const { id, text, photo } of body.steps) {
      const { done, total } = counts.get(text) ?? { done: 0, total: 0 };
      const one = isStepDone(body, id) ? 1 : 0;
      counts.set(text, { text, photo, done: done + one, total: total + 1 });
    }
  }
  return [...counts.values()];
}

/** Everything anybody is known to have done on an assignment or a period of one: ticks, values and that nothing came up. */
export function marksOn(body: Pick<Assignment, 'ticks' | 'readings'> & { none?: Tick }): Mark[] {
  const ticks = [...Object.values(body.ticks), ...(body.none ? [body.none] : [])];
  return [...ticks.flatMap((tick) => tick.marks), ...body.readings];
}

/** For each person, the latest instant among marks. */
export function lastMarks(marks: readonly Pick<Mark, 'by' | 'at'>[]): Map<Id, Instant> {
  const last = new Map<Id, Instant>();
  for (const { by, at } of marks) last.set(by, Math.max(at, last.get(by) ?? 0));
  return last;
}
