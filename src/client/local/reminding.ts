import { get, set } from 'idb-keyval';
import { dayInVietnam, startOfDay } from '../../shared/calendar/day.ts';
import type { Instant } from '../../shared/model.ts';
import { marksOn } from '../../shared/progress.ts';
import type { Session } from '../../shared/wire.ts';
import type { Phone } from './phone.ts';
import { trueNow } from './today.ts';
import { all } from './work.ts';

/** What came of turning reminders on or off. */
export type Turned = 'on' | 'off' | 'unreachable' | 'refused';

/** One person's wish on this device: to be reminded while the app is closed. */
export type Reminding = {
  /** Since when this person uses this device. */
  since: Instant;
  on: boolean;
  /** They were offered it and put it off: not offered again. */
  later: boolean;
  /** The address that the server was told last, and when. */
  endpoint: string | null;
  toldAt: Instant;
};

const keyOf = ({ ward, person }: Session) => `reminding ${ward.id} ${person.id}`;

/** Begins with the first look: that is the device's first day. */
export async function readReminding(session: Session, now: Instant): Promise<Reminding> {
  const known = await get<Reminding>(keyOf(session));
  if (known) return known;
  const fresh = { since: now, on: false, later: false, endpoint: null, toldAt: 0 };
  await set(keyOf(session), fresh);
  return fresh;
}

export async function keepReminding(session: Session, reminding: Reminding): Promise<void> {
  await set(keyOf(session), reminding);
}

/** Whether this browser can be reached while the app is closed; on iPhones only an installed app's can. */
export function canPush(): boolean {
  return 'Notification' in globalThis && 'PushManager' in globalThis;
}

/**
 * Is now a moment to offer reminders? Not on the first day on this device, not before work of an
 * earlier day has reached the ward, not where it was answered before. Officials are not reminded.
 */
export async function mayOffer(phone: Phone, session: Session): Promise<boolean> {
  if (session.person.role === 'official' || !canPush()) return false;
  if (Notification.permission !== 'default') return false;
  const { since, on, later } = await readReminding(session, phone.clock());
  if (on || later) return false;
  const morning = startOfDay(dayInVietnam(await trueNow(phone)));
  return since < morning && (await sentBefore(phone, morning));
}

async function sentBefore({ db, person }: Phone, until: Instant): Promise<boolean> {
  const [assignments, notes, evidence, visits, waiting] = await Promise.all([
    all(db, 'assignment'),
    all(db, 'note'),
    all(db, 'evidence'),
    all(db, 'visit'),
    db.outbox.toArray(),
  ]);
  const unsent = new Set(waiting.map(({ op }) => op.id));
  const marks = [
    ...assignments.flatMap(({ body }) => marksOn(body)),
    ...notes.map(({ body }) => body.mark),
    ...evidence.map(({ body }) => body.mark),
    ...visits.map(({ id, body }) => ({ op: id, by: body.by, at: body.at })),
  ];
  return marks.some(({ op, by, at }) => by === person && at < until && !unsent.has(op));
}

/** Takes no more pushes in this browser; the next one that is sent finds nobody. */
export function stopPushes(): void {
  const stopped = async () => {
    const registration = await navigator.serviceWorker?.getRegistration();
    await (await registration?.pushManager?.getSubscription())?.unsubscribe();
  };
  // Without it the worker sees that nobody is signed in, and says nothing.
  void stopped().catch(() => {});
}
