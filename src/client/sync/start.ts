import type { Session } from '../../shared/wire.ts';
import type { Phone } from '../local/phone.ts';
import type { Api } from './api.ts';
import { listen } from './live.ts';
import { startLoop } from './loop.ts';
import { watchMoments } from './moments.ts';
import { browserWire } from './wire.ts';

/** Starts sending one person's work in this browser. */
export function startSending(
  phone: Phone,
  session: Session,
): { sendNow: () => Promise<void>; stop: () => void } {
  const api: Api = { wire: browserWire, token: session.token };
  const lock = (lane: string, work: () => Promise<void>) => {
    return navigator.locks ? navigator.locks.request(`${phone.db.name} ${lane}`, work) : work();
  };
  const loop = startLoop(phone, api, { lock, random: Math.random, report: reportError });
  const stopMoments = watchMoments(loop);
  const stopListening =
    session.person.role === 'official' ? listen(api, () => void loop.wake()) : () => {};
  return {
    sendNow: loop.wake,
    stop: () => {
      stopListening();
      stopMoments();
      loop.stop();
    },
  };
}
