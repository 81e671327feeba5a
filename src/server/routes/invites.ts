import type { Handler } from 'hono';
import { mayInvite } from '../../shared/access.ts';
import { Refusal } from '../../shared/refusal.ts';
import { InviteRequest } from '../../shared/wire.ts';
import { addInvite } from '../store/invites.ts';
import { readStanding } from '../store/people.ts';
import { answer } from './answer.ts';
import { asker, type House } from './house.ts';
import { readBody } from './read-body.ts';

/**
 * A code for a person of the same ward, made by an official or by the leader of the person's place.
 * Refuses forbidden, also to whoever asks for somebody unknown without a right to; notFound.
 */
export function invites(house: House): Handler {
  return async (c) => {
    const { ward, actor } = await asker(house, c);
    const { personId } = await readBody(c, InviteRequest);
    const { store, chance } = house;
    const invited = (await readStanding(store.db, ward, personId))?.actor;
    if (!invited && actor.role === 'official') throw new Refusal('notFound');
    if (!invited || !mayInvite(actor, invited)) throw new Refusal('forbidden');
    const person = { ward, person: personId, role: invited.role };
    return answer(c, await addInvite(store.db, person, { now: house.now(), chance }));
  };
}
