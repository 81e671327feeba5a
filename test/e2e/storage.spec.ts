import { expect, type Page, test } from '@playwright/test';
import { type AtWork, atWork, openTask } from './at-work.ts';
import { expectAccessible } from './axe.ts';
import { picture, shot } from './browser.ts';
import { keys } from './on-disk.ts';

/** A phone that is full, in a real browser with a small quota. */

let work: AtWork;
test.afterEach(() => work.end());

test('on a full phone work is still entered, in the order of what may go, and no word is lost', async () => {
  work = await atWork();
  let { phone, page } = work;

  // The first saved work brings the reserve in, and asks the browser to keep what is here.
  await openTask(page);
  await page.getByRole('checkbox').first().click();
  await expect.poll(() => hasReserve(page)).toBe(true);
  await phone.setOffline(true);
  await photograph(page);
  const [mine] = await keys(page, 'photos');
  await addOthersPhotos(page, 12);
  ({ phone, page } = await small(9_000_000));
  await openTask(page);

  // Full: a tick is written thanks to the reserve, which comes back at the cost of others' photos.
  await fill(page);
  const before = await keys(page, 'outbox');
  await page.getByRole('checkbox', { checked: false }).first().click();
  await expect.poll(() => keys(page, 'outbox')).toHaveLength(before.length + 1);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect.poll(() => hasReserve(page)).toBe(true);
  const left = await keys(page, 'photos');
  expect(left).toContain(mine);
  expect(left.length).toBeGreaterThan(1);
  expect(left.length).toBeLessThan(13);

  // Full again: a photo is taken and used.
  await fill(page);
  await photograph(page);
  await fill(page);
  await expect.poll(() => hasReserve(page)).toBe(true);
  expect(await keys(page, 'photos')).toContain(mine);

  // Nothing is left to let go: the words say so, and the typed text stays.
  await useUp(page);
  const entered = await keys(page, 'outbox');
  const photos = await keys(page, 'photos');
  const note = page.getByLabel('Ghi chú');
  await note.fill('Đã mời bà con tổ 5');
  await page.getByRole('button', { name: 'Lưu ghi chú' }).click();
  await expect(page.getByText('Máy gần hết chỗ. Việc đã làm không mất.')).toBeVisible();
  await expect(note).toHaveValue('Đã mời bà con tổ 5');
  await note.scrollIntoViewIfNeeded();
  await shot(page, 'storage-full');
  expect(await keys(page, 'outbox')).toEqual(entered);
  expect(await keys(page, 'photos')).toEqual(photos);
  expect(photos).toContain(mine);

  // Videos were deleted: the same press saves it.
  await setQuota(page, 20_000_000);
  await page.getByRole('button', { name: 'Lưu ghi chú' }).click();
  await expect(page.getByText('Đã mời bà con tổ 5')).toBeVisible();
  expect(await keys(page, 'outbox')).toHaveLength(entered.length + 1);

  await page.getByRole('link', { name: 'Thêm' }).click();
  const room = page.getByText(/Ứng dụng đang dùng [\d,]+ MB\. Còn chỗ cho việc mới\./);
  await expect(room).toBeVisible();
  await room.scrollIntoViewIfNeeded();
  await shot(page, 'storage-more');
  await expectAccessible(page);

  // What the full phone had entered arrives.
  await phone.setOffline(false);
  await page.reload();
  await expect(page.getByText(/Đã gửi hết/)).toBeVisible({ timeout: 30_000 });
  expect(await keys(page, 'outbox')).toEqual([]);
});

test('a phone with no room left says so where its storage is shown', async () => {
  work = await atWork();
  const { page } = await small(6_000_000);
  await useUp(page);
  await page.getByRole('link', { name: 'Thêm' }).click();
  await expect(page.getByText(/Máy gần hết chỗ\. Việc đã làm không mất\./)).toBeVisible();
  await page.getByText(/Máy gần hết chỗ/).scrollIntoViewIfNeeded();
  await shot(page, 'storage-more-full');
});

