import { Workbox } from 'workbox-window';

/** A page may stay open for weeks; it asks for a new version at most this often, in ms. */
const ASK_MS = 60 * 60_000;

/**
 * Registers the service worker. A new version waits until `apply` is called, or nobody looks and
 * nothing is at stake (`take-update.ts`): it never takes over under somebody's hands.
 *
 * @param ready called with `apply` once a new version waits
 */
export async function watchUpdates(ready: (apply: () => void) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const workbox = new Workbox('/sw.js');
  let registration: ServiceWorkerRegistration | undefined;
  workbox.addEventListener('waiting', () => {
    ready(() => {
      // Another tab let it take over already.
      if (!registration?.waiting) return location.reload();
      workbox.addEventListener('controlling', () => location.reload());
      workbox.messageSkipWaiting();
    });
  });
  try {
    registration = await workbox.register({ immediate: true });
  } catch (error) {
    return noNetwork(error);
  }
  let asked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - asked < ASK_MS) return;
    asked = Date.now();
    workbox.update().catch(noNetwork);
  });
}

/** No answer, or not ours: the next start, or the next look, asks again. */
function noNetwork(error: unknown): void {
  if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
}
