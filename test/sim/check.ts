import { can, inScope } from '../../src/shared/access.ts';
import type { Entity } from '../../src/shared/entity.ts';
import { fold, liveEntries } from '../../src/shared/exchange/fold.ts';
import type { PhoneChange } from '../../src/shared/exchange/hear.ts';
import type { LogEntry } from '../../src/shared/exchange/ward.ts';
import type { Id } from '../../src/shared/model.ts';
import type { Op } from '../../src/shared/op.ts';
import { subject, touches } from '../../src/shared/reach.ts';
import { standingOf } from '../../src/shared/standing.ts';
import { givenId } from '../../src/shared/turn-id.ts';
import type { SyncRequest } from '../../src/shared/wire.ts';
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
  return entity?.kind === 'assignment' || entity?.kind === 'turn' ? isTicked(op, entity) : true;
}

/** The tick is there, or was taken back by somebody who had seen it. */
function isTicked(
  op: Op & { kind: 'step.set' },
  { body }: Entity & { kind: 'assignment' | 'turn' },
): boolean {
  const tick = body.ticks[op.stepId];
  return !!tick && (tick.cleared.includes(op.id) || tick.marks.some((mark) => mark.op === op.id));
}

/** 11 what is on the screen stays there until a row of the server says otherwise. */
export function checkSent(before: Image, after: Image, change: PhoneChange, who: string): void {
  if (change.dropStale || change.gone.length > 0) return;
  const told = new Set(change.rows.map((row) => row.id));
  for (const { op } of liveEntries(before.state, before.waiting, before.kept)) {
    // What was not taken up is told as an outcome instead.
    if (['refused', 'parked', 'late'].includes(after.outcomes.get(op.id) ?? '')) continue;
    if (touches(op).some((id) => told.has(id))) continue;
    // What this person may not read any more goes.
    const place = before.view.get(touches(op)[0] ?? '')?.place ?? '';
    if (!inScope(after.state.scope ?? '*', place)) continue;
    const left = isVisible(op, before.view) && !isVisible(op, after.view);
    hold(!left, 11, () => `${who}: ${op.kind} ${op.id} left the screen`);
  }
}

/** 6 nothing becomes visible at or below an `upto` that was given out already. */
export function checkCommit(before: WardImage, after: WardImage, given: number): void {
  if (before.rows === after.rows && before.log === after.log) return;
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
    checkEffect(op, entry, ward);
  }
  for (const row of ward.rows.values()) checkOnce(row);
}

/** 1 what was taken up stands in its record; 17 and nobody's field work is turned away. */
function checkEffect(op: Op, entry: LogEntry, ward: WardImage): void {
  if (entry.outcome === 'parked' && entry.why === 'tooEarly') {
    const about = subject(op);
    const here = about === null || ward.rows.has(about);
    hold(!here, 1, () => `${op.kind} ${op.id} waits for ${about}, which is here`);
  }
  if (entry.outcome === 'refused') checkRefused(op, entry, ward);
  if (entry.outcome === 'parked' || entry.outcome === 'refused') return;
  if (op.kind === 'note.add' || op.kind === 'evidence.attach' || op.kind === 'task.give') {
    for (const id of touches(op))
      hold(ward.rows.has(id), 1, () => `${op.kind} ${id} has no record`);
  }
  if (op.kind === 'doer.set') {
    const row = ward.rows.get(givenId(op.assignmentId));
    const named = row?.kind === 'assignment' && row.body.doers?.some((doer) => doer.op === op.id);
    hold(named === true, 1, () => `${op.kind} ${op.id} was taken up and stands in no record`);
  }
  if (op.kind === 'progress.set') {
    const row = ward.rows.get(op.assignmentId);
    const works = row?.kind === 'assignment' || row?.kind === 'turn';
    const paid = works && hasDay(op.id, entry.person, row);
    hold(paid === true, 1, () => `value ${op.id} was taken up and is no day of ${entry.person}`);
  }
  if (op.kind !== 'step.set' || !op.done || entry.outcome === 'superseded') return;
  const row = ward.rows.get(op.assignmentId);
  const seen = (row?.kind === 'assignment' || row?.kind === 'turn') && isTicked(op, row);
  hold(seen === true, 1, () => `tick ${op.id} was taken up and stands in no record`);
}

/** The value stands, or its day stays with its author: wards pay by days. */
function hasDay(op: Id, person: Id, { body }: Entity & { kind: 'assignment' | 'turn' }): boolean {
  if (body.readings.some((reading) => reading.op === op)) return true;
  return body.passed.includes(op) && (body.readingDays?.[person] ?? []).length > 0;
}

/** What a person does in the field, as against orders of the office. */
const FIELD = ['step.set', 'progress.set', 'none.set', 'note.add', 'evidence.attach'];

/** 17 nobody's field work is turned away who might do it now, or might before the ward moved them. */
function checkRefused(op: Op, entry: LogEntry, ward: WardImage): void {
  const author = ward.rows.get(entry.person);
  const row = ward.rows.get(subject(op) ?? '');
  if (!FIELD.includes(op.kind) || author?.kind !== 'person' || !row) return;
  // Who they were when it arrived: a move that a restore had lost may have been said again since.
  const past = author.body.past ?? [];
  const later = past.findIndex(({ op: id }) => (ward.log.get(id)?.seq ?? 0) > entry.seq);
  const then = later < 0 ? author.body : { ...author.body, ...past[later] };
  const before = later < 0 ? past : past.slice(0, later);
  const { actor, earlier } = standingOf(entry.person, { ...then, past: before });
  const might = [actor, ...earlier.map((was) => was.actor)].some((one) => can(one, op, row));
  hold(!might, 17, () => `${op.kind} ${op.id} was refused, and ${entry.person} might do it`);
}

/** 15 each op not plainly taken up has one outcome, and its author's phone knows it. */
export function checkOutcomes(ledger: Ledger, ward: WardImage, images: readonly Image[]): void {
  for (const [id, { destroyed, untold }] of ledger) {
    const outcome = ward.log.get(id)?.outcome;
    if (!outcome || destroyed || untold) continue;
    const told = images.some((image) => image.outcomes.has(id));
    hold(told, 15, () => `${id} became ${outcome} and its author was not told`);
  }
}

/** 2 nothing counts twice in a record. */
function checkOnce(entity: Entity): void {
  if (entity.kind !== 'assignment' && entity.kind !== 'turn') return;
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

/** 18 ops of a person travel only with that person's credentials. */
export function checkOwn(ledger: Ledger, request: SyncRequest, person: Id): void {
  hold(request.person === person, 18, () => `${person} sent a request of ${request.person}`);
  request.ops.forEach(([short], index) => {
    const id = short.includes('.') ? short : `${request.client}.${request.n0 + index}.${short}`;
    const author = ledger.get(id)?.person ?? person;
    hold(author === person, 18, () => `${person} sent ${id}, which ${author} entered`);
  });
}

/** 26 requests heard before leave rows, log and head as they are. */
export function checkReplayed(before: WardImage, after: WardImage): void {
  const same =
    before.head === after.head &&
    equal([...before.rows], [...after.rows]) &&
    equal([...before.log], [...after.log]);
  hold(same, 26, () => 'an old request heard again changed the ward');
}
