import { inScope, scopeOf } from '../../src/shared/access.ts';
import type { Row } from '../../src/shared/entity.ts';
import { withClockOff } from '../../src/shared/evidence.ts';
import {
  arrivals,
  type ClientFacts,
  carryOut,
  type Early,
  fence,
  type Known,
  type LogEntry,
  needs,
  receive,
} from '../../src/shared/exchange/ward.ts';
import type { Id } from '../../src/shared/model.ts';
import { type Op, type OpBody, readOp } from '../../src/shared/op.ts';
import { subject } from '../../src/shared/reach.ts';
import { type Standing, standingOf } from '../../src/shared/standing.ts';
import type { SyncAnswer, SyncRequest } from '../../src/shared/wire.ts';

/** Everything that the server's disk holds of one ward. Never changed, so a backup is a reference. */
export type WardImage = {
  epoch: Id;
  head: number;
  /** Head of the oldest backup that a restore may choose; null without backups. */
  dur: number | null;
  clients: ReadonlyMap<Id, ClientFacts>;
  rows: ReadonlyMap<Id, Row>;
  log: ReadonlyMap<Id, LogEntry>;
  /** Ops of the log that wait for a record, and for which. */
  early: ReadonlyMap<Id, Id>;
};

type MaybeLater<T> = T | Promise<T>;

/** One ward at the server as the simulator drives it: in memory here, SQLite in T1. */
export type WardStore = {
  /** `crash` is called at points where the process may die; it throws to kill this exchange. */
  exchange: (
    person: Id,
    request: SyncRequest,
    now: number,
    crash: (point: 'before' | 'within' | 'after') => void,
  ) => MaybeLater<SyncAnswer>;
  /** An op of the server itself. */
  say: (id: Id, body: OpBody, now: number) => MaybeLater<void>;
  image: () => MaybeLater<WardImage>;
  become: (image: WardImage) => MaybeLater<void>;
};

const SERVER: Standing = { actor: { id: 'server', role: 'server', placeId: null }, earlier: [] };

/** Who somebody is to this ward. */
export function standingIn({ rows }: WardImage, person: Id): Standing {
  const row = rows.get(person);
  if (row?.kind !== 'person') throw new Error(`${person} is not of this ward`);
  return standingOf(person, row.body);
}

function earlyIn(ward: WardImage): Early[] {
  return [...ward.early.keys()]
    .map((id) => ward.log.get(id) as LogEntry)
    .sort((a, b) => a.seq - b.seq)
    .map(({ id, kind, fields, at, deviceAt, person }) => {
      const op = withClockOff(readOp(id, kind, fields) as Op, { at, deviceAt });
      return { id, op, at, standing: standingIn(ward, person) };
    });
}

/** Rows in one answer of the simulated server, small so that paging happens. */
export const PAGE = 5;

export function emptyWard(epoch: Id): WardImage {
  return {
    epoch,
    head: 0,
    dur: null,
    clients: new Map(),
    rows: new Map(),
    log: new Map(),
    early: new Map(),
  };
}

export function memoryWard(first: WardImage): WardStore {
  let disk = first;
  return {
    exchange(person, request, now, crash) {
      crash('before');
      const before = disk;
      const standing = standingIn(before, person);
      const arriving = arrivals(request);
      const known = new Map<Id, Known>();
      const needed = needs(arriving);
      for (const id of needed.log) {
        const entry = before.log.get(id);
        if (entry) known.set(id, entry);
      }
      const rows = new Map<Id, Row>();
      for (const id of needed.rows) {
        const row = before.rows.get(id);
        if (row) rows.set(id, row);
      }
      const early = earlyIn(before);
      for (const id of needs(early).rows) {
        const row = before.rows.get(id);
        if (row) rows.set(id, row);
      }
      const client = before.clients.get(request.client) ?? null;
      const facts = { epoch: before.epoch, head: before.head, client, known, rows, early };
      const echo = {
        client: request.client,
        epoch: before.epoch,
        scope: scopeOf(standing.actor),
        now,
      };
      const fenced = fence(facts, standing, request, arriving);
      if (fenced) return { fence: fenced, ...echo };

      const decision = receive(facts, standing, request, arriving, now);
      // Most requests bring nothing: what they leave as it is need not be copied.
      const brings = decision.log.length > 0;
      const after = {
        ...before,
        head: decision.head,
        clients: new Map(before.clients).set(request.client, decision.client),
        rows: brings ? new Map(before.rows) : (before.rows as Map<Id, Row>),
        log: brings ? new Map(before.log) : (before.log as Map<Id, LogEntry>),
        early: brings ? new Map(before.early) : (before.early as Map<Id, Id>),
      };
      for (const row of decision.rows) after.rows.set(row.id, row);
      for (const entry of decision.log) {
        after.log.set(entry.id, entry);
        const op = entry.why === 'tooEarly' ? readOp(entry.id, entry.kind, entry.fields) : null;
        if (op) after.early.set(op.id, subject(op) ?? '');
      }
      for (const { id, ...became } of decision.settled) {
        after.log.set(id, { ...(after.log.get(id) as LogEntry), ...became });
        after.early.delete(id);
      }
      crash('within');
      disk = after;
      crash('after');

      const newer = [...after.rows.values()]
        .filter((row) => row.seq > request.since && inScope(echo.scope, row.place))
        .sort((a, b) => a.seq - b.seq);
      const page = newer.slice(0, PAGE);
      const more = newer.length > page.length;
      return {
        ...echo,
        since: request.since,
        lm: decision.client.lm,
        lmId: decision.client.lmId,
        outcomes: decision.outcomes,
        rows: page,
        upto: more ? (page.at(-1)?.seq ?? request.since) : after.head,
        more,
        head: after.head,
        dur: after.dur,
        want: [],
      };
    },
    say(id, body, now) {
      if (disk.log.has(id)) return;
      const op = { ...body, id } as Op;
      const rows = new Map(disk.rows);
      const done = carryOut(rows, SERVER, op, { at: now, now });
      let { head } = disk;
      for (const entity of done.entities) rows.set(entity.id, { ...entity, seq: ++head });
      if (done.entities.length === 0) head += 1;
      const { id: _id, kind, ...fields } = op;
      const said = { id, client: 'server', n: 0, person: 'server', kind, fields, base: 0 };
      const when = { deviceAt: now, at: now, skewed: false, seq: head };
      const entry = { ...said, ...when, outcome: done.outcome, why: done.why };
      disk = { ...disk, head, rows, log: new Map(disk.log).set(id, entry) };
    },
    image: () => disk,
    become: (image) => {
      disk = image;
    },
  };
}
