import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rememberCamera } from '../../src/client/local/camera.ts';
import type { Phone } from '../../src/client/local/phone.ts';
import { laneLock, takeUpdates } from '../../src/client/sync/take-update.ts';
import { phoneWithWork } from '../support/phone-with-work.ts';

/** A browser in which a new version waits; all that the page can see of it is ours. */
let said: unknown[];
let controllers: EventTarget;
let page: EventTarget & { visibilityState: string; dialog: object | null };
let reloads: number;
let held: string[];
let place: { pathname: string; reload: () => void };
let phone: Phone;
let stop: () => void;

beforeEach(async () => {
  ({ phone } = await phoneWithWork());
  said = [];
  held = [];
  reloads = 0;
  controllers = new EventTarget();
  const waiting = {
    postMessage(message: unknown) {
      said.push(message);
      controllers.dispatchEvent(new Event('controllerchange'));
    },
  };
  const serviceWorker = Object.assign(controllers, { getRegistration: async () => ({ waiting }) });
  const locks = { query: async () => ({ held: held.map((name) => ({ name })) }) };
  vi.stubGlobal('navigator', { serviceWorker, locks });
  page = Object.assign(new EventTarget(), {
    ...{ visibilityState: 'visible', dialog: null as object | null },
    querySelector: () => page.dialog,
  });
  vi.stubGlobal('document', page);
  place = {
    pathname: '/',
    reload: () => {
      reloads += 1;
    },
  };
  vi.stubGlobal('location', place);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  stop = takeUpdates(phone);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function turn(visibilityState: 'hidden' | 'visible', minutes: number): Promise<void> {
  page.visibilityState = visibilityState;
  page.dispatchEvent(new Event('visibilitychange'));
  vi.advanceTimersByTime(minutes * 60_000);
  // Reading the disk takes its own time, which is not the clock's.
  for (let turns = 0; turns < 50; turns++) await new Promise((done) => setImmediate(done));
}

test('a new version takes over once nobody has looked for a minute', async () => {
  await turn('visible', 60);
  expect(said).toEqual([]);
  await turn('hidden', 0.9);
  await turn('visible', 60);
  expect(said).toEqual([]);

  await turn('hidden', 1);

  expect(said).toEqual([{ type: 'SKIP_WAITING' }]);
  expect(reloads).toBe(1);
});

test.each<[string, () => unknown]>([
  ['a text was begun', () => phone.db.drafts.put({ key: 'a/note', text: 'dở', at: 1 })],
  [
    'the camera is open',
    () => rememberCamera(phone, { assignmentId: 'a', stepId: null, replaces: null }),
  ],
  ['a photo waits for its answer', () => phone.db.takes.put({ key: 'a/1' } as never)],
  ['a photo is being sent', () => held.push(laneLock(phone, 'photos'))],
  ['text is being sent', () => held.push(laneLock(phone, 'text'))],
  [
    'another screen is open',
    () => {
      place.pathname = '/ke-hoach/nhap';
    },
  ],
  [
    'a question is open',
    () => {
      page.dialog = {};
    },
  ],
])('nothing takes over while %s', async (_what, begin) => {
  await begin();
  await turn('hidden', 1);
  expect(said).toEqual([]);
});

test('once what was in the way has ended, the next minute takes it', async () => {
  held.push(laneLock(phone, 'photos'));
  await turn('hidden', 1);
  held.length = 0;
  await turn('hidden', 1);
  expect(reloads).toBe(1);
});

test('somebody who comes back at that moment keeps the screen they see', async () => {
  controllers.addEventListener('controllerchange', () => {
    page.visibilityState = 'visible';
  });
  stop();
  stop = takeUpdates(phone);
  await turn('hidden', 1);
  expect(said).toHaveLength(1);
  expect(reloads).toBe(0);
});
