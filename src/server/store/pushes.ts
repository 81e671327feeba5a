import type { Id, Instant } from '../../shared/model.ts';
import type { Nudge } from '../../shared/nudge.ts';
import type { Store, Tx } from './open.ts';

/** Ids that one push tells of; what is beyond is work enough. */
const ABOUT_MAX = 200;

/** Puts a kind of push in the queue of one browser, or adds to the one that waits. */
export async function enqueue(
  tx: Tx,
  subscription: string,
  kind: Nudge,
  about: readonly Id[],
  dueAt: Instant,
): Promise<void> {
  const waiting = await tx
    .selectFrom('pushes')
    .select('about')
    .where('subscription', '=', subscription)
    .where('kind', '=', kind)
    .executeTakeFirst();
  const before = waiting ? (JSON.parse(waiting.about) as Id[]) : [];
  const all = JSON.stringify([...new Set([...before, ...about])].slice(-ABOUT_MAX));
  await tx
    .insertInto('pushes')
    .values({ subscription, kind, about: all, due_at: dueAt, tries: 0 })
    .onConflict((at) => at.columns(['subscription', 'kind']).doUpdateSet({ about: all }))
    .execute();
}

/** A kind that waits for one browser. */
export type Waiting = { kind: Nudge; about: Id[]; tries: number };

/** One browser with something due, and all that waits for it. */
export type DueBrowser = {
  id: string;
  ward: Id;
  person: Id;
  endpoint: string;
  keys: { p256dh: string; auth: string };
  /** The session that subscribed is still signed in. */
  signedIn: boolean;
  /** Pushes that it got on `day`. */
  day: string | null;
  sent: number;
  waiting: Waiting[];
};

/** Browsers for which something is due, the longest due first. */
export async function dueBrowsers(
  { db }: Store,
  now: Instant,
  limit: number,
): Promise<DueBrowser[]> {
  const due = await db
    .selectFrom('pushes')
    .innerJoin('subscriptions', 'subscriptions.id', 'pushes.subscription')
    .leftJoin('sessions', 'sessions.token_hash', 'subscriptions.session')
    .select(['subscriptions.id', 'subscriptions.ward', 'subscriptions.person'])
    .select(['subscriptions.endpoint', 'subscriptions.p256dh', 'subscriptions.auth'])
    .select(['subscriptions.day', 'subscriptions.sent', 'sessions.token_hash', 'sessions.ended_at'])
    .where('pushes.due_at', '<=', now)
    .groupBy(['subscriptions.id', 'sessions.token_hash'])
    .orderBy((eb) => eb.fn.min('pushes.due_at'))
    .limit(limit)
    .execute();
  return Promise.all(
    due.map(async ({ p256dh, auth, token_hash, ended_at, ...browser }) => ({
      ...browser,
      keys: { p256dh, auth },
      signedIn: token_hash !== null && ended_at === null,
      waiting: await waitingFor(db, browser.id, now),
    })),
  );
}

async function waitingFor(db: Store['db'], id: string, now: Instant): Promise<Waiting[]> {
  const rows = await db
    .selectFrom('pushes')
    .select(['kind', 'about', 'tries'])
    .where('subscription', '=', id)
    .where('due_at', '<=', now)
    .execute();
  return rows.map(({ kind, about, tries }) => {
    return { kind: kind as Nudge, about: JSON.parse(about) as Id[], tries };
  });
}

/** Takes out of the queue what was told or is no news. What `waiting` lacks was not due, and stays. */
export async function takeOut(
  db: Store['db'],
  { id, waiting }: DueBrowser,
  counted: { day: string; sent: number } | null,
): Promise<void> {
  for (const { kind } of waiting) {
    await db.deleteFrom('pushes').where('subscription', '=', id).where('kind', '=', kind).execute();
  }
  if (counted) await db.updateTable('subscriptions').set(counted).where('id', '=', id).execute();
}

/** Tells it later; `tried` when this was one more try in vain. */
export async function postpone(
  db: Store['db'],
  { id, waiting }: DueBrowser,
  until: Instant,
  tried: boolean,
): Promise<void> {
  for (const { kind, tries } of waiting) {
    await db
      .updateTable('pushes')
      .set({ due_at: until, tries: tried ? tries + 1 : tries })
      .where('subscription', '=', id)
      .where('kind', '=', kind)
      .execute();
  }
}
