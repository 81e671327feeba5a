import type { Id, Instant } from '../../shared/model.ts';
import type { Store } from './open.ts';

/** Keeps the text of an op that no exchange got through. The first text under an id stays. */
export async function keepRescued(
  { db }: Store,
  said: { ward: Id; person: Id; id: Id; text: string; now: Instant },
): Promise<void> {
  const { now, ...line } = said;
  await db
    .insertInto('rescued')
    .values({ ...line, at: now })
    .onConflict((at) => at.columns(['ward', 'person', 'id']).doNothing())
    .execute();
}
