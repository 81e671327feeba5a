import type { Id, Instant } from '../../shared/model.ts';
import type { Db } from './db.ts';
import { roomFor } from './full.ts';
import { mutate } from './mutate.ts';
import type { Phone } from './phone.ts';
import { one } from './work.ts';

/**
 * An official's answer to a photo, while it may still be undone. An answer that was sent cannot be
 * taken back (an approval is final), so it becomes an op only when its time for undoing is over.
 */
export type Verdict = { evidenceId: Id; reason: string | null; at: Instant };

const KEY = 'verdict';

/** Stored at once, so that an answer given just before the page dies is still there after. */
export async function keepVerdict(phone: Phone, evidenceId: Id, reason: string | null) {
  const at = phone.clock();
  const text = JSON.stringify({ evidenceId, reason, at } satisfies Verdict);
  const store = () =>
    phone.db.transaction('rw', phone.db.tables, async () => {
      await carryOutVerdict(phone);
      await phone.db.drafts.put({ key: KEY, text, at });
    });
  await roomFor(phone, store);
}

export async function readVerdict(db: Db): Promise<Verdict | null> {
  const draft = await db.drafts.get(KEY);
  return draft ? (JSON.parse(draft.text) as Verdict) : null;
}

/** Undo: as if nobody had answered. */
export async function dropVerdict({ db }: Phone): Promise<void> {
  await db.drafts.delete(KEY);
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
    await mutate(phone, answer, { draft: KEY });
  });
}
