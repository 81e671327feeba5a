import * as z from 'zod/mini';

/**
 * Messages about reminding a phone whose app is closed. Apart from the protocol's, since a phone
 * that never heard of them does without.
 */

/** A P-256 point and 16 bytes, in base64url; some browsers pad them. */
const Point = z.string().check(z.regex(/^[\w-]{87}=?$/));
const Secret = z.string().check(z.regex(/^[\w-]{22}(==)?$/));
const Endpoint = z.string().check(z.minLength(1), z.maxLength(1000));

/** Where one browser takes pushes, as its push service named it (RFC 8030), and its keys (RFC 8291). */
export const Subscription = z.object({
  endpoint: Endpoint,
  keys: z.object({ p256dh: Point, auth: Secret }),
});
export type Subscription = z.infer<typeof Subscription>;

export const Unsubscribe = z.object({ endpoint: Endpoint });
/** The server's public key, without which a browser subscribes to nobody (RFC 8292). */
export const PushKey = z.object({ key: Point });
export const PushNoted = z.object({});
