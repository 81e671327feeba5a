import * as z from 'zod/mini';
import { Id, Instant } from './model.ts';

/**
 * Messages about the devices on which one person is signed in. Apart from the protocol's, since a
 * phone that never heard of them does without.
 */

/** One of them; `id` names it for this purpose only and opens nothing. */
export const MySession = z.object({
  id: Id,
  /** What its browser calls itself. */
  device: z.string(),
  since: Instant,
  /** Its last exchange; null where none was noted. */
  seenAt: z.nullable(Instant),
  /** The one that asks. */
  here: z.boolean(),
});
export type MySession = z.infer<typeof MySession>;

export const MySessions = z.object({ sessions: z.array(MySession) });
export const EndSession = z.object({ id: Id });
export const SessionEnded = z.object({});
