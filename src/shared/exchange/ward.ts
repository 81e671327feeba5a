import { scopeOf } from '../access.ts';
import { apply, type Outcome } from '../apply.ts';
import type { Entity, Row } from '../entity.ts';
import { withClockOff } from '../evidence.ts';
import type { Id, Instant } from '../model.ts';
import { type Op, readOp } from '../op.ts';
import { subject, touches } from '../reach.ts';
import type { RefusalCode } from '../refusal.ts';
import { judge, type Standing } from '../standing.ts';
import type { Fenced, OpOutcome, SyncRequest } from '../wire.ts';

/**
 * The ward's half of the exchange, as a pure state machine. The driver (SQLite or PostgreSQL in
 * production, plain maps in the simulator) takes the ward's lock, reads the facts that `needs`
 * names, asks `receive`, writes the decision and reads the answer's rows, all in one transaction.
 */

/** One op as it arrived; `op` is null where no shape ever shipped fits. */
export type Arrival = {
  id: Id;
  n: number;
  kind: string;
  at: number;
  base: number;
  fields: unknown;
  op: Op | null;
};

/** What became of an op, as the log holds it. */
export type Known = { outcome: Outcome | null; why: string | null };

export type ClientFacts = { person: Id; lm: number; lmId: Id | null };

export type WardFacts = {
  epoch: Id;
  head: number;
  client: ClientFacts | null;
  /** Of the arriving op ids, those that the ward's log has. */
  known: ReadonlyMap<Id, Known>;
  /** The entities that the arriving ops touch or are judged by. */
  rows: ReadonlyMap<Id, Row>;
  /** Ops that wait for a record which an arriving op may bring back, oldest first. */
  early: readonly Early[];
};

/** An op that came before what it is about, with who its author is to the ward now. */
export type Early = { id: Id; op: Op; at: Instant; standing: Standing };

/** One line of the ward's log; raw, so that nothing a newer phone said is lost. */
export type LogEntry = Known & {
  id: Id;
  client: Id;
  n: number;
  person: Id;
  kind: string;
  fields: unknown;
  base: number;
  /** Raw device time, and the estimated true time in ms. */
  deviceAt: number;
  at: Instant;
  /** The device's clock was off by more than two minutes. */
  skewed: boolean;
  seq: number;
};

export type Decision = {
  head: number;
  client: ClientFacts;
  rows: Row[];
  log: LogEntry[];
  outcomes: OpOutcome[];
  /** What became of early ops whose record is here now; their lines in the log say so from here on. */
  settled: (Known & { id: Id })[];
};

const SKEW_MS = 120_000;

export function arrivals(request: SyncRequest): Arrival[] {
  return request.ops.map(([short, kind, at, base, fields], index) => {
    const n = request.n0 + index;
    const id = short.includes('.') ? short : `${request.client}.${n}.${short}`;
    return { id, n, kind, at, base, fields, op: readOp(id, kind, fields) };
  });
}

/** Ids of the log lines and rows that `receive` must be given. */
export function needs(arriving: readonly { id: Id; op: Op | null }[]): { log: Id[]; rows: Id[] } {
  const rows = new Set<Id>();
  for (const { op } of arriving) {
    if (!op) continue;
    for (const id of touches(op)) rows.add(id);
    const judgedBy = subject(op);
    if (judgedBy !== null) rows.add(judgedBy);
  }
  return { log: arriving.map(({ id }) => id), rows: [...rows] };
}

/** Why nothing can be taken from this request, or null where it can (sync.md 3 and 4). */
export function fence(
  facts: WardFacts,
  { actor }: Standing,
  request: SyncRequest,
  arriving: readonly Arrival[],
): Fenced['fence'] | null {
  if (request.epoch !== null && request.epoch !== facts.epoch) return 'epoch';
  if (request.scope !== null && request.scope !== scopeOf(actor)) return 'scope';
  const { client } = facts;
  if (client && client.person !== actor.id) return 'fork';
  const lm = client?.lm ?? 0;
  // A gap: the phone holds acknowledgements that this server never gave.
  if (request.n0 > lm + 1) return 'fork';
  // An old number under an unknown id: two storages write under one name.
  const forked = arriving.some(({ n, id }) => n <= lm && !facts.known.has(id));
  return forked ? 'fork' : null;
}

/**
 * Carries out what arrived, in order. An op that can't be read or breaks `apply` is parked alone;
 * one that its author may not do is refused alone: both stay in the log, whole, with their reason.
 * `standing` is the author's as the ward knows it under its lock.
 */
