import type { Handler } from 'hono';
import { Refusal } from '../../shared/refusal.ts';
import { InviteRequest } from '../../shared/wire.ts';
import { addInvite } from '../store/invites.ts';
import { introduce } from '../store/people.ts';
import { answer } from './answer.ts';
import { asker, type House } from './house.ts';
import { readBody } from './read-body.ts';

/** An official makes a code for a person of the same ward. Refuses forbidden, notFound. */
export function invites(house: House): Handler {
  return async (c) => {
    const { ward, actor } = await asker(house, c);
    const { personId } = await readBody(c, InviteRequest);
    if (actor.role !== 'official') throw new Refusal('forbidden');
    const { store, chance } = house;
    const invited = await introduce(store.db, ward, personId);
    if (!invited) throw new Refusal('notFound');
    const person = { ward, person: personId, role: invited.person.role };
    return answer(c, await addInvite(store.db, person, { now: house.now(), chance }));
  };
}
