type InstallEvent = Event & { prompt: () => Promise<void> };

/**
 * Catches the browser's offer to install the app, so that a button can make it at a good moment.
 *
 * @param offered called with what makes the offer, and with null once it is spent
 * @returns what stops catching
 */
export function installOffer(offered: (install: (() => Promise<void>) | null) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener(
    'beforeinstallprompt',
    (event) => {
      event.preventDefault();
      offered(async () => {
        await (event as InstallEvent).prompt();
        offered(null);
      });
    },
    { signal },
  );
  window.addEventListener('appinstalled', () => offered(null), { signal });
  return () => stop.abort();
}
