import type { Api } from './api.ts';
import { backoff } from './backoff.ts';

/**
 * Keeps a line open to the server while an official looks at the screen, and calls `changed` each
 * time the ward changed. Members' phones do without: an open line costs their data.
 */
export function listen(api: Api, changed: () => void): () => void {
  const stop = new AbortController();
  void keepListening(api, changed, stop.signal);
  return () => stop.abort();
}

async function keepListening(api: Api, changed: () => void, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const headers = { authorization: `Bearer ${api.token}` };
      const response = await fetch('/api/live', { headers, signal });
      if (response.ok && response.body) {
        failures = 0;
        await readLines(response.body, changed);
      }
    } catch (error) {
      // No line: a network error is a TypeError here; our own stop an AbortError.
      if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
    }
    failures += 1;
    await pause(backoff(Math.min(failures, 5), Math.random()), signal);
  }
}

async function readLines(body: ReadableStream<Uint8Array>, changed: () => void): Promise<void> {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
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
