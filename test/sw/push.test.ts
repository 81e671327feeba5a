import { del } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepLooks, keepSession, PLAIN_LOOKS } from '../../src/client/local/pocket.ts';
import { openWork, renew, showPush } from '../../src/sw/push.ts';

const NOON = Date.parse('2026-01-14T05:00:00Z');
const SESSION = {
  token: 'x'.repeat(43),
  ward: { id: 'ward', name: 'Phường Mẫu', placeWord: 'khu phố', practice: false },
  person: { id: 'p-hanh', name: 'Nguyễn Thị Hạnh', role: 'member' as const, placeId: 'kp3' },
  place: { id: 'kp3', name: 'Khu phố 3' },
};

type Data = Parameters<typeof showPush>[1];
type Pages = Parameters<typeof openWork>[0];
type Shown = { title: string; options: NotificationOptions };

/** As much of a browser as the worker touches. */
function makeBrowser() {
  const shown: Shown[] = [];
  const state = { subscribed: true };
  const unsubscribe = async () => {
    state.subscribed = false;
  };
  const subscription = { unsubscribe };
  const pushManager = {
    getSubscription: async () => subscription,
    subscribe: async ({ applicationServerKey }: { applicationServerKey: unknown }) => {
      return { endpoint: 'https://push.example/new', made: applicationServerKey };
    },
  };
  const showNotification = async (title: string, options: NotificationOptions) =>
    void shown.push({ title, options });
  const registration = { showNotification, pushManager } as unknown as ServiceWorkerRegistration;
  return { registration, shown, state };
}

const saying = (text: string) => ({ json: () => JSON.parse(text) }) as unknown as Data;

beforeEach(async () => {
  vi.useFakeTimers({ now: NOON, toFake: ['Date'] });
  await keepSession(SESSION);
  await keepLooks(PLAIN_LOOKS);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a push', () => {
  test('becomes a Vietnamese sentence for each kind, the most pressing as its title', async () => {
    const { registration, shown } = makeBrowser();
    await showPush(registration, saying('{"given":1,"overdue":2,"due":3,"badge":5}'));
    expect(shown).toMatchObject([{ title: 'Có 2 việc quá hạn', options: { lang: 'vi' } }]);
    expect(shown[0]?.options.body).toBe('Có 1 việc mới được giao\nCó 3 việc sắp đến hạn');
    expect(shown[0]?.options).toMatchObject({ silent: false, renotify: true, tag: 'work' });
  });

  test('speaks the language that its person chose', async () => {
    await keepLooks({ ...PLAIN_LOOKS, language: 'en' });
    const { registration, shown } = makeBrowser();
    await showPush(registration, saying('{"due":2,"badge":2}'));
    expect(shown[0]?.title).toBe('Due soon: 2');
    expect(shown[0]?.options.body).toBe("Tap to see today's work.");
  });

  test('puts its number on the icon', async () => {
    const badge = vi.fn(async () => {});
    vi.stubGlobal('navigator', { setAppBadge: badge });
    await showPush(makeBrowser().registration, saying('{"due":2,"badge":7}'));
    expect(badge).toHaveBeenCalledWith(7);
  });

  test('that the service kept into the night makes no sound', async () => {
    vi.setSystemTime(Date.parse('2026-01-14T15:00:00Z'));
    const { registration, shown } = makeBrowser();
    await showPush(registration, saying('{"due":2,"badge":2}'));
    expect(shown[0]?.options).toMatchObject({ silent: true, renotify: false });
  });

  test.each(['{}', 'not json', '{"due":"<b>","badge":"x"}', 'null'])(
    'that this worker cannot read (%s) is shown in general words, with nothing of its own',
    async (text) => {
      const { registration, shown } = makeBrowser();
      await showPush(registration, saying(text));
      expect(shown).toMatchObject([{ title: 'Bấm để xem việc hôm nay.', options: { body: '' } }]);
    },
  );

  test('where nobody is signed in any more shows nothing, and is the last', async () => {
    await del('session');
    const { registration, shown, state } = makeBrowser();
    await showPush(registration, saying('{"due":2,"badge":2}'));
    expect(shown).toEqual([]);
    expect(state.subscribed).toBe(false);
  });
});

describe('a tap on it', () => {
  test('brings the open app to the front with the day’s list', async () => {
    const page = { postMessage: vi.fn(), focus: vi.fn(async () => {}) };
    const openWindow = vi.fn();
    await openWork({ matchAll: async () => [page], openWindow } as unknown as Pages);
    expect(page.postMessage).toHaveBeenCalledWith({ kind: 'open' });
    expect(page.focus).toHaveBeenCalled();
    expect(openWindow).not.toHaveBeenCalled();
  });

  test('opens the app at the day’s list where it is closed', async () => {
    const openWindow = vi.fn();
    await openWork({ matchAll: async () => [], openWindow } as unknown as Pages);
    expect(openWindow).toHaveBeenCalledWith('/');
  });
});

test('a browser that changes its address is reminded there from then on', async () => {
  const fetched = vi.fn(async () => new Response('{}'));
  vi.stubGlobal('fetch', fetched);
  const event = { oldSubscription: { options: { applicationServerKey: 'our key' } } };
  await renew(makeBrowser().registration, event as unknown as Event);
  const [path, init] = fetched.mock.calls[0] as unknown as [string, RequestInit];
  expect(path).toBe('/api/push');
  expect(new Headers(init.headers).get('authorization')).toBe(`Bearer ${SESSION.token}`);
  expect(JSON.parse(String(init.body))).toMatchObject({
    endpoint: 'https://push.example/new',
    made: 'our key',
  });
});
