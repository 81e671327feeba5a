import { dayInVietnam } from '../../shared/calendar/day.ts';
import type { Instant } from '../../shared/model.ts';
import { NUDGES, type PushText } from '../../shared/nudge.ts';
import { isQuiet, nextAt, QUIET_FROM, QUIET_UNTIL } from '../../shared/quiet-hours.ts';
import { Refusal } from '../../shared/refusal.ts';
import { attention, remindersOf } from '../../shared/reminders.ts';
import { givenId } from '../../shared/turn-id.ts';
import { noticeMorning, noticeWork, workplace } from '../store/notice-work.ts';
import type { Store } from '../store/open.ts';
import { readPlaceWork } from '../store/place-work.ts';
import { type DueBrowser, dueBrowsers, postpone, takeOut } from '../store/pushes.ts';
import { forgetSubscription } from '../store/subscriptions.ts';
import type { Deliver } from './deliver.ts';

export type Pushing = {
  /** Looks once for what there is to tell, and tells what is due. Never two at a time. */
  round(): Promise<void>;
  /** Resolves once nothing is under way. */
  stop(): Promise<void>;
};

export type PushingGiven = {
  store: Store;
  deliver: Deliver;
  now: () => Instant;
  /** Hears of bugs, and of messages that a push service would not have. */
  note: (bug: unknown) => void;
};

/** Pushes that one browser gets in a day; what is beyond waits for the next morning. */
export const PER_DAY = 4;
const EVERY_MS = 30_000;
const AT_ONCE = 8;
const IN_ROUND = 400;
/** After each try in vain; then the app itself says it when it is opened. */
const WAITS_MIN = [1, 5, 30, 120, 480];
/** News is worth a day of waiting for signal, a deadline the rest of this day. In seconds. */
const NEWS_TTL = 24 * 3600;

/** Reminds phones whose app is closed, beside everything else that the server does. */
export function startPushing(given: PushingGiven): Pushing {
  let turning: Promise<void> | null = null;
  let stopped = false;
  const round = () => {
    turning ??= turn(given, () => stopped)
      .catch((error) => {
        // Somebody else writes: the next round will do.
        if (!(error instanceof Refusal && error.code === 'busy')) given.note(error);
      })
      .finally(() => {
        turning = null;
      });
    return turning;
  };
  const timer = setInterval(() => void round(), EVERY_MS);
  timer.unref();
  return {
    round,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await turning;
    },
  };
}

async function turn(given: PushingGiven, isStopped: () => boolean): Promise<void> {
  const { store, now } = given;
  await noticeWork(store, now());
  await noticeMorning(store, now());
  if (isQuiet(now())) return;
  const due = await dueBrowsers(store, now(), IN_ROUND);
  const next = async (): Promise<void> => {
    const browser = isStopped() ? undefined : due.shift();
    if (!browser) return;
    await remind(given, browser);
    return next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

async function remind({ store, deliver, now, note }: PushingGiven, to: DueBrowser) {
  const { db } = store;
  if (!to.signedIn) return forgetSubscription(store, to.id);
  const text = await textFor(store, to, now());
  if (!text) return takeOut(db, to, null);
  const today = dayInVietnam(now());
  const sent = to.day === today ? to.sent : 0;
  if (sent >= PER_DAY) return postpone(db, to, nextAt(QUIET_UNTIL, now()), false);
  const { endpoint, keys } = to;
  const said = await deliver({ endpoint, keys, text, ttl: ttlOf(text, now()) }, now());
  switch (said.kind) {
    case 'taken':
      return takeOut(db, to, { day: today, sent: sent + 1 });
    case 'gone':
      return forgetSubscription(store, to.id);
    case 'later': {
      const tries = Math.max(...to.waiting.map((one) => one.tries));
      const minutes = WAITS_MIN[tries];
      if (minutes === undefined) return takeOut(db, to, null);
      return postpone(db, to, now() + (said.waitMs ?? minutes * 60_000), true);
    }
    case 'refused':
      note(new Error(`a push service refused a message with ${said.status}`));
      return takeOut(db, to, null);
  }
}

/** What there is to tell by now: work that was done or taken back meanwhile is no news any more. */
async function textFor(
  { db }: Store,
  { ward, person, waiting }: DueBrowser,
  now: Instant,
): Promise<PushText | null> {
  const place = await workplace(db, ward, person);
  if (place === null) return null;
  const { pieces, retake } = await readPlaceWork(db, ward, place, now);
  const reminders = remindersOf(pieces, null, now);
  // New work that recurs is told under its own name, and its pieces are its periods.
  const open = new Set(pieces.filter(({ done }) => !done).map(({ id }) => givenId(id)));
  const counts = new Map(
    waiting.map(({ kind, about }) => {
      if (kind === 'given') return [kind, about.filter((id) => open.has(id)).length];
      const again = about.flatMap((id) => retake.get(id) ?? []);
      if (kind === 'returned') return [kind, new Set(again).size];
      return [kind, reminders.find((one) => one.kind === kind)?.count ?? 0];
    }),
  );
  const told = NUDGES.filter((kind) => (counts.get(kind) ?? 0) > 0);
  if (told.length === 0) return null;
  const said = Object.fromEntries(told.map((kind) => [kind, counts.get(kind)]));
  return { ...said, badge: attention(reminders) };
}

function ttlOf(text: PushText, now: Instant): number {
  if (text.given || text.returned) return NEWS_TTL;
  return Math.floor((nextAt(QUIET_FROM, now) - now) / 1000);
}
