import { BATCH_MAX } from '../../shared/limits.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Net } from '../local/db.ts';
import type { Network } from '../local/network.ts';
import type { Phone } from '../local/phone.ts';
import { longestHold, watchQueue } from '../local/watch-queue.ts';
import type { Api } from './api.ts';
import { backoff } from './backoff.ts';
import { exchange } from './exchange.ts';
import { openGate } from './gate.ts';
import { sendPhotos } from './photos.ts';
import { rescue } from './rescue.ts';
import { forgetPhotos, watchText } from './slow.ts';
import { Unreachable } from './wire.ts';

/** Decides when to exchange; what an exchange means is the core's. */
export type Loop = {
  /** Exchange now, whatever the timer says. Resolves once no text can be sent or fetched at present. */
  wake: () => Promise<void>;
  /** The same, and full photos go as well, whatever the network. */
  sendAll: () => Promise<void>;
  /** Resolves once the photo lane rests. */
  carried: () => Promise<void>;
  stop: () => void;
};

export type LoopGiven = {
  /** Runs work alone among all tabs; nothing is wrong without it. */
  lock: (lane: 'text' | 'photos', work: () => Promise<void>) => Promise<void>;
  random: () => number;
  network: Network;
  /** Hears of bugs; the loop goes on after each. */
  report: (error: unknown) => void;
};

/** After a write, so that a person's next taps travel in the same request. */
const DEBOUNCE_MS = 2_000;
/** With nothing to send, for a phone that stays open: a look for new work now and then. */
const IDLE_MS = 15 * 60_000;
/** The server asks for time, not for less. */
const WAIT = ['busy', 'tooMany'];
/** Nobody to send as: only signing in helps. */
const NOBODY = ['signedOut', 'forbidden', 'notFound'];

/**
 * Starts sending one person's work, in two lanes: text, one exchange at a time, and photos beside
 * it. A photo under way, or one that the server will not have, never holds back a word.
 */
export function startLoop(phone: Phone, api: Api, given: LoopGiven): Loop {
  const { db } = phone;
  const stopped = new AbortController();
  const { signal } = stopped;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let talking: Promise<void> | null = null;
  let carrying: Promise<void> | null = null;
  let carryMore = false;
  let asideTimer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  let failures = 0;
  let limit = BATCH_MAX;
  const text = watchText(db, api);

  const inMs = (delay: number) => {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(() => void wake(), delay);
  };

  const wake = (): Promise<void> => {
    clearTimeout(timer);
    again = talking !== null;
    talking ??= talkOn().finally(() => {
      talking = null;
    });
    return talking;
  };

  /** Once more where something was said to `wake` meanwhile. */
  async function talkOn(): Promise<void> {
    do {
      again = false;
      await given.lock('text', talk).catch((error) => stumble(error, 'text'));
      text.rest();
    } while (again && !signal.aborted);
  }

  /** Exchanges until nothing is left to say or to hear. */
  async function talk(): Promise<void> {
    if (signal.aborted) return;
    const said = (await db.net.get('net'))?.state ?? 'idle';
    const back = said === 'unreachable';
    // After a failure only an answer changes what is said: with each try in vain the words would come and go.
    const failed = said !== 'idle' && said !== 'sending';
    if (!failed && (await db.outbox.count()) > 0) await say('sending');
    for (let more = true; more; ) {
      const change = await exchange(phone, text.api, limit, signal);
      more = change === null || change.next === 'again';
      if (more && failed) await say('sending', back);
      failures = 0;
      limit = BATCH_MAX;
    }
    await say('idle', back);
    inMs((await longestHold(phone)) ?? IDLE_MS);
    carry();
  }

  /** Photos travel beside the text, one after the other, as long as this takes. */
  function carry(): void {
    carryMore = carrying !== null;
    carrying ??= given
      .lock('photos', carryAll)
      .catch((error) => stumble(error, 'photos'))
      .finally(() => {
        carrying = null;
        if (carryMore && !signal.aborted) carry();
      });
  }

  async function carryAll(): Promise<void> {
    const due = await gate.pass((held, shut) =>
      sendPhotos(phone, api, { random: given.random, signal: shut, held }),
    );
    clearTimeout(asideTimer);
    if (due === null || due === 'shut' || signal.aborted) return;
    await say('busy');
    asideTimer = setTimeout(carry, due - phone.clock());
  }

  /** One of the four edges where errors end: says what stands in the way, and when to try again. */
  async function stumble(error: unknown, lane: 'text' | 'photos'): Promise<void> {
    if (signal.aborted) return;
    failures += 1;
    const code = error instanceof Refusal ? error.code : null;
    if (error instanceof Unreachable) {
      await say('unreachable');
      // The link may be too weak for a large batch: a smaller one may get through.
      if (lane === 'text' && failures > 1) limit = Math.max(1, limit >> 1);
    } else if (code !== null && NOBODY.includes(code)) {
      await say('signedOut');
      return inMs(IDLE_MS);
    } else {
      await say('busy');
      if (code === null) given.report(error);
      else if (lane === 'text' && !WAIT.includes(code) && (await lighten())) return inMs(0);
    }
    inMs(backoff(failures, given.random()));
  }

  /**
   * Makes the next request lighter: half as many ops, and where one alone is too much, its text
   * goes the rescue way. False where there is nothing to take out.
   */
  async function lighten(): Promise<boolean> {
    const queued = await db.outbox.count();
    if (queued === 0) return false;
    if (limit > 1) {
      limit = Math.min(limit, queued) >> 1 || 1;
      return true;
    }
    return rescue(phone, api, signal).catch((error) => {
      if (error instanceof Refusal || error instanceof Unreachable) return false;
      throw error;
    });
  }

  async function say(state: Net['state'], back = false): Promise<void> {
    const before = await db.net.get('net');
    if (before?.state === state && (before.back ?? false) === back) return;
    await db.net.put({ key: 'net', state, at: phone.clock(), back });
  }

  const unwatch = watchQueue(db, () => {
    void longestHold(phone).then((hold) => inMs(Math.max(DEBOUNCE_MS, hold ?? 0)));
  });
  const gate = openGate(phone, given.network, carry);
  void given.lock('photos', () => forgetPhotos(db)).catch(given.report);
  void wake();
  return {
    wake,
    sendAll: () => {
      gate.openOnce();
      return wake();
    },
    carried: async () => {
      while (carrying) await carrying;
    },
    stop: () => {
      unwatch();
      gate.stop();
      clearTimeout(timer);
      clearTimeout(asideTimer);
      stopped.abort();
    },
  };
}
