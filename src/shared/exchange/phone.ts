import { BATCH_MAX, PROTOCOL } from '../limits.ts';
import type { Id, Instant } from '../model.ts';
import type { Op } from '../op.ts';
import type { Stat, SyncRequest, WireOp } from '../wire.ts';

/**
 * The phone's half of the exchange, as a pure state machine: `enter` (a person did something),
 * `ask` (what to send), and in `hear.ts` what an answer changes. Storage, clock, chance and network
 * are handed in or left to the driver: Dexie in production, plain objects in the simulator.
 */

/** Where this install stands with its ward. One per person, shared by all tabs. */
export type PhoneState = {
  person: Id;
  /** Random name of this install; a new one after a restore, a fork or a wipe. */
  client: Id;
  epoch: Id | null;
  scope: string | null;
  /** Cursor: every row in scope up to this `seq` is in `base`. */
  since: number;
  /** Counts full downloads; rows of an earlier one are dropped once the new one is complete. */
  generation: number;
  cloned: boolean;
  /** The ward's changes up to this `seq` are in a backup; null where none are made, or not heard yet. */
  dur: number | null;
  /** Last number given to an op of this client, and the last one acknowledged. */
  n: number;
  acked: number;
  /** Counts everything ever entered here, so that order survives a renumbering. */
  entered: number;
  /** Device time of the last exchange that succeeded. */
  heardAt: Instant | null;
  /** Server time minus device time at that exchange, in ms. */
  skew: number;
};

/** An accepted op: stored durably, on its way or kept until it is safe. */
export type Entry = {
  n: number;
  order: number;
  op: Op;
  at: Instant;
  base: number;
  /** Not before this device time: the moments in which its author may still undo it. */
  notBefore: Instant | null;
  /** The op itself went to the server by the rescue way; only its place in the order is sent. */
  rescued: boolean;
};

/** An acknowledged op that the phone holds until the server has it in a backup. */
export type Kept = Entry & {
  /** The ward's head when it was acknowledged, and the server's time then. */
  head: number;
  ackedAt: Instant;
};

/** Stands on the wire for an op whose text was rescued; the server parks it, so the order has no gap. */
const RESCUED = 'op.rescued';

/** How long an undo is offered, and so how long a tick waits before it is sent. */
export const UNDO_MS = 10_000;

export function startPhone(person: Id, client: Id): PhoneState {
  return {
    person,
    client,
    epoch: null,
    scope: null,
    since: 0,
    generation: 0,
    cloned: false,
    dur: null,
    n: 0,
    acked: 0,
    entered: 0,
    heardAt: null,
    skew: 0,
  };
}

/** Gives a new op its id and number. The driver stores state and entry in one strict transaction. */
export function enter(
  state: PhoneState,
  make: (id: Id) => Op,
  given: { nonce: string; now: Instant; holdMs: number },
): { state: PhoneState; entry: Entry } {
  const n = state.n + 1;
  const order = state.entered + 1;
  const op = make(`${state.client}.${n}.${given.nonce}`);
  const notBefore = given.holdMs > 0 ? given.now + given.holdMs : null;
  const entry = { n, order, op, at: given.now, base: state.since, notBefore, rescued: false };
  return { state: { ...state, n, entered: order }, entry };
}

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