/** The same phone with a small disk. The browser asks how large it is before the first write, and then trusts that. */
async function small(quotaSize: number) {
  await work.phone.close();
  const again = await work.reopen();
  await setQuota(again.page, quotaSize);
  await again.phone.setOffline(true);
  await again.page.goto(work.server.url);
  return again;
}

async function photograph(page: Page): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('button', { name: /^Chụp ảnh cho bước/ })
    .first()
    .click();
  const colour = (await keys(page, 'photos')).length;
  await (await chooser).setFiles(picture('a.jpg', [colour, 90, 200]));
  await page.getByText('Không có người').click();
  await page.getByRole('button', { name: /Dùng ảnh này/ }).click();
  await expect(page.getByRole('heading', { name: 'Các bước' })).toBeVisible();
}

/** Holds as long as its session does, so that is left open. */
async function setQuota(page: Page, quotaSize: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const origin = work.server.url;
  await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
}

function hasReserve(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const open = indexedDB.open('keyval-store');
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const get = db.transaction('keyval').objectStore('keyval').getKey('ballast');
    return new Promise<boolean>((resolve) => {
      get.onsuccess = () => {
        db.close();
        resolve(get.result !== undefined);
      };
    });
  });
}

/** Full photos of others, as looking at them leaves them here. */
function addOthersPhotos(page: Page, count: number): Promise<void> {
  return page.evaluate(async (many) => {
    const names = (await indexedDB.databases()).flatMap((one) => one.name ?? []);
    const open = indexedDB.open(names.find((one) => one.startsWith('toso-')) ?? '');
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const change = db.transaction('photos', 'readwrite');
    for (let n = 0; n < many; n++) {
      const bytes = new Uint8Array(190_000);
      for (let at = 0; at < bytes.length; at += 65_536) {
        crypto.getRandomValues(bytes.subarray(at, at + 65_536));
      }
      const sha256 = `0${n}`.padEnd(64, 'e');
      const facts = { state: 'stored', evidenceId: null, tried: false, why: null };
      change.objectStore('photos').put({ sha256, bytes: bytes.buffer, ...facts });
    }
    await new Promise((resolve) => {
      change.oncomplete = resolve;
    });
    db.close();
  }, count);
}

/** Other things on the phone take up all that is left, down to half a kilobyte. */
function fill(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const open = indexedDB.open('videos', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('bytes', { autoIncrement: true });
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const add = (size: number) =>
      new Promise<boolean>((resolve) => {
        const bytes = new Uint8Array(size);
        for (let at = 0; at < size; at += 65_536) {
          crypto.getRandomValues(bytes.subarray(at, Math.min(size, at + 65_536)));
        }
        const change = db.transaction('bytes', 'readwrite', { durability: 'strict' });
        change.objectStore('bytes').add(bytes.buffer);
        change.oncomplete = () => resolve(true);
        change.onabort = () => resolve(false);
      });
    for (const size of [150_000, 20_000, 2_000, 500]) {
      for (let n = 0; n < 200 && (await add(size)); n++);
    }
    db.close();
  });
}

/** The reserve is spent, nobody else's photo is left, and the phone is full. */
async function useUp(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const drop = async (name: string, table: string, key: IDBValidKey | IDBKeyRange) => {
      const open = indexedDB.open(name);
      const db = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => resolve(open.result);
      });
      const change = db.transaction(table, 'readwrite');
      change.objectStore(table).delete(key);
      await new Promise((resolve) => {
        change.oncomplete = resolve;
      });
      db.close();
    };
    const names = (await indexedDB.databases()).flatMap((one) => one.name ?? []);
    const work = names.find((one) => one.startsWith('toso-')) ?? '';
    await drop('keyval-store', 'keyval', 'ballast');
    for (let n = 0; n < 20; n++) await drop(work, 'photos', `0${n}`.padEnd(64, 'e'));
  });
  await fill(page);
}
