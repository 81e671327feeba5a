import { expect, type Page, test } from '@playwright/test';
import { GREEN } from '../fixtures/pictures/draw.ts';
import { type AtWork, atWork, openTask, TASK } from './at-work.ts';
import { picture, shot } from './browser.ts';
import { contrastsIn, coveredByFoot, smallTargets, tooClose } from './on-screen.ts';

/**
 * What a member's app is held to (docs/points.md), on one phone at work. Points shown elsewhere carry
 * their number there.
 */
let at: AtWork;
let page: Page;

test.beforeAll(async () => {
  at = await atWork();
  page = at.page;
  // Counted from the very start, also before the app's own code runs.
  await page.addInitScript(() => {
    const asked = () => sessionStorage.setItem('asked', 'yes');
    Notification.requestPermission = async () => {
      asked();
      return 'default';
    };
  });
});
test.afterAll(() => at?.end());
test.afterEach(async () => {
  await at.phone.setOffline(false);
});

/** Where a member goes, each with the button or field that one comes for. */
const SCREENS: [path: string, main: (page: Page) => ReturnType<Page['getByRole']>][] = [
  ['/', (p) => p.getByRole('link', { name: /Ghi một lượt/i })],
  ['/ghi', (p) => p.getByRole('radio', { name: /VNeID/ })],
  ['/hop-gui', (p) => p.getByRole('button', { name: 'Gửi ngay' })],
  ['/to', (p) => p.getByRole('heading', { level: 1 })],
  ['/them', (p) => p.getByRole('checkbox').first()],
  ['/so-tay', (p) => p.getByRole('link', { name: /VNeID/ }).first()],
];

async function go(path: string): Promise<void> {
  await page.goto(at.server.url + path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function openOne(): Promise<void> {
  await go('/');
  await openTask(page);
}

/** Every screen of a member's day in turn, the task among them. */
async function onEach(look: (name: string) => Promise<void>): Promise<void> {
  for (const [path] of SCREENS) {
    await go(path);
    await look(path);
  }
  await openOne();
  await look('/viec');
}

test('a photo is three taps from the icon: icon, camera on the row, shutter (point 2)', async () => {
  await go('/');
  const row = page.getByRole('listitem').filter({ hasText: TASK }).first();
  const chooser = page.waitForEvent('filechooser');
  await row.getByRole('button', { name: /Chụp ảnh/ }).tap();
  // The camera is open: the next tap is the shutter.
  await (await chooser).setFiles(picture('mot.jpg', GREEN));
  await expect(page.getByText('Trong ảnh có người không?')).toBeVisible();
  await page.getByText('Không có người').tap();
  await page.getByRole('button', { name: /Dùng ảnh này/ }).tap();
});

test('“Chụp ảnh” opens the camera and “Chọn ảnh có sẵn” the gallery (point 20)', async () => {
  await openOne();
  const captures = await page
    .locator('input[type=file]')
    .evaluateAll((inputs) =>
      (inputs as HTMLInputElement[]).map((input) => [input.getAttribute('capture'), input.accept]),
    );
  expect(captures.map(([capture]) => capture).sort()).toEqual([null, 'environment'].sort());
  for (const [, accept] of captures) expect(accept).toContain('image/');
});

test('the button one comes for is within one page of reading on every screen (point 6)', async () => {
  for (const [path, main] of SCREENS) {
    await go(path);
    const box = await main(page).first().boundingBox();
    expect(box, path).not.toBeNull();
    expect(box?.y ?? 9_999, path).toBeLessThan(2 * 640);
  }
});

test('without a network everything opens, says so in grey and never only turns a wheel (points 7, 8)', async () => {
  await at.phone.setOffline(true);
  await onEach(async (name) => {
    await page.waitForTimeout(1_000);
    await expect(
      page.locator('[aria-busy=true], [role=progressbar]:not([aria-valuenow])'),
    ).toHaveCount(0);
    const red = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('main *, section *')]
        .filter(
          (one) => one.checkVisibility() && one.childElementCount === 0 && one.textContent?.trim(),
        )
        .filter((one) => {
          const { color, backgroundColor } = getComputedStyle(one);
          return [color, backgroundColor].some((said) => said === 'rgb(155, 28, 28)');
        })
        .map((one) => one.textContent),
    );
    expect(red, name).toEqual([]);
  });
  await go('/');
  await openTask(page);
  await page.getByRole('checkbox').nth(1).tap();
  await expect(page.getByText('Chờ gửi').first()).toBeVisible();
  const bar = page.getByText(/Không có mạng\. Vẫn làm được/).first();
  await expect(bar).toBeVisible();
  await shot(page, 'points-offline');
});

