import { describe, expect, test } from 'vitest';
import type { Sending } from '../../../src/client/local/sending.ts';
import { signalOf } from '../../../src/client/screens/signal.ts';

const NOW = Date.parse('2026-01-14T00:40:00Z');
const DAY = 86_400_000;
const calm: Sending = {
  ...{ net: 'idle', waiting: 0, records: 0, photos: 0, unsaid: 0, oldest: null },
  ...{ sentAt: NOW, heardAt: NOW, held: false },
  ...{ slow: false, back: false, minutes: null, carrying: false },
};
const busy: Sending = { ...calm, waiting: 2, records: 2, unsaid: 2, oldest: NOW };

describe('the line about sending (point 14)', () => {
  test.each<[string, Partial<Sending>, string | undefined]>([
    ['all sent, with the time of the last success', {}, 'sent'],
    ['nothing sent by this phone yet: nothing to say', { sentAt: null }, undefined],
    ['no network', { ...busy, net: 'unreachable' }, 'offline'],
    ['the ward’s computer busy', { ...busy, net: 'busy' }, 'busy'],
    ['on the way', { ...busy, net: 'sending' }, 'sending'],
    ['waiting for its ten seconds: not called sending', busy, undefined],
    ['photos after the text', { ...calm, waiting: 1, photos: 1 }, 'photos'],
    ['slow answers', { ...busy, net: 'sending', slow: true }, 'weak'],
    [
      'no answer at all is more than a slow one',
      { ...busy, net: 'unreachable', slow: true },
      'offline',
    ],
    ['answers again, and more to send', { ...busy, net: 'sending', back: true }, 'back'],
    ['answers again, and all that waits is held back', { ...busy, back: true }, undefined],
    ['answers again, photos left', { ...calm, waiting: 1, photos: 1, back: true }, 'back'],
    [
      'answers again, photos left whose pace is known',
      { ...calm, waiting: 1, photos: 1, back: true, minutes: 2 },
      'photos',
    ],
    [
      'answers again, photos wait for Wi-Fi',
      { ...calm, waiting: 1, photos: 1, back: true, held: true },
      'wifi',
    ],
    [
      'three days old, whatever the network does',
      { ...busy, net: 'unreachable', oldest: NOW - 3 * DAY },
      'old',
    ],
    [
      'signed out before all else',
      { ...busy, net: 'signedOut', oldest: NOW - 9 * DAY },
      'signedOut',
    ],
  ])('%s', (_name, change, kind) => {
    expect(signalOf({ ...calm, ...change }, NOW)?.kind).toBe(kind);
  });
});
