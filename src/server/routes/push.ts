import type { Handler } from 'hono';
import { PushKey, PushNoted, Subscription, Unsubscribe } from '../../shared/push.ts';
import { Refusal } from '../../shared/refusal.ts';
import { pushKey } from '../store/keys.ts';
import { addSubscription, dropSubscription } from '../store/subscriptions.ts';
import { answer } from './answer.ts';
import { asker, type House } from './house.ts';
import { readBody } from './read-body.ts';

/** Bytes of a message with an address and its keys. */
const MAX = 4_000;

/** The key with which a browser subscribes to this server's pushes. */
export function pushKeyOf(house: House): Handler {
  return async (c) => {
    await asker(house, c);
    const { public: key } = await pushKey(house.store.db, house.chance);
    return answer(c, PushKey.parse({ key }));
  };
}

/** Reminds the browser that asks. Refuses `badRequest` for an address that is no push service. */
export function pushOn(house: House): Handler {
  return async (c) => {
    const { ward, actor, session } = await asker(house, c);
    const subscription = await readBody(c, Subscription, MAX);
    if (!house.isPushService(subscription.endpoint)) throw new Refusal('badRequest');
    const whose = { ward, person: actor.id, session };
    await addSubscription(house.store, whose, subscription, house.now());
    return answer(c, PushNoted.parse({}));
  };
}

/** Reminds it no more; one that is not known is fine. */
export function pushOff(house: House): Handler {
  return async (c) => {
    const { ward, actor } = await asker(house, c);
    const { endpoint } = await readBody(c, Unsubscribe, MAX);
    await dropSubscription(house.store, { ward, person: actor.id }, endpoint);
    return answer(c, PushNoted.parse({}));
  };
}
