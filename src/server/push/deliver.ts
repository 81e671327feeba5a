import { type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import webPush from 'web-push';
import type { Instant } from '../../shared/model.ts';
import type { PushText } from '../../shared/nudge.ts';
import type { KeyPair } from '../store/keys.ts';
import { publicLookup } from './endpoint.ts';

/**
 * What a push service says to a message. `gone`: that browser takes no more. `later`: nobody there
 * or too busy, with the wait it asked for in ms. `refused`: this message is of no use to it.
 */
export type Delivery =
  | { kind: 'taken' }
  | { kind: 'gone' }
  | { kind: 'later'; waitMs: number | null }
  | { kind: 'refused'; status: number };

export type Push = {
  endpoint: string;
  keys: { p256dh: string; auth: string };
  text: PushText;
  /** How long the service keeps it for a phone without signal, in seconds. */
  ttl: number;
};

export type Deliver = (push: Push, now: Instant) => Promise<Delivery>;

/** A service that has not answered by then counts as not there, in ms. */
const PATIENCE_MS = 10_000;
const WAIT_MAX_MS = 86_400_000;

/**
 * Carries pushes to the services of the browsers' makers: encrypted for the one browser (RFC 8291),
 * signed with our key and naming whom to ask about it (`subject`, RFC 8292).
 *
 * @param anywhere tests' push service is on this machine
 */
export function deliverer(keys: KeyPair, subject: string, { anywhere = false } = {}): Deliver {
  const vapidDetails = { subject, publicKey: keys.public, privateKey: keys.private };
  return async ({ endpoint, keys: theirs, text, ttl }, now) => {
    const made = seal();
    if (made === null) return { kind: 'gone' };
    return ask(new URL(endpoint), made, now, anywhere);

    function seal() {
      try {
        return webPush.generateRequestDetails({ endpoint, keys: theirs }, JSON.stringify(text), {
          vapidDetails,
          TTL: ttl,
          urgency: 'normal',
          // What a phone missed and a newer one says again arrives once.
          topic: Object.keys(text).join('-'),
        });
      } catch {
        // Bytes that are no point on the curve: nobody can ever read what is sealed for them.
        return null;
      }
    }
  };
}

function ask(
  url: URL,
  { method, headers, body }: webPush.RequestDetails,
  now: Instant,
  anywhere: boolean,
): Promise<Delivery> {
  const request = anywhere && url.protocol === 'http:' ? plain : secure;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const options = { method, headers, signal, ...(!anywhere && { lookup: publicLookup }) };
  return new Promise((resolve) => {
    const asking = request(url, options, (answer) => {
      // Whatever it says beyond the status is not read, and cut off when it takes too long.
      answer.on('error', () => {});
      answer.resume();
      resolve(judge(answer, now));
    });
    asking.on('error', () => resolve({ kind: 'later', waitMs: null }));
    asking.end(body);
  });
}

function judge({ statusCode = 0, headers }: IncomingMessage, now: Instant): Delivery {
  if (statusCode >= 200 && statusCode < 300) return { kind: 'taken' };
  if (statusCode === 404 || statusCode === 410) return { kind: 'gone' };
  if (statusCode === 429 || statusCode >= 500) {
    return { kind: 'later', waitMs: waitOf(headers['retry-after'], now) };
  }
  return { kind: 'refused', status: statusCode };
}

/** Seconds or a date, as RFC 9110 allows. */
function waitOf(said: string | undefined, now: Instant): number | null {
  if (said === undefined) return null;
  const ms = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), WAIT_MAX_MS) : null;
}
