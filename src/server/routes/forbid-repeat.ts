import type { Context } from 'hono';

/** By this line a phone asks for a word before its photo's bytes are all here. */
const ASKED = 'upload-early';

/** What is used of Node's own request and response; a test without a connection has neither. */
type Connection = {
  incoming?: { httpVersion: string };
  outgoing?: { writeEarlyHints?: (hints: { link: string }) => void };
};

/**
 * Says an interim 103 to who asked for it, so that Chromium does not say this request again by itself
 * when its connection breaks: it repeats only what nothing was heard about. For photos through a
 * proxy that speaks HTTP/2 to the phone and passes interim answers on; anywhere else it changes
 * nothing. The answer itself comes later, with its own status.
 */
export function forbidRepeat(c: Context): void {
  const { incoming, outgoing } = (c.env ?? {}) as Connection;
  if (c.req.header(ASKED) === undefined) return;
  // Interim answers came with HTTP/1.1 (RFC 9110, 15.2).
  if (incoming?.httpVersion === '1.0') return;
  // Node sends none without a link; this one leads nowhere else.
  outgoing?.writeEarlyHints?.({ link: '<>; rel=self' });
}
