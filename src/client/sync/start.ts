import type { Session } from '../../shared/wire.ts';
import { watchVerdict } from '../local/answer.ts';
import { freshLog } from '../local/fresh-log.ts';
import { checkMarker, watchMarker } from '../local/marker.ts';
import { browserNetwork } from '../local/network.ts';
import type { Phone } from '../local/phone.ts';
import { watchBadge } from '../local/reminders.ts';
import type { Api } from './api.ts';
import { fetchSealKey } from './hand-over.ts';
import { listen } from './live.ts';
import { type Loop, startLoop } from './loop.ts';
import { startMeter } from './meter.ts';
import { watchMoments } from './moments.ts';
import { keepReminding } from './remind.ts';
import { laneLock, takeUpdates } from './take-update.ts';
import { wireOfBrowser } from './wire.ts';

/** Starts sending one person's work in this browser, and says first what the phone lost of it. */
export async function startSending(
  phone: Phone,
  session: Session,
): Promise<{ sendNow: Loop['wake']; sendAll: Loop['sendAll']; stop: () => void }> {
  await freshLog();
  await checkMarker(phone);
  const stopMarking = watchMarker(phone, session.person.name);
  const meter = startMeter(phone);
  const api: Api = { wire: wireOfBrowser(meter.spend), token: session.token };
  const lock = (lane: string, work: () => Promise<void>) => {
    return navigator.locks ? navigator.locks.request(laneLock(phone, lane), work) : work();
  };
  if (!session.sealKey) void fetchSealKey(api);
  const loop = startLoop(phone, api, {
    lock,
    random: Math.random,
    network: browserNetwork,
    report: reportError,
  });
  const stopMoments = watchMoments(loop);
  const stopTaking = takeUpdates(phone);
  void keepReminding(api, session, phone.clock());
  const stopBadge = watchBadge(phone, session.person.placeId);
  const stopAnswering = watchVerdict(phone);
  const stopListening =
    session.person.role === 'official' ? listen(api, () => void loop.wake()) : () => {};
  return {
    sendNow: loop.wake,
    sendAll: loop.sendAll,
    stop: () => {
      stopListening();
      stopAnswering();
      stopTaking();
      stopMarking();
      stopMoments();
      stopBadge();
      loop.stop();
      void meter.stop();
    },
  };
}
