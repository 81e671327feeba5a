import { createHash } from 'node:crypto';
import type { Id, Instant } from '../../shared/model.ts';
import type { Subscription } from '../../shared/push.ts';
import { type Store, type Tx, transact } from './open.ts';

/** Phones and computers on which one person is reminded; the one subscribed longest ago gives way. */
const PER_PERSON = 5;

export type Subscriber = { ward: Id; person: Id; session: string };

/**
 * Notes where a browser takes pushes. The same browser has one address: whoever signs in there next
 * takes it over, and what waited for the one before is not told.
 */
export async function addSubscription(
  store: Store,
  { ward, person, session }: Subscriber,
  { endpoint, keys }: Subscription,
  now: Instant,
): Promise<void> {
  const id = nameOf(endpoint);
  const whose = { ward, person, session };
  const row = { ...whose, p256dh: keys.p256dh, auth: keys.auth, since: now };
  await transact(store, async (tx) => {
    await tx
      .insertInto('subscriptions')
      .values({ id, endpoint, day: null, sent: 0, ...row })
      .onConflict((at) => at.column('id').doUpdateSet(row))
      .execute();
    const all = await tx
      .selectFrom('subscriptions')
      .select('id')
      .where('ward', '=', ward)
      .where('person', '=', person)
      .orderBy('since', 'desc')
      .orderBy('id')
      .execute();
    for (const old of all.slice(PER_PERSON)) await forget(tx, old.id);
  });
}

/** Ends the reminders on one browser; a stranger's address is left alone. */
export async function dropSubscription(
  store: Store,
  { ward, person }: Omit<Subscriber, 'session'>,
  endpoint: string,
): Promise<void> {
  await transact(store, async (tx) => {
    const dropped = await tx
      .deleteFrom('subscriptions')
      .where('id', '=', nameOf(endpoint))
      .where('ward', '=', ward)
      .where('person', '=', person)
      .returning('id')
      .execute();
    for (const { id } of dropped) await forget(tx, id);
  });
}

/** The push service, or a session that ended, says that nothing arrives there any more. */
export function forgetSubscription(store: Store, id: string): Promise<void> {
  return transact(store, (tx) => forget(tx, id));
}

async function forget(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('subscriptions').where('id', '=', id).execute();
  await tx.deleteFrom('pushes').where('subscription', '=', id).execute();
}

function nameOf(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('base64url').slice(0, 22);
}
