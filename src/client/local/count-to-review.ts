import { isToReview } from '../../shared/progress.ts';
import type { Db } from './db.ts';
import { all } from './work.ts';

/** How many photos wait for an official; for the tab on every screen. */
export async function countToReview(db: Db): Promise<number> {
  const evidence = await all(db, 'evidence');
  return evidence.filter(({ body }) => isToReview(body)).length;
}
