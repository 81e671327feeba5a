import { createECDH, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import { type AtWork, atWork } from './at-work.ts';
import { expectAccessible } from './axe.ts';
import { shot } from './browser.ts';

const ENDPOINT = 'https://push.example.com/one-browser';
const NARROW = { width: 360, height: 640 };
const WIDE = { width: 1280, height: 800 };

let at: AtWork;

test.beforeEach(async () => {
  at = await atWork();
});
test.afterEach(() => at?.end());

/** The person's answer and the browser maker's service, which a browser under test has not. */
async function answering(page: Page, answer: 'granted' | 'denied'): Promise<void> {
  const keys = {
    p256dh: createECDH('prime256v1').generateKeys('base64url'),
    auth: randomBytes(16).toString('base64url'),
  };
  const subscription = { endpoint: ENDPOINT, keys };
  await page.addInitScript(
    ({ answer, subscription }) => {
      let permission: NotificationPermission = 'default';
      Object.defineProperty(Notification, 'permission', { get: () => permission });
      Notification.requestPermission = async () => {
        permission = answer;
        return answer;
      };
      PushManager.prototype.subscribe = async () =>
        ({ ...subscription, toJSON: () => subscription }) as unknown as PushSubscription;
    },
    { answer, subscription },
  );
}

/** As if this phone had been in use since last week, with a note sent then. */
async function usedBefore(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const work = await ask(indexedDB.open(names.find((name) => name.startsWith('toso-')) ?? ''));
    const phone = await ask(work.transaction('phone').objectStore('phone').get('phone'));
    const at = Date.now() - 7 * 86_400_000;
    const mark = { op: 'note-1', by: phone.person, at };
    const body = { assignmentId: 'none', placeId: 'place.1', text: 'Đã dán', mark };
    const note = { id: 'note-1', kind: 'note', place: 'place.1', body };
    await ask(work.transaction('view', 'readwrite').objectStore('view').put(note));
    work.close();
    const pocket = await ask(indexedDB.open('keyval-store'));
    const store = pocket.transaction('keyval', 'readwrite').objectStore('keyval');
    const key = (await ask(store.getAllKeys())).find((one) => String(one).startsWith('reminding'));
    const kept = await ask(store.get(key ?? ''));
    await ask(store.put({ ...kept, since: at }, key));
    pocket.close();
  });
}

test('a member is offered reminders on a later day, turns them on, and finds the switch under Thêm', async () => {
  const { page, server } = at;
  await answering(page, 'granted');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Nhắc khi sắp đến hạn?')).toBeHidden();
  await usedBefore(page);
  await page.reload();
  await expect(page.getByText('Nhắc khi sắp đến hạn?')).toBeVisible();
  await shot(page, 'remind-offer-360');
  await page.setViewportSize(WIDE);
  await shot(page, 'remind-offer-1280');
  await page.setViewportSize(NARROW);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Bật nhắc' }).click();
  await expect(page.getByText('Đã bật nhắc.')).toBeVisible();
  const database = new Sqlite(join(server.data, 'to-so.sqlite'), { readonly: true });
  expect(database.prepare('select endpoint from subscriptions').pluck().all()).toEqual([ENDPOINT]);

  await page.getByRole('link', { name: 'Thêm' }).click();
  const box = page.getByRole('checkbox', { name: 'Nhắc cả khi không mở ứng dụng' });
  await expect(box).toBeChecked();
  await box.scrollIntoViewIfNeeded();
  await shot(page, 'remind-more-360');
  await page.setViewportSize(WIDE);
  await shot(page, 'remind-more-1280');
  await page.setViewportSize(NARROW);
  await expectAccessible(page);
  await box.uncheck();
  await expect(box).not.toBeChecked();
  await expect
    .poll(() => database.prepare('select count(*) from subscriptions').pluck().get())
    .toBe(0);
  database.close();
});

test('a no to the browser’s question is met with the way to allow it', async () => {
  const { page } = at;
  await answering(page, 'denied');
  await usedBefore(page);
  await page.reload();
  await page.getByRole('button', { name: 'Bật nhắc' }).click();
  await expect(page.getByText(/Máy đang chặn thông báo/)).toBeVisible();
  await shot(page, 'remind-denied-360');
  await expectAccessible(page);
});

test('a push that reaches a closed app is a sentence of the phone’s own, with numbers alone', async () => {
  const { page, phone, server } = at;
  await phone.grantPermissions(['notifications'], { origin: server.url });
  const cdp = await phone.newCDPSession(page);
  const found = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const live = registrations.find((one) => !one.isDeleted);
      if (live) resolve(live.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  const registrationId = await found;
  await page.evaluate(() => navigator.serviceWorker.ready);
  const data = JSON.stringify({ overdue: 1, due: 2, badge: 3 });
  const origin = server.url;
  const deliver = () =>
    cdp.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const all = await registration.getNotifications();
      return all.map(({ title, body }) => `${title} | ${body}`);
    });
  // One that comes again takes the place of the first; DevTools loses one that meets a starting worker.
  await expect(async () => {
    await deliver();
    const only = ['Có 1 việc quá hạn | Có 2 việc sắp đến hạn'];
    await expect.poll(shown, { timeout: 10_000 }).toEqual(only);
  }).toPass({ timeout: 90_000 });
});