test('what waits is counted on every screen, and it is the queue (point 11)', async () => {
  await at.phone.setOffline(true);
  await openOne();
  await page.getByLabel('Ghi chú').fill('Đã mời tổ 5');
  await page.getByRole('button', { name: 'Lưu ghi chú' }).tap();
  await expect(page.getByText('Đã mời tổ 5')).toBeVisible();
  await onEach(async (name) => {
    const queued = await waitingIn(page);
    expect(queued, name).toBeGreaterThan(0);
    const tab = page.getByRole('navigation').getByRole('link', { name: /Hộp gửi/ });
    if (await tab.count()) await expect(tab, name).toContainText(`${queued} việc chờ`);
  });
});

test('“Đã gửi” comes with the answer and not with the attempt (point 9)', async () => {
  // The server hears it and the phone never hears the answer.
  await page.route('**/api/sync', async (route) => {
    await route.fetch().catch(() => undefined);
    await route.abort();
  });
  await openOne();
  await page.getByLabel('Ghi chú').fill('Câu này đến nơi mà máy chưa biết');
  await page.getByRole('button', { name: 'Lưu ghi chú' }).tap();
  await expect(page.getByText('Câu này đến nơi')).toBeVisible();
  await go('/hop-gui');
  for (let tries = 0; tries < 3; tries += 1) {
    const heard = page.waitForEvent('requestfailed', (request) =>
      request.url().includes('/api/sync'),
    );
    await page.getByRole('button', { name: 'Gửi ngay' }).tap();
    await heard;
    await expect(page.getByRole('heading', { name: /Đang chờ trong máy/ })).toBeVisible();
    const item = page.getByRole('listitem').filter({ hasText: 'Câu này đến nơi' });
    await expect(item).toHaveText(/Chờ gửi|Đang gửi/);
    await expect(page.getByText(/Đã gửi hết/)).toHaveCount(0);
  }
  await page.unrouteAll({ behavior: 'wait' });
  await page.getByRole('button', { name: 'Gửi ngay' }).tap();
  await expect(page.getByText(/Không còn gì chờ gửi/)).toBeVisible({ timeout: 30_000 });
});

test('Vietnamese typed by a keyboard that composes comes out as typed (point 21)', async () => {
  await openOne();
  const note = page.getByLabel('Ghi chú');
  await note.tap();
  const said = 'Nguyễn Thị Đào';
  const keyboard = await page.context().newCDPSession(page);
  // As Telex does: a word is shown while it is composed, and replaced with each key.
  for (const word of said.split(' ')) {
    for (let n = 1; n <= word.length; n += 1) {
      const text = word.slice(0, n).normalize('NFD').replace(/\p{M}/gu, '');
      await keyboard.send('Input.imeSetComposition', { text, selectionStart: n, selectionEnd: n });
    }
    await keyboard.send('Input.insertText', { text: word });
    await keyboard.send('Input.insertText', { text: ' ' });
  }
  await expect(note).toHaveValue(`${said} `);
  await page.getByRole('button', { name: 'Lưu ghi chú' }).tap();
  await expect(page.getByText(said)).toBeVisible();
});

test('leave to send notifications is not asked for in the first session (point 23)', async () => {
  await onEach(async (name) => {
    expect(await page.evaluate(() => sessionStorage.getItem('asked')), name).toBeNull();
  });
});

test('every target is 48 × 48 with 8 between, and main buttons are 56 high (point 31)', async () => {
  await onEach(async (name) => {
    expect(await smallTargets(page, 48), name).toEqual([]);
    expect(await tooClose(page, 8), name).toEqual([]);
  });
});

test('text has a contrast of 7, anything else 4.5, in the plain and the sunlight look (point 32)', async () => {
  for (const mode of ['day', 'sun']) {
    await onEach(async (name) => {
      await page.evaluate((to) => {
        document.documentElement.dataset.mode = to;
      }, mode);
      const found = await contrastsIn(page);
      expect(
        found.filter(({ ratio, small }) => ratio < (small ? 4.5 : 7)),
        `${name} ${mode}`,
      ).toEqual([]);
    });
  }
});

test('focus is never behind the bar at the bottom, and everything is reached by keys (point 35)', async () => {
  await onEach(async (name) => {
    expect(await coveredByFoot(page), name).toEqual([]);
  });
});

/** What this phone still has to send, a photo and its record once. */
function waitingIn(on: Page): Promise<number> {
  return on.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    let count = 0;
    for (const name of names) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const open = indexedDB.open(name);
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(open.error);
      });
      if (db.objectStoreNames.contains('outbox')) {
        const read = <T>(store: string) =>
          new Promise<T[]>((resolve) => {
            const asked = db.transaction(store).objectStore(store).getAll();
            asked.onsuccess = () => resolve(asked.result as T[]);
          });
        const queued = new Set(
          (await read<{ op: { id: string } }>('outbox')).map(({ op }) => op.id),
        );
        const photos = await read<{ state: string; evidenceId: string | null }>('photos');
        const left = photos.filter(
          ({ state, evidenceId }) => state === 'waiting' && !queued.has(evidenceId ?? ''),
        );
        count += queued.size + left.length;
      }
      db.close();
    }
    return count;
  });
}
