import { liveQuery } from 'dexie';
import { isReady } from '../../shared/exchange/phone.ts';
import { BATCH_MAX } from '../../shared/limits.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Net } from '../local/db.ts';
import type { Phone } from '../local/phone.ts';
import type { Api } from './api.ts';
import { backoff } from './backoff.ts';
import { exchange } from './exchange.ts';
import { sendPhotos } from './photos.ts';
import { rescue } from './rescue.ts';
import { Unreachable } from './wire.ts';

/** Decides when to exchange; what an exchange means is the core's. */
export type Loop = {
  /** Exchange now, whatever the timer says. Resolves once nothing more can be done at present. */
  wake: () => Promise<void>;
  stop: () => void;
};

/** After a write, so that a person's next taps travel in the same request. */
const DEBOUNCE_MS = 2_000;

/** With nothing to send, for a phone that stays open: a look for new work now and then. */
const IDLE_MS = 15 * 60_000;

type Lock = (work: () => Promise<void>) => Promise<void>;

/**
 * Starts sending one person's work. One exchange at a time; `lock` keeps other tabs out as well,
 * but nothing is wrong without it.
 */
export function startLoop(
  phone: Phone,
  api: Api,
  given: { lock: Lock; random: () => number },
): Loop {
  const { db } = phone;
  const stopped = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let again = false;
  let failures = 0;
  let limit = BATCH_MAX;

  const inMs = (delay: number) => {
    clearTimeout(timer);
    if (!stopped.signal.aborted) timer = setTimeout(() => void wake(), delay);
  };

  const wake = (): Promise<void> => {
    clearTimeout(timer);
    if (running) {
      again = true;
      return running;
    }
    running = given.lock(rounds).finally(() => {
      running = null;
    });
    return running;
  };

  /** Exchanges until nothing is left or something stands in the way. */
  async function rounds(): Promise<void> {
    do {
      again = false;
      if (stopped.signal.aborted) return;
      try {
        await round();
        failures = 0;
        limit = BATCH_MAX;
        await say('idle');
      } catch (error) {
        await stumble(error);
        return;
      }
    } while (again);
    inMs((await longestHold()) ?? IDLE_MS);
  }

  async function round(): Promise<void> {
    if ((await db.outbox.count()) > 0) await say('sending');
    for (;;) {
      const change = await exchange(phone, api, limit, stopped.signal);
      if (change?.next !== 'again') break;
    }
    await sendPhotos(phone, api, noTextWaits, stopped.signal);
  }

  async function noTextWaits(): Promise<boolean> {
    const now = phone.clock();
    const ready = await db.outbox.filter((entry) => isReady(entry, now)).count();
    if (ready > 0) again = true;
    return ready === 0;
  }

  /** Says what stands in the way and when to try again. Anything not expected is a bug and thrown on. */
  async function stumble(error: unknown): Promise<void> {
    if (stopped.signal.aborted) return;
    failures += 1;
    if (error instanceof Unreachable) {
      await say('unreachable');
      // The link may be too weak for a large batch: a smaller one may get through.
      if (failures > 1) limit = Math.max(1, limit >> 1);
    } else if (error instanceof Refusal && error.code === 'signedOut') {
      await say('signedOut');
      return;
    } else if (error instanceof Refusal) {
      await say('busy');
      const whole = error.code !== 'busy' && error.code !== 'tooMany';
      if (whole && limit === 1) await rescue(phone, api, stopped.signal);
      else if (whole) limit = Math.max(1, limit >> 1);
      if (whole) return inMs(0);
    } else {
      await say('busy');
      inMs(backoff(failures, given.random()));
      throw error;
    }
    inMs(backoff(failures, given.random()));
  }

  async function say(state: Net['state']): Promise<void> {
    const before = await db.net.get('net');
    if (before?.state !== state) await db.net.put({ key: 'net', state, at: phone.clock() });
  }

  async function longestHold(): Promise<number | null> {
    const now = phone.clock();
    const held = (await db.outbox.toArray()).filter((entry) => !isReady(entry, now));
    return held.length === 0
      ? null
      : Math.max(...held.map((entry) => (entry.notBefore ?? now) - now));
  }

  const written = liveQuery(async () => [
    await db.outbox.toCollection().lastKey(),
    await db.photos.where('state').anyOf('waiting', 'wanted').count(),
  ]).subscribe({
    next: ([last]) => {
      if (last === undefined && running) return;
      void longestHold().then((hold) => inMs(Math.max(DEBOUNCE_MS, hold ?? 0)));
    },
  });

  void wake();
  return {
    wake,
    stop: () => {
      written.unsubscribe();
      clearTimeout(timer);
      stopped.abort();
    },
  };
}
