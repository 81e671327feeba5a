import type { Handler } from 'hono';
import { Refusal } from '../../shared/refusal.ts';
import { type Session, SetupRequest } from '../../shared/wire.ts';
import { useInvite } from '../store/invites.ts';
import { sealKey } from '../store/keys.ts';
import { transact } from '../store/open.ts';
import { introduce } from '../store/people.ts';
import { makeId } from '../store/secrets.ts';
import { beginSession } from '../store/sessions.ts';
import { addWard } from '../store/wards.ts';
import { planOps } from '../templates/plan-ops.ts';
import { findTemplate } from '../templates/plans.ts';
import { OFFICIAL, wardOps } from '../templates/ward-ops.ts';
import { answer } from './answer.ts';
import type { House } from './house.ts';
import { readBody } from './read-body.ts';
import { tagOf } from './tag.ts';
import { addressOf } from './tries.ts';

/**
 * Makes a real ward, all of it by ops, and signs its official in. The code is used up only if all
 * went well. Refuses notFound for an unknown template, else as `join` does.
 */
export function setup({ store, chance, now, tries }: House): Handler {
  return async (c) => {
    const request = await readBody(c, SetupRequest);
    const given = { now: now(), chance };
    const template = request.template === null ? null : findTemplate(request.template);
    const session = await tries.guard(addressOf(c), given.now, () =>
      transact(store, async (tx): Promise<Session> => {
        await useInvite(tx, request.code, 'setup', given.now);
        const ward = makeId(chance);
        const ops = [
          ...wardOps(ward, { ...request, practice: false, people: [] }),
          ...(template ? planOps(template) : []),
        ];
        await addWard(tx, { ward, epoch: makeId(chance) }, ops, given.now);
        const who = await introduce(tx, ward, OFFICIAL);
        if (!who) throw new Refusal('broken');
        const signedIn = { ward, person: OFFICIAL, device: request.device };
        const token = await beginSession(tx, signedIn, given);
        return { token, ...who, sealKey: (await sealKey(tx, chance)).public };
      }),
    );
    tagOf(c, chance);
    return answer(c, session);
  };
}
