/** In the order in which a notification names them. */
export const NUDGES = ['returned', 'overdue', 'given', 'due'] as const;
export type Nudge = (typeof NUDGES)[number];

/**
 * All that a push says: how many pieces of work of each kind, and the number for the app's icon.
 *
 * **Invariant:** no name, no title, no id. A push crosses the servers of the browser's maker and
 * lies on a lock screen.
 */
export type PushText = { [K in Nudge]?: number } & { badge: number };
