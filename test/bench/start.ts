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

/** By then a new browser has started whatever it starts. */
const SETTLE_MS = 1_500;
/** Begins the line by which the page says how its start went. */
const TOLD = 'start ';
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
      await again.addInitScript(watchStart, TOLD);
      // The browser's own beginning is not the app's.
      await again.waitForTimeout(SETTLE_MS);
      const devtools = await phone.newCDPSession(again);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      // The page says it: asking again and again would keep its slowed thread busy.
      const told = again.waitForEvent('console', {
        predicate: (message) => message.text().startsWith(TOLD),
        timeout: 60_000,
      });
      await again.goto(`${url}/`, { waitUntil: 'commit', timeout: 60_000 });
      return JSON.parse((await told).text().slice(TOLD.length)) as Start;
    } finally {
      await phone.close();
    }
  };
  return { start, end: () => rm(folder, { recursive: true, force: true }) };
}

/** Runs in the page: notes the frames that count, once they have been painted. */
function watchStart(told: string): void {
  let [frame, over] = [0, false];
  const look = (): void => {
    const some = document.querySelector('#app > *') !== null;
    const rows = document.querySelector('#app li input[type=checkbox]') !== null;
    const painted = new MessageChannel();
    painted.port1.onmessage = () => {
      if (some && frame === 0) frame = performance.now();
      if (!rows || over) return;
      over = true;
      const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const scripts = loaded.filter(({ name }) => /(first|libraries)-.*\.js$/.test(name));
      const last = Math.max(0, ...scripts.map(({ responseEnd }) => responseEnd));
      const start = { scripts: last, frame, usable: performance.now() };
      console.log(told + JSON.stringify(start));
    };
    painted.port2.postMessage(null);
    if (!rows) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
