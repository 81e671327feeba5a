import { addDays, weekday } from '../../shared/calendar/day.ts';
import type { Assignment, Day, Id, Task } from '../../shared/model.ts';
import { compareNames } from '../../shared/text/compare-names.ts';
import type { SendState } from './send-state.ts';
import type { TurnFacts } from './turn-items.ts';

/** One task of this person's place, as a line of the day's list. */
export type Line = {
  id: Id;
  body: Assignment;
  task: Task;
  done: boolean;
  /** Given to this phone's person. */
  mine: boolean;
  /** The colleague it was given to; null where it is nobody's in particular. */
  doer: string | null;
  /** Where this phone's own work on it stands; null where it did nothing. */
  state: SendState | null;
  /** How far it is towards its target, visits included; null where nothing was entered. */
  reached: number | null;
  /** What an official wrote on the first photo sent back; null where none is to be retaken. */
  returned: string | null;
  /** That photo and its step, which a new one replaces. */
  replaces: { id: Id; stepId: Id | null } | null;
  /** The period that it is the work of; null for what was given once. */
  turn: TurnFacts | null;
};

/** In the order in which they stand. */
export const PARTS = ['again', 'mine', 'today', 'week', 'later', 'done'] as const;
export type Part = (typeof PARTS)[number];

export type MyWork = {
  today: Day;
  /** The first download is complete. */
  here: boolean;
  heardAt: number | null;
  /** What the phone's clock lacks to the server's, in ms. */
  skew: number;
  /** Every line is here; without it only the first ones. */
  complete: boolean;
  parts: Record<Part, Line[]>;
};

/** The lines by when they are due, each part with the nearest first. */
export function intoParts(lines: Line[], today: Day): Record<Part, Line[]> {
  const sunday = addDays(today, 7 - weekday(today));
  const parts: Record<Part, Line[]> = {
    again: [],
    mine: [],
    today: [],
    week: [],
    later: [],
    done: [],
  };
  for (const line of lines) parts[partOf(line, today, sunday)].push(line);
  for (const part of Object.values(parts)) part.sort(byDue);
  return parts;
}

function partOf({ returned, done, body, mine }: Line, today: Day, sunday: Day): Part {
  if (returned !== null) return 'again';
  if (done) return 'done';
  if (mine) return 'mine';
  if (body.due === null || body.due > sunday) return 'later';
  return body.due > today ? 'week' : 'today';
}

/** The nearest first, those without a day last; then as Vietnamese sorts. */
function byDue(a: Line, b: Line): number {
  const [first, second] = [a.body.due ?? '9999', b.body.due ?? '9999'];
  if (first !== second) return first < second ? -1 : 1;
  return compareNames(a.task.title, b.task.title);
}
