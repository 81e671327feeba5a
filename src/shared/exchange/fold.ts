import { apply } from '../apply.ts';
import type { Entity } from '../entity.ts';
import type { Id } from '../model.ts';
import { touches } from '../reach.ts';
import type { Entry, Kept, PhoneState } from './phone.ts';

/**
 * What a person sees of one entity: the server's row with everything on top that this phone has
 * entered and the row can't show yet.
 *
 * **Invariant:** view = fold(base, live entries) for every entity after every transaction.
 */
export function fold(
  base: Entity | undefined,
  id: Id,
  live: readonly Entry[],
  person: Id,
): Entity | undefined {
  let entity = base;
  for (const { op, at } of live) {
    if (touches(op).includes(id)) entity = apply(entity, id, op, { by: person, at }).entity;
  }
  return entity;
}

/**
 * The entries that lie on top of base, in the order they were entered: all that wait, and those
 * whose rows may still be to come. A row that somebody changes again moves behind the page that was
 * read, so that is certain only once a page ended at the ward's head. A sent entry never disappears.
 */
export function liveEntries(
  state: PhoneState,
  waiting: readonly Entry[],
  kept: readonly Kept[],
): Entry[] {
  const sent = kept.filter((entry) => entry.head > state.whole);
  return [...sent, ...waiting].sort((a, b) => a.order - b.order);
}

/** The entities whose view may change when the live entries change from `before` to `after`. */
export function touchedBy(before: readonly Entry[], after: readonly Entry[]): Set<Id> {
  return new Set([...before, ...after].flatMap(({ op }) => touches(op)));
}
