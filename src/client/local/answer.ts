import { UNDO_MS } from '../../shared/exchange/phone.ts';
import type { Id, Instant } from '../../shared/model.ts';
import { roomFor } from './full.ts';
import { mutate } from './mutate.ts';
import type { Phone } from './phone.ts';
import { readVerdict, VERDICT, type Verdict } from './verdict.ts';
import { one } from './work.ts';

/** Stored at once, so that an answer given just before the page dies is still there after. */
export async function keepVerdict(phone: Phone, evidenceId: Id, reason: string | null) {
  const at = phone.clock();
  const text = JSON.stringify({ evidenceId, reason, at } satisfies Verdict);
  const store = () =>
    phone.db.transaction('rw', phone.db.tables, async () => {
      await carryOutVerdict(phone);
      await phone.db.drafts.put({ key: VERDICT, text, at });
    });
  await roomFor(phone, store);
}

/** Undo: as if nobody had answered. */
export async function dropVerdict({ db }: Phone): Promise<void> {
  await db.drafts.delete(VERDICT);
}

/** Makes the kept answer an op, once, whichever tab comes first; without one nothing happens. */
export async function carryOutVerdict(phone: Phone): Promise<void> {
  const { db } = phone;
  await db.transaction('rw', db.tables, async () => {
    const verdict = await readVerdict(db);
    if (!verdict) return;
    const { evidenceId, reason } = verdict;
    const evidence = await one(db, 'evidence', evidenceId);
    const seen = (evidence?.body.reviews ?? []).map(({ op }) => op);
    const answer =
      reason === null
        ? ({ kind: 'evidence.approve', evidenceId, seen } as const)
        : ({ kind: 'evidence.return', evidenceId, reason, seen } as const);
    await mutate(phone, answer, { draft: VERDICT });
  });
}

/** How long an answer may still be undone, in ms; never longer than `UNDO_MS`, whatever the clock did. */
export function leftToUndo({ at }: Verdict, now: Instant): number {
  return Math.min(UNDO_MS, Math.max(0, at + UNDO_MS - now));
}

/**
 * At each start: an answer whose page is gone has nobody left to end its time for undoing, so it is
 * carried out as soon as that is over. Whoever answers the last photo and closes the window has answered.
 *
 * @returns ends the watch
 */
export function watchVerdict(phone: Phone): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  void readVerdict(phone.db).then((verdict) => {
    if (!verdict || over) return;
    const left = leftToUndo(verdict, phone.clock());
    timer = setTimeout(() => void carryOutVerdict(phone), left);
  });
  return () => {
    over = true;
    clearTimeout(timer);
  };
}
