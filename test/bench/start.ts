import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installed, openPhone } from '../e2e/browser.ts';
import { makeServer } from '../support/server.ts';
import { DIST, enter, give, SLOWER, wholeList } from './tap.ts';

/** What one start came to, in ms after the browser was told to open the app. */
export type Start = {
  /** All that the first screen needs had come out of the service worker. */
  scripts: number;
  /** The first frame with anything of the app. */
  frame: number;
  /** The frame with the first rows, and the main thread free to take a tap. */
  usable: number;
};

declare global {
  interface Window {
    start?: Start;
  }
}

const LONG = { tasks: 400, steps: 8 };

/** A member's phone with 500 assignments, whose server is gone; each start is of a new browser. */
export async function openStartField(): Promise<{
  start: () => Promise<Start>;
  end: () => Promise<void>;
}> {
  const server = await makeServer({ seed: 'start', dist: DIST });
  server.clock.now = Date.now();
  const ward = await server.makeWard();
  await give(server, ward, LONG);
  const url = (await server.listen()).replace('127.0.0.1', 'localhost');
  const folder = await mkdtemp(join(tmpdir(), 'to-so-start-'));
  const first = await openPhone(folder);
  const page = first.pages()[0] ?? (await first.newPage());
  await enter(page, url, await server.code(ward, 'person.1.2'));
  await wholeList(page, LONG.tasks);
  await installed(page);
  await first.close();
  await server.close();
  const start = async (): Promise<Start> => {
    const phone = await openPhone(folder);
    try {
      const again = phone.pages()[0] ?? (await phone.newPage());
      await again.addInitScript(watchStart);
      const devtools = await phone.newCDPSession(again);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      await again.goto(`${url}/`, { waitUntil: 'commit', timeout: 60_000 });
      await again.waitForFunction(() => window.start, undefined, { timeout: 60_000 });
      const seen = await again.evaluate(() => window.start);
      if (!seen) throw new Error('the app did not start');
      return seen;
    } finally {
      await phone.close();
    }
  };
  return { start, end: () => rm(folder, { recursive: true, force: true }) };
}

/** Runs in the page: notes the frames that count, once they have been painted. */
function watchStart(): void {
  let frame = 0;
  const look = (): void => {
    const some = document.querySelector('#app > *') !== null;
    const rows = document.querySelector('#app li input[type=checkbox]') !== null;
    const painted = new MessageChannel();
    painted.port1.onmessage = () => {
      if (some && frame === 0) frame = performance.now();
      if (!rows || window.start) return;
      const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const scripts = loaded.filter(({ name }) => /(first|libraries)-.*\.js$/.test(name));
      const last = Math.max(0, ...scripts.map(({ responseEnd }) => responseEnd));
      window.start = { scripts: last, frame, usable: performance.now() };
    };
    painted.port2.postMessage(null);
    if (!rows) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
