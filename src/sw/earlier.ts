const CACHE = 'earlier';
const BUILT = '/assets/';

/**
 * Copies what other builds left in the caches into one that outlives them, and forgets what lay
 * there before: one build back is kept.
 *
 * @param ours the paths of this build's own files
 */
export async function keepEarlier(ours: ReadonlySet<string>): Promise<void> {
  const found = new Map<string, Response>();
  for (const name of await caches.keys()) {
    if (name === CACHE) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url);
      const answer =
        pathname.startsWith(BUILT) && !ours.has(pathname) && (await cache.match(request));
      if (answer) found.set(pathname, answer);
    }
  }
  await caches.delete(CACHE);
  const cache = await caches.open(CACHE);
  for (const [path, answer] of found) await cache.put(path, answer);
}

/** A file of this build or of one before, from the phone if it is there. */
export async function findEarlier(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(new URL(request.url).pathname)) ?? fetch(request);
}
