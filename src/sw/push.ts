import { readLooks, readSession } from '../client/local/pocket.ts';
import { texts as en } from '../locales/en.json?push';
import { texts as vi } from '../locales/vi.json?push';
import { NUDGES, type PushText } from '../shared/nudge.ts';
import { isQuiet } from '../shared/quiet-hours.ts';

type Badge = { setAppBadge?: (count: number) => Promise<void> };

/**
 * Says in this phone's language what a push counts. A lock screen is read by others: numbers and
 * general words only. Where nobody is signed in any more, nothing is said and no more is taken.
 */
export async function showPush(
  registration: ServiceWorkerRegistration,
  data: PushMessageData | null,
): Promise<void> {
  if ((await readSession()) === null) {
    await (await registration.pushManager.getSubscription())?.unsubscribe();
    return;
  }
  const text = read(data);
  const { language } = await readLooks();
  const say = (key: string) => (language === 'en' ? en : vi)[key] ?? '';
  const lines = NUDGES.filter((kind) => Number(text[kind]) > 0).map((kind) => {
    return say(`push.${kind}`).replace('{{count}}', String(Number(text[kind])));
  });
  const open = say('push.open');
  const [title = open, ...rest] = lines;
  const about = { tag: 'work', renotify: true, icon: '/icons/icon-192.png', lang: language };
  const body = (rest.length > 0 || title === open ? rest : [open]).join('\n');
  // The service may have kept it until now, for a phone that had no signal.
  const silent = isQuiet(Date.now());
  const options: NotificationOptions = { ...about, body, silent, ...(silent && QUIETLY) };
  await registration.showNotification(title, options);
  await (navigator as Badge).setAppBadge?.(Number(text.badge) || 0);
}

/** A silent notification may not ask to be heard again. */
const QUIETLY = { renotify: false };

function read(data: PushMessageData | null): Partial<PushText> {
  try {
    return (data?.json() as Partial<PushText> | null) ?? {};
  } catch (error) {
    // Not ours, or from a server newer than this worker: it still has to be shown.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** A tap on a notification: the open app comes to the front with the day's list, or it is opened. */
export async function openWork(clients: Clients): Promise<void> {
  const [page] = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!page) {
    await clients.openWindow('/');
    return;
  }
  page.postMessage({ kind: 'open' });
  await page.focus();
}

type Change = Event & {
  oldSubscription?: PushSubscription | null;
  newSubscription?: PushSubscription | null;
};

/** The browser changed its address: the server is told; where that fails, the app does it when opened. */
export async function renew(registration: ServiceWorkerRegistration, event: Event): Promise<void> {
  const { oldSubscription, newSubscription } = event as Change;
  const session = await readSession();
  const key = oldSubscription?.options.applicationServerKey;
  if (!session || (!newSubscription && !key)) return;
  const subscription =
    newSubscription ??
    (await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: key ?? null,
    }));
  const headers = { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' };
  const body = JSON.stringify(subscription);
  await fetch('/api/push', { method: 'POST', headers, body }).catch(() => {});
}
