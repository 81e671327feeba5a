import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { findEarlier, keepEarlier } from './earlier.ts';
import { openWork, renew, showPush } from './push.ts';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: (PrecacheEntry | string)[];
};

const files = self.__WB_MANIFEST as PrecacheEntry[];

/**
 * Serves the app's shell without a network, and nothing else.
 *
 * **Invariant:** no data passes through here. Ops and photos are IndexedDB's and the sync loop's;
 * a worker that dies in the middle of a request can lose neither.
 */
cleanupOutdatedCaches();
precacheAndRoute(files);
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//] }),
);

// Once this worker takes over, the files of the build before leave the cache: a tab of that build
// that stays open would find its screens gone, and has no network perhaps.
const ours = new Set(files.map(({ url }) => new URL(url, self.location.href).pathname));
self.addEventListener('install', (event) => event.waitUntil(keepEarlier(ours)));
registerRoute(
  ({ url }) => url.origin === self.location.origin && url.pathname.startsWith('/assets/'),
  ({ request }) => findEarlier(request),
);

self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});

// The first worker takes the page that installed it, so that screens not opened yet work offline
// at once. A later one waits until it is asked for: it never takes over under somebody's hands.
const isFirst = self.registration.active === null;
self.addEventListener('activate', (event) => {
  if (isFirst) event.waitUntil(self.clients.claim());
});

// A hint that a network may be back: open pages exchange; without one the work waits for the app.
self.addEventListener('sync', (event) => {
  (event as ExtendableEvent).waitUntil(wakePages());
});

self.addEventListener('push', (event) => event.waitUntil(showPush(self.registration, event.data)));
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openWork(self.clients));
});
self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(renew(self.registration, event));
});

async function wakePages(): Promise<void> {
  for (const page of await self.clients.matchAll({ type: 'window' })) {
    page.postMessage({ kind: 'wake' });
  }
}
