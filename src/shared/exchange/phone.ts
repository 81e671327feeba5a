import type { Id, Instant } from '../model.ts';
import type { Op } from '../op.ts';
import type { Lost, Was } from '../wire.ts';

/**
 * The phone's half of the exchange, as a pure state machine: `enter` (a person did something),
 * in `ask.ts` what to send, and in `hear.ts` what an answer changes. Storage, clock, chance and network
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
  /** The cursor when it last stood at the ward's head: until then rows may still be to come. */
  whole: number;
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
  /** Rows up to this number are in every backup; null without. A photo may leave only below it. */
  safe: number | null;
  /** What this install was called before, when it had to take a new name. */
  was?: Was;
  /** What a database in this one's place held and took with it. */
  lost?: Lost & {
    /** The server knows. */
    told: boolean;
    /** Its person has read it. */
    read: boolean;
  };
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

/** How long an undo is offered, and so how long a tick waits before it is sent. */
export const UNDO_MS = 10_000;

export function startPhone(person: Id, client: Id): PhoneState {
  return {
    person,
    client,
    epoch: null,
    scope: null,
    since: 0,
    whole: 0,
    generation: 0,
    cloned: false,
    n: 0,
    acked: 0,
    entered: 0,
    heardAt: null,
    skew: 0,
    safe: null,
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
