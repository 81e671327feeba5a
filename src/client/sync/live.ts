import { LIVE_BEAT_MS } from '../../shared/limits.ts';
import type { Api } from './api.ts';
import { backoff } from './backoff.ts';

/** Two beats missed, and some time for a slow network: whoever holds the line now holds nothing. */
const SILENCE_MS = 2 * LIVE_BEAT_MS + 10_000;

/**
 * Keeps a line open to the server while an official looks at the screen, and calls `changed` each
 * time the ward changed. A line that goes silent is left and opened anew. Members' phones do without: an open line costs their data.
 */
export function listen(api: Api, changed: () => void): () => void {
  const stop = new AbortController();
  void keepListening(api, changed, stop.signal);
  return () => stop.abort();
}

async function keepListening(api: Api, changed: () => void, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const line = new AbortController();
    const leave = () => line.abort();
    signal.addEventListener('abort', leave);
    let silence = setTimeout(leave, SILENCE_MS);
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(leave, SILENCE_MS);
    };
    try {
      const headers = { authorization: `Bearer ${api.token}` };
      const response = await fetch('/api/live', { headers, signal: line.signal });
      if (response.ok && response.body) {
        failures = 0;
        await readLines(response.body, heard, changed);
      }
    } catch (error) {
      // No line: a network error is a TypeError here; our own stop, and silence, an AbortError.
      if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
    } finally {
      clearTimeout(silence);
      signal.removeEventListener('abort', leave);
    }
    failures += 1;
    await pause(backoff(Math.min(failures, 5), Math.random()), signal);
  }
}

async function readLines(
  body: ReadableStream<Uint8Array>,
  heard: () => void,
  changed: () => void,
): Promise<void> {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    // A lone line break is a heartbeat; anything longer names a new head.
    if (value.byteLength > 1) changed();
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
