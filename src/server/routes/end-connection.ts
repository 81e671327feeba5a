import type { Context } from 'hono';

/**
 * Ends the connection with this answer. For whatever comes before a photo's bytes: Chromium says a
 * whole request again by itself when a connection that had served before breaks under it, and no
 * page can forbid that. A phone on a bad line would pay for the same bytes twice, a round trip of
 * the line at least; on a connection of its own a photo is never repeated, and its app asks where
 * the bytes end. Nothing of it reaches a phone through a proxy that keeps connections itself.
 */
export function endConnection(c: Context): void {
  c.header('connection', 'close');
}
