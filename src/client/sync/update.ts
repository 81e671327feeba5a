/**
 * Registers the service worker. A new version waits until `apply` is called: it never takes over
 * under somebody's hands.
 *
 * @param ready called with `apply` once a new version waits
 */
export async function watchUpdates(ready: (apply: () => void) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { Workbox } = await import('workbox-window');
  const workbox = new Workbox('/sw.js');
  workbox.addEventListener('waiting', () => {
    ready(() => {
      workbox.addEventListener('controlling', () => location.reload());
      workbox.messageSkipWaiting();
    });
  });
  await workbox.register({ immediate: true });
}
