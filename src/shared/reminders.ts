import { addDays, dayInVietnam, daysBetween } from './calendar/day.ts';
import type { Day, Id, Instant } from './model.ts';

/**
 * What a member is reminded of, on the phone and by the server alike. Both count what they know:
 * the server nothing of what waits on a phone.
 */

/** Days before its deadline from which work is reminded of; an overview looks ahead further. */
export const REMIND_DAYS = 3;
/** Days after which unsent work is named, and named again with stronger words. */
export const UNSENT_DAYS = 3;
export const LONG_UNSENT_DAYS = 7;
/** Late work is named by a push on the first day of every so many. */
const AGAIN_DAYS = 7;
const DAY_MS = 86_400_000;

/** One task given to a place: as much of it as reminding looks at. */
export type Piece = {
  id: Id;
  due: Day | null;
  done: boolean;
  /** A photo of it was sent back, and none has replaced it yet. */
  returned: boolean;
};

/** Pieces of work that wait on this phone, and since when the oldest does. */
export type Unsent = { count: number; since: Instant };

/** `first` is the piece to begin with. */
type Pressing<K extends string> = { kind: K; count: number; first: Id };
export type Reminder =
  | Pressing<'returned'>
  | Pressing<'overdue'>
  | Pressing<'due'>
  | { kind: 'unsent' | 'longUnsent'; count: number; days: number };

/**
 * At most one reminder of each kind, the most pressing kind first. A piece counts once, under the
 * first kind that fits: sent back, then late, then due within `REMIND_DAYS`.
 */
export function remindersOf(
  pieces: readonly Piece[],
  unsent: Unsent | null,
  now: Instant,
): Reminder[] {
  const today = dayInVietnam(now);
  const soon = addDays(today, REMIND_DAYS);
  const open = pieces.filter(({ done, returned }) => !done && !returned);
  const dated = open
    .filter((piece): piece is Piece & { due: Day } => piece.due !== null && piece.due <= soon)
    .sort((a, b) => (a.due < b.due ? -1 : 1));
  return [
    ...counted(
      'returned',
      pieces.filter(({ returned }) => returned),
    ),
    ...counted(
      'overdue',
      dated.filter(({ due }) => due < today),
    ),
    ...counted(
      'due',
      dated.filter(({ due }) => due >= today),
    ),
    ...unsentFor(unsent, now),
  ];
}

function counted<K extends string>(kind: K, pieces: readonly Piece[]): Pressing<K>[] {
  const [first] = pieces;
  return first ? [{ kind, count: pieces.length, first: first.id }] : [];
}

function unsentFor(unsent: Unsent | null, now: Instant): Reminder[] {
  if (!unsent || unsent.count === 0) return [];
  const days = Math.floor((now - unsent.since) / DAY_MS);
  if (days < UNSENT_DAYS) return [];
  const kind = days < LONG_UNSENT_DAYS ? 'unsent' : 'longUnsent';
  return [{ kind, count: unsent.count, days }];
}

/** The number on the app's icon: pieces of work that ask for something now. */
export function attention(reminders: readonly Reminder[]): number {
  return reminders.reduce((sum, { count }) => sum + count, 0);
}

/**
 * Whether a deadline is worth a push on this morning: when work becomes due soon, on its last day,
 * on the first day that it is late, and weekly from then on. Not every morning: people turn off
 * what says the same daily.
 */
export function isReminderDay(due: Day, today: Day): boolean {
  const left = daysBetween(today, due);
  if (left >= 0) return left === REMIND_DAYS || left === 0;
  return (-left - 1) % AGAIN_DAYS === 0;
}
