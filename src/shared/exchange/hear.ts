import type { Row } from '../entity.ts';
import type { Id, Instant } from '../model.ts';
import type { OpOutcome, SyncAnswer, SyncRequest, Was } from '../wire.ts';
import { isReady } from './ask.ts';
import type { Entry, PhoneState } from './phone.ts';

/** What an answer changes on the phone; the driver carries all of it out in one transaction. */
export type PhoneChange = {
  state: PhoneState;
  /** Waiting entries up to `n` become kept ones. */
  ack: { n: number; head: number; at: Instant } | null;
  /**
   * Kept entries up to this head and, where set, acknowledged before this instant are forgotten.
   * Both by the server's clock: a phone's own may be wrong by years.
   */
  forget: { head: number; before: Instant | null } | null;
  /** Everything held, waiting or kept, goes through `requeue` into the queue. */
  requeue: boolean;
  rows: Row[];
  /** Records that went to another place: this phone's row of one is dropped if it is older. */
  gone: Gone[];
  /** The download is complete: rows of earlier generations go. */
  dropStale: boolean;
  outcomes: OpOutcome[];
  want: Id[];
  /** Own evidence whose bytes go, also where its record is read by others only now. */
  erased: Id[];
  next: 'again' | 'rest';
};

export type Gone = { id: Id; place: string; seq: number };

/** How long acknowledged ops are kept where the server makes no backups. */
export const KEEP_MS = 90 * 86_400_000;

/**
 * What an answer changes, or null where it changes nothing. Each condition here closes a hole that
 * a simulated schedule found (sync.md 3 and 11): answers come late, doubled, and from the past.
 *
 * `waiting` is the queue in order, read in the transaction that will store the change;
 * `newClient` is a fresh random name in case this one can't go on.
 */
export function hear(
  state: PhoneState,
  sent: SyncRequest,
  answer: SyncAnswer,
  given: { waiting: readonly Entry[]; newClient: Id; now: Instant },
): PhoneChange | null {
  // The answer belongs to a client or an epoch that this phone has left behind.
  if (sent.client !== state.client || sent.epoch !== state.epoch) return null;
  if (answer.client !== state.client) return null;
  const heard: PhoneState = { ...state, heardAt: given.now, skew: answer.now - given.now };
  const renamed = (why: Was['why']): PhoneState => {
    return { ...heard, client: given.newClient, acked: 0, was: { client: state.client, why } };
  };

  if ('fence' in answer) {
    switch (answer.fence) {
      case 'epoch':
        if (answer.epoch === state.epoch) return null;
        return rename(afresh({ ...renamed('epoch'), epoch: answer.epoch }));
      case 'fork':
        return rename(renamed('fork'));
      case 'scope':
        if (answer.scope === state.scope) return null;
        return quiet(afresh({ ...heard, scope: answer.scope }), 'again');
    }
  }

  if (state.epoch !== null && answer.epoch !== state.epoch) return null;
  if (answer.lm > state.acked) {
    const last = given.waiting.find((entry) => entry.n === answer.lm);
    // The server knows an op under our name that this storage does not: it was rolled back or cloned.
    if (last?.op.id !== answer.lmId) return rename(renamed('fork'));
  }

  // Only what this request carried: what became of the ops behind it stands in another answer,
  // and an op that is acknowledged is not asked about again.
  const acked = Math.min(answer.lm, sent.n0 - 1 + sent.ops.length);
  const news = acked > state.acked;

  const sameCursor = answer.since === state.since;
  const sameScope = state.scope === null || answer.scope === state.scope;
  const takesRows = sameCursor && sameScope;
  const next: PhoneState = {
    ...heard,
    epoch: answer.epoch,
    acked: news ? acked : state.acked,
    since: takesRows ? answer.upto : state.since,
    whole: takesRows && !answer.more ? answer.upto : state.whole,
    scope: takesRows ? answer.scope : state.scope,
    cloned: state.cloned || (takesRows && !answer.more),
    // Rows beyond the cursor may still be those of an earlier download, under other numbers.
    safe: answer.dur === null ? null : Math.min(answer.dur, takesRows ? answer.upto : state.since),
  };
  if (next.lost && sent.stat?.lost) next.lost = { ...next.lost, told: true };
  const left = given.waiting.some((entry) => entry.n > next.acked && isReady(entry, given.now));
  return {
    state: next,
    ack: news ? { n: acked, head: answer.head, at: answer.now } : null,
    // A kept entry whose row is still to come lies in the view: it stays until the cursor has passed it.
    forget:
      answer.dur === null
        ? { head: next.whole, before: answer.now - KEEP_MS }
        : { head: Math.min(answer.dur, next.whole), before: null },
    requeue: false,
    rows: takesRows ? answer.rows : [],
    gone: takesRows && next.scope !== '*' ? goneFrom(answer.rows) : [],
    dropStale: takesRows && !answer.more && !state.cloned,
    outcomes: answer.outcomes,
    want: answer.want,
    erased: answer.erased ?? [],
    next: left || !takesRows || answer.more ? 'again' : 'rest',
  };
}

/** Who reads the whole ward gets the record itself, from wherever it went. */
function goneFrom(rows: readonly Row[]): Gone[] {
  return rows.flatMap((row) =>
    row.kind === 'left' ? [{ id: row.body.of, place: row.place, seq: row.seq }] : [],
  );
}

/** May a row that this phone holds be dropped, now that its record has gone elsewhere? */
export function isGone(row: Row, { place, seq }: Gone): boolean {
  return row.place === place && row.seq < seq;
}

/** A full download begins; what is on the screen stays until it is complete. */
function afresh(state: PhoneState): PhoneState {
  return {
    ...state,
    since: 0,
    whole: 0,
    generation: state.generation + 1,
    cloned: false,
    safe: null,
  };
}

/** A new name for this install; `requeue` then numbers everything that it holds. */
function rename(state: PhoneState): PhoneChange {
  return { ...quiet(state, 'again'), requeue: true };
}

function quiet(state: PhoneState, next: 'again' | 'rest'): PhoneChange {
  return {
    state,
    ack: null,
    forget: null,
    requeue: false,
    rows: [],
    gone: [],
    dropStale: false,
    outcomes: [],
    want: [],
    erased: [],
    next,
  };
}
