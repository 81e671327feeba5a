import { apply } from '../../src/shared/apply.ts';
import type { Entity, Row } from '../../src/shared/entity.ts';
import { ask, requeue } from '../../src/shared/exchange/ask.ts';
import { fold, liveEntries, touchedBy } from '../../src/shared/exchange/fold.ts';
import { hear, isGone, type PhoneChange } from '../../src/shared/exchange/hear.ts';
import {
  type Entry,
  enter,
  type Kept,
  type PhoneState,
  startPhone,
} from '../../src/shared/exchange/phone.ts';
import type { Id } from '../../src/shared/model.ts';
import type { Op, OpBody } from '../../src/shared/op.ts';
import { touches } from '../../src/shared/reach.ts';
import type { SyncAnswer, SyncRequest } from '../../src/shared/wire.ts';

/** Everything on one phone's disk. An image is never changed, so keeping an old one is free. */
export type Image = {
  state: PhoneState;
  waiting: readonly Entry[];
  kept: readonly Kept[];
  base: ReadonlyMap<Id, { generation: number; row: Row }>;
  view: ReadonlyMap<Id, Entity>;
  /** What the author was told of ops not plainly taken up. */
  outcomes: ReadonlyMap<Id, string>;
};

type MaybeLater<T> = T | Promise<T>;

/** One phone's database as the simulator drives it: in memory here, Dexie in T1. */
export type PhoneStore = {
  enter: (body: OpBody, given: { nonce: string; now: number; holdMs: number }) => MaybeLater<Entry>;
  ask: (given: { now: number; limit: number }) => MaybeLater<SyncRequest>;
  hear: (
    sent: SyncRequest,
    answer: SyncAnswer,
    given: { newClient: Id; now: number; crash: () => void },
  ) => MaybeLater<PhoneChange | null>;
  /** The process is killed: what was not on the disk is gone. */
  die: () => MaybeLater<void>;
  image: () => MaybeLater<Image>;
  /** Puts another image on the disk: an older one, a colleague's, an empty one. */
  become: (image: Image) => MaybeLater<void>;
};

export function emptyImage(person: Id, client: Id): Image {
  return {
    state: startPhone(person, client),
    waiting: [],
    kept: [],
    base: new Map(),
    view: new Map(),
    outcomes: new Map(),
  };
}

export function memoryPhone(first: Image): PhoneStore {
  let disk = first;
  return {
    enter(body, given) {
      const { state, entry } = enter(disk.state, (id) => ({ ...body, id }) as Op, given);
      const view = new Map(disk.view);
      for (const id of touches(entry.op)) {
        const stamp = { by: state.person, at: entry.at };
        const { entity } = apply(view.get(id), id, entry.op, stamp);
        if (entity) view.set(id, entity);
      }
      disk = { ...disk, state, waiting: [...disk.waiting, entry], view };
      return entry;
    },
    ask: ({ now, limit }) => ask(disk.state, disk.waiting, { now, stat: null, limit }),
    hear(sent, answer, given) {
      const { waiting } = disk;
      const change = hear(disk.state, sent, answer, { waiting, ...given });
      if (!change) return null;
      const after = carryOut(disk, change);
      given.crash();
      disk = after;
      return change;
    },
    // Every transaction above is on the disk when it ends, so a kill changes nothing.
    die: () => {},
    image: () => disk,
    become: (image) => {
      disk = image;
    },
  };
}

/** The memory twin of `client/local/rebase.ts`; T1 holds the two against each other. */
function carryOut(disk: Image, change: PhoneChange): Image {
  let { state } = change;
  let waiting = disk.waiting;
  let kept = disk.kept;
  if (change.ack) {
    const { n, head, at: ackedAt } = change.ack;
    kept = [
      ...kept,
      ...waiting.filter((e) => e.n <= n).map((entry) => ({ ...entry, head, ackedAt })),
    ];
    waiting = waiting.filter((entry) => entry.n > n);
  }
  if (change.forget) {
    const { head, before } = change.forget;
    kept = kept.filter((e) => e.head > head || (before !== null && e.ackedAt >= before));
  }
  if (change.requeue) {
    const again = requeue(state, [...kept, ...waiting]);
    state = again.state;
    waiting = again.waiting;
    kept = [];
  }
  const base = new Map(disk.base);
  const { generation } = state;
  for (const row of change.rows) base.set(row.id, { generation, row });
  const dropped = change.dropStale
    ? [...base].filter(([, { generation: g }]) => g !== generation).map(([id]) => id)
    : [];
  for (const gone of change.gone) {
    const held = base.get(gone.id);
    if (held && isGone(held.row, gone)) dropped.push(gone.id);
  }
  for (const id of dropped) base.delete(id);

  const live = liveEntries(state, waiting, kept);
  const touched = touchedBy(liveEntries(disk.state, disk.waiting, disk.kept), live);
  for (const id of [...change.rows.map((row) => row.id), ...dropped]) touched.add(id);
  const view = new Map(disk.view);
  for (const id of touched) {
    const entity = fold(entityIn(base.get(id)?.row), id, live, state.person);
    if (entity) view.set(id, entity);
    else view.delete(id);
  }
  const outcomes = new Map(disk.outcomes);
  for (const { id, outcome } of change.outcomes) {
    if (!outcomes.has(id)) outcomes.set(id, outcome);
  }
  return { state, waiting, kept, base, view, outcomes };
}

export function entityIn(row: Row | undefined): Entity | undefined {
  if (!row) return undefined;
  const { seq: _seq, ...entity } = row;
  return entity as Entity;
}
