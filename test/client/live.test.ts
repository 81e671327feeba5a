import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listen } from '../../src/client/sync/live.ts';
import { LIVE_BEAT_MS } from '../../src/shared/limits.ts';

/** Lines as `fetch` opens them; the clock alone is ours. */
type Line = { say: (text: string) => void; isOpen: () => boolean };

let lines: Line[] = [];
let changes = 0;
let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
  changes = 0;
  vi.stubGlobal('fetch', async (_path: string, { signal }: { signal: AbortSignal }) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const say = (text: string) => controller.enqueue(new TextEncoder().encode(text));
        lines.push({ say, isOpen: () => !signal.aborted });
        signal.addEventListener('abort', () => controller.error(signal.reason));
      },
    });
    return new Response(body);
  });
  const wire = () => Promise.reject(new Error('the live line has its own way'));
  stop = listen({ wire, token: 'a' }, () => {
    changes += 1;
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Time passes; a retry waits two seconds at most. */
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('a line that beats stays open for hours, and a beat is no change', async () => {
  await pass(0);
  for (let beat = 0; beat < 500; beat++) {
    lines[0]?.say('\n');
    await pass(LIVE_BEAT_MS);
  }
  lines[0]?.say('17\n');
  await pass(0);

  expect(lines).toHaveLength(1);
  expect(lines[0]?.isOpen()).toBe(true);
  expect(changes).toBe(1);
});

test('a line that goes silent without a word is left, and a new one hears what changed', async () => {
  await pass(0);
  lines[0]?.say('17\n');
  await pass(3 * LIVE_BEAT_MS);

  expect(lines[0]?.isOpen()).toBe(false);
  expect(lines).toHaveLength(2);
  lines[1]?.say('18\n');
  await pass(0);
  expect(changes).toBe(2);
});

test('a request that nobody answers is given up as well', async () => {
  await pass(0);
  stop();
  vi.stubGlobal('fetch', (_path: string, { signal }: { signal: AbortSignal }) => {
    lines.push({ say: () => {}, isOpen: () => !signal.aborted });
    return new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason)),
    );
  });
  stop = listen({ wire: () => Promise.reject(new Error('unused')), token: 'a' }, () => {});
  await pass(3 * LIVE_BEAT_MS);

  expect(lines.slice(1).map((line) => line.isOpen())).toEqual([false, true]);
});

test('who stops listening is heard of no more', async () => {
  await pass(0);
  stop();
  await pass(10 * LIVE_BEAT_MS);

  expect(lines.map((line) => line.isOpen())).toEqual([false]);
});
