import type { Handler } from 'hono';
import { Refusal } from '../../shared/refusal.ts';
import { type Invitation, JoinRequest } from '../../shared/wire.ts';
import { lookAtInvite } from '../store/invites.ts';
import { introduce, invitationOf } from '../store/people.ts';
import { answer } from './answer.ts';
import type { House } from './house.ts';
import { readBody } from './read-body.ts';
import { addressOf } from './tries.ts';

const SETUP: Invitation = {
  kind: 'setup',
  wardName: null,
  placeName: null,
  personId: null,
  personName: null,
  role: null,
};

/** What a code leads to; the code stays unused. Refuses as `join` does. */
export function invitation({ store, now, tries }: House): Handler {
  return async (c) => {
    const { code } = await readBody(c, JoinRequest);
    const at = now();
    const found = await tries.guard(addressOf(c), at, async () => {
      const invited = await lookAtInvite(store.db, code, at);
      if (!invited) return SETUP;
      const who = await introduce(store.db, invited.ward, invited.person);
      if (!who) throw new Refusal('codeWrong');
      return invitationOf(who);
    });
    return answer(c, found);
  };
}
