import type { Handler } from 'hono';
import type * as z from 'zod/mini';
import { Refusal } from '../../shared/refusal.ts';
import { EndSession, type MySessions, SessionEnded } from '../../shared/sessions.ts';
import { endMySession, nameOf, readMySessions } from '../store/my-sessions.ts';
import { answer } from './answer.ts';
import { asker, type House } from './house.ts';
import { readBody } from './read-body.ts';

/** Bytes of a message with one name. */
const MAX = 1_000;

/** The devices on which the person who asks is signed in. */
export function sessionsOf(house: House): Handler {
  return async (c) => {
    const { ward, actor, session } = await asker(house, c);
    const sessions = await readMySessions(house.store, { ward, person: actor.id, session });
    return answer(c, { sessions } satisfies z.infer<typeof MySessions>);
  };
}

/**
 * Signs the person who asks out on another device. Refuses `notFound` for what is none of theirs or
 * ended before, `conflict` for the one that asks: that one leaves by itself.
 */
export function sessionEnd(house: House): Handler {
  return async (c) => {
    const { ward, actor, session } = await asker(house, c);
    const { id } = await readBody(c, EndSession, MAX);
    if (id === nameOf(session)) throw new Refusal('conflict');
    const ended = await endMySession(house.store, { ward, person: actor.id }, id, house.now());
    if (!ended) throw new Refusal('notFound');
    return answer(c, SessionEnded.parse({}));
  };
}
