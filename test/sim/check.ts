import { inScope } from '../../src/shared/access.ts';
import { fold, liveEntries } from '../../src/shared/exchange/fold.ts';
import type { Entity, Id } from '../../src/shared/model.ts';
import { touches } from '../../src/shared/reach.ts';
import type { Ledger } from './ledger.ts';
import { entityIn, type Image } from './memory-phone.ts';
import type { WardImage } from './memory-ward.ts';

/** A promise broken: the invariant's number in sync.md 11, and what was seen. */
export class Violation extends Error {
  readonly invariant: number;
  constructor(invariant: number, what: string) {
    super(`${invariant}: ${what}`);
    this.invariant = invariant;
  }
}

function hold(kept: boolean, invariant: number, what: () => string): void {
  if (!kept) throw new Violation(invariant, what());
}

/** 10 view = fold(base, live) for every entity · 11 what waits or was sent is in the view. */
export function checkView(image: Image, who: string): void {
  const live = liveEntries(image.state, image.waiting, image.kept);
  const ids = new Set<Id>([...image.base.keys(), ...image.view.keys()]);
  for (const { op } of live) for (const id of touches(op)) ids.add(id);
  for (const id of ids) {
    const folded = fold(entityIn(image.base.get(id)?.row), id, live, image.state.person);
    const same = equal(folded, image.view.get(id));
    hold(same, 10, () => `${who}: the view of ${id} is not its fold`);
  }
  for (const entity of image.view.values()) checkOnce(entity);
  for (const { op } of live) {
    hold(isVisible(op, image.view), 11, () => `${who}: ${op.kind} ${op.id} is not on the screen`);
  }
}

function isVisible(op: Parameters<typeof touches>[0], view: ReadonlyMap<Id, Entity>): boolean {
  if (op.kind === 'note.add' || op.kind === 'evidence.attach') return view.has(op.id);
  if (op.kind !== 'step.set' || !op.done) return true;
  const entity = view.get(op.assignmentId);
  if (entity?.kind !== 'assignment') return true;
  const tick = entity.body.ticks[op.stepId];
  return !!tick && (tick.cleared.includes(op.id) || tick.marks.some((mark) => mark.op === op.id));
}

/** 11 an entry that was just acknowledged stays on the screen until its row is there to show it. */
export function checkSent(before: Image, after: Image, who: string): void {
  for (const { op, head } of after.kept) {
    const news = head > after.state.since && before.waiting.some((entry) => entry.op.id === op.id);
    const left = news && isVisible(op, before.view) && !isVisible(op, after.view);
    hold(!left, 11, () => `${who}: ${op.id} was sent and left the screen`);
  }
}

/** 6 nothing becomes visible at or below an `upto` that was given out already. */
export function checkCommit(before: WardImage, after: WardImage, given: number): void {
  for (const [id, row] of after.rows) {
    if (before.rows.get(id)?.seq === row.seq) continue;
    hold(row.seq > given, 6, () => `row ${id} appeared at ${row.seq}, below ${given} given out`);
  }
  for (const [id, entry] of before.log) {
    hold(after.log.get(id)?.seq === entry.seq, 2, () => `op ${id} was taken a second time`);
  }
}

/** 7 what a phone was told is sent is in the log. */
export function checkAck(ids: readonly Id[], ward: WardImage): void {
  for (const id of ids)
    hold(ward.log.has(id), 7, () => `op ${id} was acknowledged and is not in the log`);
}

/** 1, 2, 3 and 4, once everything is quiet. */
export function checkLog(ledger: Ledger, ward: WardImage): void {
  const bySeq = [...ward.log.values()].sort((a, b) => a.seq - b.seq);
  const lastOrder = new Map<string, number>();
  const numbers = new Set<string>();
  for (const entry of bySeq) {
    const accepted = ledger.get(entry.id);
    if (!accepted) continue;
    const numbered = `${entry.client} ${entry.n}`;
    hold(!numbers.has(numbered), 4, () => `number ${numbered} stands twice in the log`);
    numbers.add(numbered);
    const before = lastOrder.get(accepted.device) ?? 0;
    hold(accepted.order > before, 4, () => `${accepted.device}: ${entry.id} came after a later op`);
    lastOrder.set(accepted.device, accepted.order);
  }
  for (const [id, { op, poison, excused }] of ledger) {
    const entry = ward.log.get(id);
    hold(!!entry || excused, 1, () => `op ${id} (${op.kind}) is in no log`);
    if (!entry) continue;
    if (poison) {
      hold(entry.outcome === 'parked', 15, () => `poison op ${id} became ${entry.outcome}`);
      continue;
    }
    const { id: _id, kind: _kind, ...fields } = op;
    const same = equal(entry.fields, fields);
    hold(same, 3, () => `history of ${id} does not hold what was entered`);
  }
  for (const row of ward.rows.values()) checkOnce(row);
}

/** 2 nothing counts twice in a record. */
function checkOnce(entity: Entity): void {
  if (entity.kind !== 'assignment') return;
  const { ticks, readings } = entity.body;
  const counted = [...readings, ...Object.values(ticks).flatMap((tick) => tick.marks)];
  const once = new Set(counted.map((mark) => mark.op)).size === counted.length;
  hold(once, 2, () => `something counts twice in ${entity.id}`);
}

/** 5 phones of equal scope have the server's rows, byte for byte. */
export function checkSame(image: Image, ward: WardImage, scope: string, who: string): void {
  const theirs = [...ward.rows.values()].filter((row) => inScope(scope, row.place));
  const same =
    theirs.length === image.base.size &&
    theirs.every((row) => equal(row, image.base.get(row.id)?.row));
  hold(same, 5, () => `${who} differs from the server`);
}

/** The same value, whatever the order of keys. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && equal(Reflect.get(a, key), Reflect.get(b, key)),
  );
}

/** 12 the cursor never goes back within an epoch and a download. */
export function checkCursor(before: Image['state'], after: Image['state'], who: string): void {
  const same = before.epoch === after.epoch && before.generation === after.generation;
  hold(!same || after.since >= before.since, 12, () => `${who}: the cursor went back`);
}
