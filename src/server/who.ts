import type { Actor } from '../shared/access.ts';
import type { Id } from '../shared/model.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Store } from './store/open.ts';
import { readStanding } from './store/people.ts';
import { findSession } from './store/sessions.ts';

/** `device` is what the browser called itself when it signed in, `session` the row of that. */
export type Who = { ward: Id; actor: Actor; device: string; session: string };

const BEARER = /^Bearer ([\w-]{20,100})$/;

/**
 * Who asks, by the token in the `authorization` header. Role and place are the ward's word of
 * this moment, not of sign-in. Refuses `signedOut`.
 */
export async function who({ db }: Store, authorization: string | undefined): Promise<Who> {
  const token = authorization?.match(BEARER)?.[1];
  const session = token === undefined ? null : await findSession(db, token);
  const standing = session && (await readStanding(db, session.ward, session.person));
  if (!session || !standing) throw new Refusal('signedOut');
  const { ward, device, session: row } = session;
  return { ward, actor: standing.actor, device, session: row };
}
