import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepReminding as keep, readReminding } from '../../src/client/local/reminding.ts';
import { keepReminding } from '../../src/client/sync/remind.ts';
import { Unreachable, type Wire, type WireRequest } from '../../src/client/sync/wire.ts';
import type { Session } from '../../src/shared/wire.ts';

const DAY_MS = 86_400_000;
const KEY = 'B'.repeat(87);

let count = 0;
let session: Session;
let asked: WireRequest[];
let offline: boolean;
/** The browser's subscription; null where it has none. */
let endpoint: string | null;

const wire: Wire = async (request) => {
  asked.push(request);
  if (offline) throw new Unreachable('offline');
  const body = new TextEncoder().encode(request.method === 'GET' ? `{"key":"${KEY}"}` : '{}');
  return { status: 200, contentType: 'application/json', body };
};
const start = (now: number) => keepReminding({ wire, token: 't' }, session, now);
const told = () => asked.filter(({ method }) => method === 'POST').map(bodyOf);
const bodyOf = ({ body }: WireRequest) => JSON.parse(new TextDecoder().decode(body ?? undefined));

beforeEach(() => {
  count += 1;
  const person = { id: `p${count}`, name: 'Thành viên 1', role: 'member' as const, placeId: 'kp3' };
  const ward = { id: 'ward', name: 'Phường Mẫu', placeWord: 'khu phố', practice: false };
  session = { token: 't', ward, person, place: { id: 'kp3', name: 'Khu phố 3' } };
  asked = [];
  offline = false;
  endpoint = null;
  const subscription = () => ({
    endpoint,
    toJSON: () => ({ endpoint, keys: { p256dh: KEY, auth: 'A'.repeat(22) } }),
    unsubscribe: async () => {
      endpoint = null;
    },
  });
  const pushManager = {
    getSubscription: async () => (endpoint === null ? null : subscription()),
    subscribe: async () => {
      endpoint ??= `https://push.example/${count}`;
      return subscription();
    },
  };
  const serviceWorker = { getRegistration: async () => ({ pushManager }) };
  vi.stubGlobal('navigator', { serviceWorker });
  vi.stubGlobal('PushManager', class {});
  vi.stubGlobal('Notification', { permission: 'granted' });
});
afterEach(() => vi.unstubAllGlobals());

async function wish(on: boolean) {
  await keep(session, { ...(await readReminding(session, 0)), on });
}

test('a phone whose person asked for reminders tells the server where, and again each day', async () => {
  await wish(true);
  await start(1);
  expect(told()).toMatchObject([{ endpoint: `https://push.example/${count}` }]);
  await start(2);
  expect(told()).toHaveLength(1);
  await start(1 + DAY_MS);
  expect(told()).toHaveLength(2);
});

test('an address that the browser changed meanwhile is told at the next start', async () => {
  await wish(true);
  await start(1);
  endpoint = 'https://push.example/elsewhere';
  await start(2);
  expect(told().at(-1)).toMatchObject({ endpoint: 'https://push.example/elsewhere' });
});

test('what could not be told without a network is told at the start after', async () => {
  await wish(true);
  offline = true;
  await start(1);
  offline = false;
  await start(2);
  expect(told()).toHaveLength(1);
});

test('a browser left subscribed by somebody else takes no more, and nobody hears of it', async () => {
  endpoint = 'https://push.example/of-another';
  await start(1);
  await expect.poll(() => endpoint).toBeNull();
  expect(asked).toEqual([]);
});

test('a permission that was taken back is not asked for again at a start', async () => {
  await wish(true);
  vi.stubGlobal('Notification', { permission: 'denied' });
  await start(1);
  expect(asked).toEqual([]);
});
