import { BATCH_MAX, PROTOCOL } from '../limits.ts';
import type { Id, Instant } from '../model.ts';
import type { Stat, SyncRequest, WireOp } from '../wire.ts';
import { type Entry, type PhoneState, UNDO_MS } from './phone.ts';

/** What a phone says; apart from `phone.ts`, because the first screen enters and does not send. */

/** Stands on the wire for an op whose text was rescued; the server parks it, so the order has no gap. */
export const RESCUED = 'op.rescued';

/** May an entry travel now? A hold that a jumped clock put far ahead is not believed. */
export function isReady(entry: Entry, now: Instant): boolean {
  const wait = (entry.notBefore ?? now) - now;
  return wait <= 0 || wait > UNDO_MS;
}

/** The next request. `waiting` is the queue in order of `n`; what comes after a held entry waits too. */
export function ask(
  state: PhoneState,
  waiting: readonly Entry[],
  given: { now: Instant; stat: Stat | null; limit?: number },
): SyncRequest {
  const held = waiting.findIndex((entry) => !isReady(entry, given.now));
  const ready = held < 0 ? waiting : waiting.slice(0, held);
  return {
    v: PROTOCOL,
    person: state.person,
    client: state.client,
    epoch: state.epoch,
    scope: state.scope,
    since: state.since,
    n0: state.acked + 1,
    ops: ready.slice(0, given.limit ?? BATCH_MAX).map((entry) => pack(state.client, entry)),
    stat: given.stat,
    now: given.now,
  };
}

function pack(client: Id, entry: Entry): WireOp {
  const { id, kind, ...fields } = entry.op;
  const prefix = `${client}.${entry.n}.`;
  const short = id.startsWith(prefix) ? id.slice(prefix.length) : id;
  if (entry.rescued) return [short, RESCUED, entry.at, entry.base, null];
  return [short, kind, entry.at, entry.base, fields];
}

/**
 * Everything the phone still holds, in the order it was entered and under the ids it always had,
 * as the queue of a renamed client: what the server knows already it skips.
 */
export function requeue(
  state: PhoneState,
  entries: readonly Entry[],
): { state: PhoneState; waiting: Entry[] } {
  const waiting = [...entries]
    .sort((a, b) => a.order - b.order)
    .map(({ order, op, at, base, notBefore, rescued }, index) => {
      return { n: index + 1, order, op, at, base, notBefore, rescued };
    });
  return { state: { ...state, n: waiting.length }, waiting };
}
