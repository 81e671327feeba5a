import type { Phone } from '../local/phone.ts';

/** So long nobody has looked at the app before a new version may take over by itself, in ms. */
const HIDDEN_MS = 60_000;

/** The lock under which one lane of one person's work is sent, in whichever tab. */
export function laneLock({ db }: Phone, lane: string): string {
  return `${db.name} ${lane}`;
}

/**
 * Lets a waiting new version take over while nobody looks and nothing is at stake: see `isIdle`.
 * Another tab of the app goes on with the version it has, as after a tap on “Cập nhật” here.
 */
export function takeUpdates(phone: Phone): () => void {
  if (!('serviceWorker' in navigator)) return () => {};
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    if (isHidden() && !stop.signal.aborted)
      timer = setTimeout(() => void take(phone).finally(look), HIDDEN_MS);
  };
  document.addEventListener('visibilitychange', look, { signal: stop.signal });
  look();
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}

async function take(phone: Phone): Promise<void> {
  const { serviceWorker } = navigator;
  const waiting = (await serviceWorker.getRegistration())?.waiting;
  if (!waiting || !(await isIdle(phone))) return;
  // Somebody who came back within this moment keeps the screen they see, and is still offered it.
  const began = () => isHidden() && location.reload();
  serviceWorker.addEventListener('controllerchange', began, { once: true });
  waiting.postMessage({ type: 'SKIP_WAITING' });
}

/**
 * Is there nothing that a new start could take from anybody? The first screen alone keeps nothing
 * but what lies on the disk. No text begun, no photo undecided, no camera open (it is noted among the drafts), no
 * dialog, and no tab that sends; without locks nobody knows of other tabs, so that it is never idle.
 */
async function isIdle(phone: Phone): Promise<boolean> {
  if (location.pathname !== '/' || document.querySelector('dialog[open]')) return false;
  const { drafts, takes, raws } = phone.db;
  for (const begun of [drafts, takes, raws]) if ((await begun.count()) > 0) return false;
  if (!navigator.locks) return false;
  const { held = [] } = await navigator.locks.query();
  return held.every(({ name }) => !name?.startsWith(laneLock(phone, '')));
}

function isHidden(): boolean {
  return document.visibilityState === 'hidden';
}
