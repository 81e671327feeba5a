import { isToReview } from '../../shared/progress.ts';
import type { Db } from './db.ts';
import { readVerdict } from './verdict.ts';
import { all, type EntityOf } from './work.ts';

/** Evidence that waits for an official, without the one whose answer may still be undone. */
export async function evidenceToReview(db: Db): Promise<EntityOf<'evidence'>[]> {
  const [evidence, verdict] = await Promise.all([all(db, 'evidence'), readVerdict(db)]);
  return evidence.filter(({ id, body }) => isToReview(body) && id !== verdict?.evidenceId);
}

/** How many photos wait for an official; for the tab on every screen. */
export async function countToReview(db: Db): Promise<number> {
  return (await evidenceToReview(db)).length;
}
