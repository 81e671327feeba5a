import type { Handler } from 'hono';
import { Refusal } from '../../shared/refusal.ts';
import { SyncRequest } from '../../shared/wire.ts';
import { exchange } from '../store/exchange.ts';
import { answer } from './answer.ts';
import { endConnection } from './end-connection.ts';
import { eraseFiles } from './erase-files.ts';
import { asker, type House } from './house.ts';
import { readBody } from './read-body.ts';
import { tagOf } from './tag.ts';

/** One exchange of work. Ops of a person travel only with that person's token (law 9). */
export function sync(house: House): Handler {
  return async (c) => {
    const { ward, actor, device: browser, session } = await asker(house, c);
    const request = await readBody(c, SyncRequest);
    if (request.person !== actor.id) throw new Refusal('forbidden');
    if (!Number.isSafeInteger(request.n0) || !Number.isSafeInteger(request.since)) {
      throw new Refusal('badRequest');
    }
    if (request.stat && request.stat.photos > 0) endConnection(c);
    const device = { browser, session, tag: tagOf(c, house.chance) };
    const given = { now: house.now(), chance: house.chance, device };
    const said = await exchange(house.store, ward, actor.id, request, given);
    if (request.ops.length > 0) await eraseFiles(house, ward);
    return answer(c, said);
  };
}