export function receive(
  facts: WardFacts,
  standing: Standing,
  request: SyncRequest,
  arriving: readonly Arrival[],
  now: Instant,
): Decision {
  const rows = new Map<Id, Row>(facts.rows);
  const changed = new Set<Id>();
  const known = new Map<Id, Known>(facts.known);
  const log: LogEntry[] = [];
  const outcomes: OpOutcome[] = [];
  const offset = now - request.now;
  const author = standing.actor.id;
  let { lm, lmId } = facts.client ?? { lm: 0, lmId: null };
  let { head } = facts;

  const early = [...facts.early];
  const settled: Decision['settled'] = [];
  const put = (entities: readonly Entity[]) => {
    for (const entity of entities) {
      head += 1;
      rows.set(entity.id, { ...entity, seq: head });
      changed.add(entity.id);
    }
  };
  // What came back may have ops waiting for it, and those may bring back more.
  const settle = () => {
    for (;;) {
      const at = early.findIndex(({ op }) => rows.has(subject(op) ?? ''));
      const [next] = at < 0 ? [] : early.splice(at, 1);
      if (!next) return;
      const done = carryOut(rows, next.standing, next.op, { at: next.at, now });
      put(done.entities);
      settled.push({ id: next.id, outcome: done.outcome, why: done.why });
    }
  };

  for (const arrival of arriving) {
    let became = known.get(arrival.id);
    if (!became) {
      const at = Math.max(0, Math.min(now, arrival.at + offset));
      const op = arrival.op && withClockOff(arrival.op, { at, deviceAt: arrival.at });
      const done = carryOut(rows, standing, op, { at, now });
      put(done.entities);
      if (done.entities.length === 0) head += 1;
      became = { outcome: done.outcome, why: done.why };
      known.set(arrival.id, became);
      const { id, n, kind, fields, base } = arrival;
      const skewed = Math.abs(offset) > SKEW_MS;
      const said = { id, client: request.client, n, person: author, kind, fields, base };
      log.push({ ...said, deviceAt: arrival.at, at, skewed, seq: head, ...became });
      settle();
    }
    if (became.outcome) outcomes.push({ id: arrival.id, outcome: became.outcome, why: became.why });
    if (arrival.n > lm) {
      lm = arrival.n;
      lmId = arrival.id;
    }
  }
  const written = [...changed].map((id) => rows.get(id)).filter((row) => row !== undefined);
  return { head, client: { person: author, lm, lmId }, rows: written, log, outcomes, settled };
}

type Done = { entities: Entity[]; outcome: Outcome | null; why: RefusalCode | null };

/** One op on the ward's rows: the entities as they are after it, and what became of it. */
export function carryOut(
  rows: ReadonlyMap<Id, Row>,
  standing: Standing,
  op: Op | null,
  { at, now }: { at: Instant; now: Instant },
): Done {
  if (!op) return { entities: [], outcome: 'parked', why: 'unknownOp' };
  const judgedBy = subject(op);
  const row = judgedBy === null ? undefined : rows.get(judgedBy);
  const taken = judge(standing, op, row, now);
  if (taken === 'no') return { entities: [], outcome: 'refused', why: 'forbidden' };
  if (taken === 'tooLate' || taken === 'tooEarly') {
    return { entities: [], outcome: 'parked', why: taken };
  }
  const entities: Entity[] = [];
  let outcome: Outcome | null = taken === 'late' ? 'late' : null;
  try {
    for (const id of touches(op)) {
      const before = rows.get(id);
      const applied = apply(before, id, op, { by: standing.actor.id, at });
      outcome ??= applied.outcome;
      // The record of a period does not know that its assignment was withdrawn.
      const isGone = row?.kind === 'assignment' && row.body.withdrawn !== null;
      if (isGone && applied.entity?.kind === 'turn') outcome ??= 'onDeleted';
      if (!applied.entity || applied.entity.body === before?.body) continue;
      if (before && before.place !== applied.entity.place) entities.push(leftBehind(before));
      entities.push(applied.entity);
    }
  } catch {
    // A bug met by one op must not hold back the phone's others: it is kept whole, for repair.
    return { entities: [], outcome: 'parked', why: 'broken' };
  }
  return { entities, outcome, why: null };
}

/** Stands where a record was, for the readers of that place, who will not be told of it again. */
function leftBehind({ id, place }: Entity): Entity {
  return { id: `left:${id}:${place}`, kind: 'left', place, body: { of: id } };
}
