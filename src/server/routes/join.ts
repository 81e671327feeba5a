import type { Handler } from 'hono';
import { Refusal } from '../../shared/refusal.ts';
import { JoinRequest, type Session } from '../../shared/wire.ts';
import { useInvite } from '../store/invites.ts';
import { sealKey } from '../store/keys.ts';
import { transact } from '../store/open.ts';
import { introduce } from '../store/people.ts';
import { beginSession } from '../store/sessions.ts';
import { answer } from './answer.ts';
import type { House } from './house.ts';
import { readBody } from './read-body.ts';
import { tagOf } from './tag.ts';
import { addressOf } from './tries.ts';

/** A code for a session. Refuses codeWrong, codeUsed, codeExpired, tooMany. */
export function join({ store, chance, now, tries }: House): Handler {
  return async (c) => {
    const { code, device } = await readBody(c, JoinRequest);
    const given = { now: now(), chance };
    const session = await tries.guard(addressOf(c), given.now, () =>
      transact(store, async (tx): Promise<Session> => {
        const invited = await useInvite(tx, code, 'join', given.now);
        const who = invited && (await introduce(tx, invited.ward, invited.person));
        if (!invited || !who) throw new Refusal('codeWrong');
        const token = await beginSession(tx, { ...invited, device }, given);
        return { token, ...who, sealKey: (await sealKey(tx, chance)).public };
      }),
    );
    tagOf(c, chance);
    return answer(c, session);
  };
}
