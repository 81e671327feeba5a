import type { Loop } from './loop.ts';

/**
 * The moments at which exchanging is worth a try: the app comes to the front, the browser believes
 * that there is a network (a hint, never the truth), another tab or the worker says so.
 */
export function watchMoments(loop: Loop): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal };
  const wake = () => void loop.wake();
  const shown = () => {
    if (document.visibilityState === 'visible') wake();
  };
  document.addEventListener('visibilitychange', shown, options);
  window.addEventListener('online', wake, options);
  // The attempt fails at once, and the bar says so.
  window.addEventListener('offline', wake, options);
  window.addEventListener('pageshow', wake, options);
  navigator.serviceWorker?.addEventListener(
    'message',
    ({ data }) => {
      if (data?.kind === 'open') goHome();
      if (data?.kind === 'wake' || data?.kind === 'open') wake();
    },
    options,
  );
  return () => stop.abort();
}

/** Somebody tapped a notification: on to the day's list, as a link would lead there. */
function goHome(): void {
  if (location.pathname === '/') return;
  history.pushState(null, '', '/');
  dispatchEvent(new PopStateEvent('popstate'));
}
