import type { Source } from './blob.ts';

/**
 * One writer per photo. A newcomer stops the one before it: a phone that sends again has lost its
 * old connection, even if that one looks open here for minutes.
 */
export function makeTurns(): <T>(
  key: string,
  source: Source,
  write: () => Promise<T>,
) => Promise<T> {
  const last = new Map<string, { source: Source; done: Promise<unknown> }>();
  return async (key, source, write) => {
    const before = last.get(key);
    before?.source.stop();
    const done = (before?.done ?? Promise.resolve()).then(write);
    const mine = { source, done: done.catch(() => {}) };
    last.set(key, mine);
    return done.finally(() => {
      if (last.get(key) === mine) last.delete(key);
    });
  };
}
