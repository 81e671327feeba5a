import type { Instant } from '../../shared/model.ts';
import { PushKey, PushNoted } from '../../shared/push.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Session } from '../../shared/wire.ts';
import {
  canPush,
  keepReminding as keep,
  readReminding,
  stopPushes,
  type Turned,
} from '../local/reminding.ts';
import { type Api, get, post, unsay } from './api.ts';
import { browserWire, Unreachable } from './wire.ts';

const PATH = '/api/push';
/** How often a phone names its address again: a restored server may have lost it. In ms. */
const AGAIN_MS = 24 * 3_600_000;

/** Turns reminders on or off on this device. */
export async function remind(session: Session | null, on: boolean): Promise<Turned> {
  if (!session) return 'refused';
  const api = { wire: browserWire, token: session.token };
  return on ? turnOn(api, session, Date.now()) : turnOff(api, session, Date.now());
}

/**
 * At each start: sees that the server knows where this browser takes pushes, and that a browser
 * takes none that its person did not ask for.
 */
export async function keepReminding(api: Api, session: Session, now: Instant): Promise<void> {
  const { on, endpoint, toldAt } = await readReminding(session, now);
  if (!canPush()) return;
  if (!on) return stopPushes();
  if (Notification.permission !== 'granted') return;
  const subscription = await (await registered())?.pushManager.getSubscription();
  const known = subscription && subscription.endpoint === endpoint && now - toldAt < AGAIN_MS;
  if (!known) await turnOn(api, session, now);
}

async function turnOn(api: Api, session: Session, now: Instant): Promise<Turned> {
  const before = await readReminding(session, now);
  try {
    const registration = await registered();
    if (!registration) return 'refused';
    const { key } = await get(api, PATH, PushKey);
    const subscription = await subscribe(registration, key);
    await post(api, PATH, subscription.toJSON(), PushNoted);
    await keep(session, { ...before, on: true, endpoint: subscription.endpoint, toldAt: now });
    return 'on';
  } catch (error) {
    if (error instanceof Unreachable) return 'unreachable';
    // The browser's own no (DOMException) or the server's.
    if (error instanceof Refusal || error instanceof DOMException) return 'refused';
    throw error;
  }
}

/** Off at once on this device, whatever the server hears of it. */
async function turnOff(api: Api, session: Session, now: Instant): Promise<Turned> {
  const before = await readReminding(session, now);
  await keep(session, { ...before, on: false, later: true, endpoint: null });
  stopPushes();
  const { endpoint } = before;
  if (endpoint !== null) await unsay(api, PATH, { endpoint }, PushNoted).catch(unheard);
  return 'off';
}

/** The push service will tell the server that nobody is there. */
function unheard(error: unknown): void {
  if (!(error instanceof Unreachable || error instanceof Refusal)) throw error;
}

async function registered(): Promise<ServiceWorkerRegistration | undefined> {
  return navigator.serviceWorker?.getRegistration();
}

/** A subscription for another key, of a server that was set up anew, makes room for ours. */
async function subscribe(
  { pushManager }: ServiceWorkerRegistration,
  applicationServerKey: string,
): Promise<PushSubscription> {
  const ours = { userVisibleOnly: true, applicationServerKey };
  try {
    return await pushManager.subscribe(ours);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
    await (await pushManager.getSubscription())?.unsubscribe();
    return pushManager.subscribe(ours);
  }
}
