import type { Entry } from '../../src/shared/exchange/phone.ts';
import type { Id } from '../../src/shared/model.ts';
import type { Op } from '../../src/shared/op.ts';
import type { Image } from './memory-phone.ts';
import type { WardImage } from './memory-ward.ts';

/** An accepted op as the world outside remembers it, whatever phones and server do to it. */
export type Accepted = {
  op: Op;
  person: Id;
  device: string;
  order: number;
  /** The phone sent something in its place that no version ever shipped can read. */
  poison: boolean;
  /** Its last copy on a phone was destroyed by a fault, so only the server can still have it. */
  destroyed: boolean;
  /** Nobody can have it any more, and no promise covers it. */
  excused: boolean;
  /** The phone that knew its outcome is gone. */
  untold: boolean;
};

export type Ledger = Map<Id, Accepted>;

export function remember(
  ledger: Ledger,
  { op, order }: Entry,
  by: { person: Id; device: string; poison: boolean },
): void {
  ledger.set(op.id, { op, order, ...by, destroyed: false, excused: false, untold: false });
}

/** A phone's disk was replaced: what only the old one held is gone, unless the server has it. */
export function noteDestroyed(ledger: Ledger, before: Image, after: Image, ward: WardImage): void {
  const left = new Set([...after.waiting, ...after.kept].map((entry) => entry.op.id));
  for (const id of before.outcomes.keys()) {
    const accepted = ledger.get(id);
    if (accepted && !after.outcomes.has(id)) accepted.untold = true;
  }
  for (const { op } of [...before.waiting, ...before.kept]) {
    const accepted = ledger.get(op.id);
    if (!accepted || left.has(op.id)) continue;
    accepted.destroyed = true;
    if (!ward.log.has(op.id)) accepted.excused = true;
  }
}

/** The server went back to a backup: what it forgot and no phone holds any more is excused. */
export function noteRestored(ledger: Ledger, before: WardImage, after: WardImage): void {
  for (const id of before.log.keys()) {
    const accepted = ledger.get(id);
    // Covered by a backup: the phones were allowed to forget it, so nothing excuses its loss.
    const safe = (before.log.get(id)?.seq ?? 0) <= (before.dur ?? 0);
    if (accepted?.destroyed && !safe && !after.log.has(id)) accepted.excused = true;
  }
}
