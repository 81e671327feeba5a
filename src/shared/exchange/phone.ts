import type { Id, Instant, Row } from '../model.ts';
import type { Op } from '../op.ts';
import {
  BATCH_MAX,
  type OpOutcome,
  PROTOCOL,
  type Stat,
  type SyncAnswer,
  type SyncRequest,
  type WireOp,
} from '../wire.ts';

/**
 * The phone's half of the exchange, as a pure state machine: `enter` (a person did something),
 * `ask` (what to send), `hear` (what an answer changes). Storage, clock, chance and network are
 * handed in or left to the driver: Dexie in production, plain objects in the simulator.
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
};

/** An acknowledged op that the phone holds until the server has it in a backup. */
export type Kept = Entry & { head: number };

/** What an answer changes on the phone; the driver carries all of it out in one transaction. */
export type PhoneChange = {
  state: PhoneState;
  /** Waiting entries up to `n` become kept ones. */
  ack: { n: number; head: number } | null;
  /** Kept entries up to this head, or older than this instant, are forgotten. */
  forget: { head: number } | { before: Instant } | null;
  /** Replaces the whole queue; nothing stays kept. */
  requeue: Entry[] | null;
  rows: Row[];
  /** The download is complete: rows of earlier generations go. */
  dropStale: boolean;
  outcomes: OpOutcome[];
  want: Id[];
  next: 'again' | 'rest';
};

/** How long an undo is offered, and so how long a tick waits before it is sent. */
export const UNDO_MS = 10_000;
/** How long acknowledged ops are kept where the server makes no backups. */
export const KEEP_MS = 90 * 86_400_000;

export function startPhone(person: Id, client: Id): PhoneState {
  return {
    person,
    client,
    epoch: null,
    scope: null,
    since: 0,
    generation: 0,
    cloned: false,
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
  const entry = { n, order, op, at: given.now, base: state.since, notBefore };
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
  return [short, kind, entry.at, entry.base, fields];
}

/**
 * What an answer changes, or null where it changes nothing. Each condition here closes a hole that
 * a simulated schedule found (sync.md 3 and 11): answers come late, doubled, and from the past.
 *
 * `waiting` and `kept` are the phone's queues in order, read in the transaction that will store
 * the change; `newClient` is a fresh random name in case this one can't go on.
 */
export function hear(
  state: PhoneState,
  sent: SyncRequest,
  answer: SyncAnswer,
  given: { waiting: readonly Entry[]; kept: readonly Kept[]; newClient: Id; now: Instant },
): PhoneChange | null {
  // The answer belongs to a client or an epoch that this phone has left behind.
  if (sent.client !== state.client || sent.epoch !== state.epoch) return null;
  if (answer.client !== state.client) return null;
  const all = [...given.kept, ...given.waiting];
  const heard = { heardAt: given.now, skew: answer.now - given.now };

  if ('fence' in answer) {
    switch (answer.fence) {
      case 'epoch':
        if (answer.epoch === state.epoch) return null;
        return rekey(
          { ...state, ...heard, epoch: answer.epoch, ...afresh(state) },
          all,
          given.newClient,
        );
      case 'fork':
        return rekey({ ...state, ...heard }, all, given.newClient);
      case 'scope':
        if (answer.scope === state.scope) return null;
        return quiet({ ...state, ...heard, scope: answer.scope, ...afresh(state) }, 'again');
    }
  }

  if (state.epoch !== null && answer.epoch !== state.epoch) return null;
  if (answer.lm > state.acked) {
    const last = given.waiting.find((entry) => entry.n === answer.lm);
    // The server knows an op under our name that this storage does not: it was rolled back or cloned.
    if (last?.op.id !== answer.lmId) return rekey({ ...state, ...heard }, all, given.newClient);
  }

  const next: PhoneState = { ...state, ...heard, epoch: answer.epoch };
  const change = quiet(next, 'rest');
  if (answer.lm > state.acked) {
    next.acked = answer.lm;
    change.ack = { n: answer.lm, head: answer.head };
  }
  change.forget = answer.dur === null ? { before: answer.now - KEEP_MS } : { head: answer.dur };
  change.outcomes = answer.outcomes;
  change.want = answer.want;

  const sameCursor = answer.since === state.since;
  const sameScope = state.scope === null || answer.scope === state.scope;
  if (sameCursor && sameScope) {
    change.rows = answer.rows;
    next.since = answer.upto;
    next.scope = answer.scope;
    change.dropStale = !answer.more && !state.cloned;
    next.cloned = state.cloned || !answer.more;
  }
  const left = given.waiting.some((entry) => entry.n > next.acked && isReady(entry, given.now));
  if (left || !sameCursor || !sameScope || answer.more) change.next = 'again';
  return change;
}

/** A full download begins; what is on the screen stays until it is complete. */
function afresh(state: PhoneState): Pick<PhoneState, 'since' | 'generation' | 'cloned'> {
  return { since: 0, generation: state.generation + 1, cloned: false };
}

function quiet(state: PhoneState, next: 'again' | 'rest'): PhoneChange {
  return {
    state,
    ack: null,
    forget: null,
    requeue: null,
    rows: [],
    dropStale: false,
    outcomes: [],
    want: [],
    next,
  };
}

/**
 * A new name for this install. Everything the phone still holds goes into the queue again, in the
 * order it was entered and under the ids it always had: what the server knows already it skips.
 */
function rekey(state: PhoneState, entries: readonly Entry[], client: Id): PhoneChange {
  const requeue = [...entries]
    .sort((a, b) => a.order - b.order)
    .map(({ order, op, at, base, notBefore }, index) => {
      return { n: index + 1, order, op, at, base, notBefore };
    });
  const change = quiet({ ...state, client, n: requeue.length, acked: 0 }, 'again');
  return { ...change, requeue };
}
