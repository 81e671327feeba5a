import type { Id, Instant } from '../../shared/model.ts';
import type { Db } from './db.ts';

/**
 * An official's answer to a photo, while it may still be undone. An answer that was sent cannot be
 * taken back (an approval is final), so it becomes an op only when its time for undoing is over.
 */
export type Verdict = { evidenceId: Id; reason: string | null; at: Instant };

/** The draft that holds it: one at a time on a device. */
export const VERDICT = 'verdict';

export async function readVerdict(db: Db): Promise<Verdict | null> {
  const draft = await db.drafts.get(VERDICT);
  return draft ? (JSON.parse(draft.text) as Verdict) : null;
}
