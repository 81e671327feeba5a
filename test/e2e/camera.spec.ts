import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { BLUE, type Bytes, cornered, jpeg, RED, type Rgb, ycc } from '../fixtures/pictures/draw.ts';
import { type AtWork, manyAtWork, openTask } from './at-work.ts';
import { expectAccessible } from './axe.ts';
import { killPhone, picture, shot } from './browser.ts';
import { keys } from './on-disk.ts';

/** A camera that cannot lose a photo: killed at every point, on real parts. */

const FAKE_CAMERA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

let many: Awaited<ReturnType<typeof manyAtWork>>;
let work: AtWork;
test.beforeAll(async () => {
  many = await manyAtWork();
});
test.afterAll(() => many?.end());

const shutter = (page: Page) => page.getByRole('button', { name: 'Chụp', exact: true });

/** The phone's camera app opens, and nothing has come back from it yet. */
async function cameraOpens(page: Page) {
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('button', { name: /^Chụp ảnh cho bước/ })
    .first()
    .click();
  return chooser;
}

async function kill(): Promise<{ phone: BrowserContext; page: Page }> {
  expect(await killPhone(work.folder)).toBeGreaterThan(1);
  return work.reopen();
}

test('a page killed while the camera is open comes back to the task and names the photo (point 19)', async () => {
  work = await many.begin(FAKE_CAMERA);
  await openTask(work.page);
  await cameraOpens(work.page);

  const { phone, page } = await kill();
  await phone.setOffline(true);
  await page.goto(work.server.url);

  await expect(page).toHaveURL(/\/viec\//);
  const lost = page.getByRole('status').filter({ hasText: 'Ảnh vừa chụp chưa vào được' });
  await expect(lost).toBeVisible();
  await expect(lost).toContainText(/ảnh/i);
  await shot(page, 'camera-lost');
  await expectAccessible(page);

  // One tap takes it again, with the camera that does not end the page.
  await lost.getByRole('button', { name: 'Chụp ngay trong ứng dụng' }).click();
  await shutter(page).click();
  await expect(page.getByText('Đã lưu 1 ảnh trong máy.')).toBeVisible();
  await page.getByRole('button', { name: 'Xong', exact: true }).click();
  await expect(page.getByText('Trong ảnh có người không?')).toBeVisible();
  await page.getByRole('link', { name: 'Quay lại' }).click();
  await expect(page.getByText('Ảnh vừa chụp chưa vào được')).toHaveCount(0);
});

test('who wants the lost photo no more says so once', async () => {
  work = await many.begin();
  await openTask(work.page);
  await cameraOpens(work.page);
  const address = work.page.url();
  const { page } = await kill();
  // Android opens the page where it was, not at the start.
  await page.goto(address);
  await page.getByRole('button', { name: 'Không chụp nữa' }).click();
  await expect(page.getByText('Ảnh vừa chụp chưa vào được')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Các bước' })).toBeVisible();
  await expect(page.getByText('Ảnh vừa chụp chưa vào được')).toHaveCount(0);
});

test('a page killed while a photo is looked at comes back to the same photo', async () => {
  work = await many.begin();
  await openTask(work.page);
  await (await cameraOpens(work.page)).setFiles(picture('a.jpg', [230, 20, 20]));
  await expect(work.page.getByText('Trong ảnh có người không?')).toBeVisible();
  const radios = work.page.getByRole('radio');
  await expect(radios).toHaveCount(3);
  for (const radio of await radios.all()) await expect(radio).not.toBeChecked();
  const address = work.page.url();

  const { phone, page } = await kill();
  await phone.setOffline(true);
  await page.goto(address);
  await expect(page.getByRole('img', { name: 'Ảnh vừa chụp' })).toBeVisible();
  await page.getByText('Không có người').click();
  await page.getByRole('button', { name: /Dùng ảnh này/ }).click();
  await expect(page.getByRole('heading', { name: 'Các bước' })).toBeVisible();
  await expect(page.getByRole('img', { name: /Ảnh minh chứng/ })).toHaveCount(1);
});

test('a page killed while a photo is made small brings that photo in at the next start', async () => {
  work = await many.begin();
  await openTask(work.page);
  const chooser = await cameraOpens(work.page);
  // The work that makes it small takes so long that it never ends.
  await work.page.evaluate(() => {
    const endless = class {
      postMessage() {}
      terminate() {}
    };
    Object.assign(window, { Worker: endless });
  });
  await chooser.setFiles(picture('a.jpg', [230, 20, 20]));
  await expect.poll(() => keys(work.page, 'raws')).toHaveLength(1);
  expect(await keys(work.page, 'takes')).toEqual([]);

  const { phone, page } = await kill();
  await phone.setOffline(true);
  await page.goto(work.server.url);
  await expect(page).toHaveURL(/\/viec\//);
  await expect(page.getByText('Có ảnh đang làm dở')).toBeVisible();
  await expect(page.getByText('Ảnh vừa chụp chưa vào được')).toHaveCount(0);
  expect(await keys(page, 'raws')).toEqual([]);
  expect(await keys(page, 'takes')).toHaveLength(1);
});

test('a photo that lay on its side is turned in its pixels', async () => {
  work = await many.begin();
  const { page } = work;
  await openTask(page);
  const file = jpeg({ width: 640, height: 480, colour: cornered(640, 480) });
  await (await cameraOpens(page)).setFiles({ ...picture('a.jpg', RED), buffer: Buffer.from(file) });
  const preview = page.getByRole('img', { name: 'Ảnh vừa chụp' });
  await expect(preview).toHaveAttribute('width', '640');
  await shot(page, 'camera-turn');
  await page.getByRole('button', { name: 'Xoay ảnh' }).click();
  await expect(preview).toHaveAttribute('width', '480');
  await expect(preview).toHaveAttribute('height', '640');
  // Red was at the top left, blue at the top right: they are at the right side now.
  const right = await preview.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: 480, height: 640 });
    const ink = canvas.getContext('2d');
    ink?.drawImage(image, 0, 0);
    return [40, 600].map((y) => [...(ink?.getImageData(440, y, 1, 1).data ?? [])].slice(0, 3));
  });
  for (const [i, colour] of [RED, BLUE].entries())
    for (const [part, value] of colour.entries())
      expect(Math.abs((right[i]?.[part] ?? 0) - value)).toBeLessThan(30);
});

test('several photos taken inside the app are each on the disk at the shutter, and answered in a row', async () => {
  work = await many.begin(FAKE_CAMERA);
  const { page } = work;
  await page.getByRole('link', { name: 'Thêm' }).click();
  await page.getByLabel('Chụp ngay trong ứng dụng').check();
  await page.getByRole('link', { name: 'Việc', exact: true }).click();
  await openTask(page);
  await page
    .getByRole('button', { name: /^Chụp ảnh cho bước/ })
    .first()
    .click();
  await expect(shutter(page)).not.toHaveAttribute('aria-disabled', 'true');
  await shot(page, 'finder-ready');
  await expectAccessible(page);
  for (const n of [1, 2, 3]) {
    await shutter(page).click();
    await expect(page.getByText(`Đã lưu ${n} ảnh trong máy.`)).toBeVisible();
  }
  await shot(page, 'finder-three');
  await page.setViewportSize({ width: 640, height: 360 });
  await shot(page, 'finder-sideways');

  const again = await kill();
  await again.phone.setOffline(true);
  await again.page.goto(work.server.url);
  await openTask(again.page);
  await expect(again.page.getByText('Có ảnh đang làm dở')).toHaveCount(3);
  await again.page.getByRole('link', { name: 'Xem tiếp' }).first().click();
  for (let left = 3; left > 0; left--) {
    await again.page.getByText('Không có người').click();
    const used = again.page.url();
    await again.page.getByRole('button', { name: /Dùng ảnh này/ }).click();
    await expect(again.page).not.toHaveURL(used);
  }
  await expect(again.page.getByRole('heading', { name: 'Các bước' })).toBeVisible();
  expect(await keys(again.page, 'outbox')).toHaveLength(4);
  expect(await keys(again.page, 'takes')).toEqual([]);
});

test('the camera inside the app is let go when the page is left or hidden', async () => {
  work = await many.begin(FAKE_CAMERA);
  const { page } = work;
  await page.addInitScript(() => {
    const media = navigator.mediaDevices;
    const open = media.getUserMedia.bind(media);
    const tracks: MediaStreamTrack[] = [];
    Object.assign(globalThis, { tracks });
    media.getUserMedia = async (wishes) => {
      const stream = await open(wishes);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
  const running = () =>
    page.evaluate(() => {
      const { tracks } = globalThis as unknown as { tracks: MediaStreamTrack[] };
      return [tracks.length, tracks.filter((track) => track.readyState === 'live').length];
    });
  const seen = (state: 'hidden' | 'visible') =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
      Object.defineProperty(document, 'hidden', { value: now === 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await page.reload();
  await openTask(page);
  await openFinder(page);
  await expect.poll(running).toEqual([1, 1]);
  await seen('hidden');
  await expect.poll(running).toEqual([1, 0]);
  await seen('visible');
  await expect.poll(running).toEqual([2, 1]);
  await page.getByRole('button', { name: 'Thôi' }).click();
  await expect.poll(running).toEqual([2, 0]);
  await expect(page.getByText('Ảnh vừa chụp chưa vào được')).toHaveCount(0);
});

test('who does not allow the camera is told so, and goes on with a picture that is there', async () => {
  work = await many.begin(['--use-fake-device-for-media-stream', '--deny-permission-prompts']);
  const { page } = work;
  await openTask(page);
  await openFinder(page);
  await expect(page.getByRole('alert')).toContainText('Chưa được phép dùng máy ảnh.');
  await shot(page, 'finder-refused');
  await expectAccessible(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('dialog').getByRole('button', { name: 'Chọn ảnh có sẵn' }).click();
  await (await chooser).setFiles(picture('a.jpg', [20, 40, 220]));
  await expect(page.getByText('Trong ảnh có người không?')).toBeVisible();
});

test('a phone without a camera says so', async () => {
  work = await many.begin([
    '--use-fake-device-for-media-stream=device-count=0',
    '--use-fake-ui-for-media-stream',
  ]);
  await openTask(work.page);
  await openFinder(work.page);
  await expect(work.page.getByRole('alert')).toContainText('Không thấy máy ảnh nào.');
});

test('a covered face is in no stored byte; the rest of the picture is as it was (point 26)', async () => {
  work = await many.begin();
  const { page } = work;
  await openTask(page);
  await (await cameraOpens(page)).setFiles({
    ...picture('a.jpg', [0, 0, 0]),
    buffer: Buffer.from(chequered()),
  });
  await page.setViewportSize({ width: 360, height: 640 });
  // Covered before the question who is on it was answered.
  const aim = page.getByRole('button', { name: 'Che mặt, giấy tờ' });
  await aim.click();
  const before = await pixels(page);
  const box = await aim.boundingBox();
  if (!box) throw new Error('no picture');
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(0.4, 0.5));
  await page.mouse.down();
  await page.mouse.move(...at(0.6, 0.5), { steps: 4 });
  await page.mouse.up();
  await shot(page, 'camera-cover');
  await expectAccessible(page);
  const done = page.getByRole('button', { name: 'Che xong', exact: true });
  await done.click();
  await expect(done).toHaveCount(0);
  const after = await pixels(page);

  // The board's squares are gone under the cover, in the photo as in its thumbnail.
  expect(before.full.inside).toBeGreaterThan(60);
  expect(after.full.inside).toBeLessThan(before.full.inside / 4);
  expect(after.thumb.inside).toBeLessThan(before.thumb.inside / 2);
  expect(Math.abs(after.full.outside - before.full.outside)).toBeLessThan(5);
  expect(after.sha256).not.toBe(before.sha256);
  expect(await keys(page, 'takes')).toHaveLength(1);
  await page.getByText('Có người – che mặt').click();
  await page.getByRole('button', { name: /Dùng ảnh này/ }).click();
  await expect(page.getByRole('heading', { name: 'Các bước' })).toBeVisible();
  await expect(page.getByText('Đã lưu trong máy – chờ gửi.')).toBeVisible();
  await shot(page, 'camera-kept');
  expect(await keys(page, 'photos')).toEqual([after.sha256]);
});

test('covering comes to its end on a photo of one colour, where nothing can be seen of it', async () => {
  work = await many.begin();
  const { page } = work;
  await openTask(page);
  await (await cameraOpens(page)).setFiles(picture('dark.jpg', [20, 20, 20]));
  await page.getByRole('button', { name: 'Che mặt, giấy tờ' }).click();
  await page.getByRole('button', { name: 'Che mặt, giấy tờ' }).click();
  const done = page.getByRole('button', { name: 'Che xong', exact: true });
  await done.click();
  await expect(done).toHaveCount(0);
  await page.getByText('Không có người').click();
  await page.getByRole('button', { name: /Dùng ảnh này/ }).click();
  await expect(page.getByText('Đã lưu trong máy – chờ gửi.')).toBeVisible();
});

async function openFinder(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // Chosen in the settings, as the test of several photos does by hand.
    const open = indexedDB.open('keyval-store');
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const store = db.transaction('keyval', 'readwrite').objectStore('keyval');
    await new Promise((resolve) => {
      const looks = { language: 'vi', text: 'normal', sun: false, finder: true };
      store.put(looks, 'looks').onsuccess = resolve;
    });
    db.close();
  });
  await page.reload();
  await page
    .getByRole('button', { name: /^Chụp ảnh cho bước/ })
    .first()
    .click();
}

/** Squares of 16 px, black and white: nothing is so easily told from a cover. */
function chequered(): Bytes {
  const colour = (column: number, row: number): number[] => {
    const white = (Math.floor(column / 2) + Math.floor(row / 2)) % 2 === 0;
    const rgb: Rgb = white ? [235, 235, 235] : [20, 20, 20];
    return ycc(rgb);
  };
  return jpeg({ width: 1280, height: 960, colour });
}

/** How strongly the stored take varies, inside the cover and away from it: deviation of brightness. */
function pixels(page: Page) {
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    const open = indexedDB.open(names.find((name) => name.startsWith('toso-')) ?? '');
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const all = db.transaction('takes').objectStore('takes').getAll();
    const [take] = await new Promise<
      { picture: { bytes: ArrayBuffer; thumb: ArrayBuffer; sha256: string } }[]
    >((resolve) => {
      all.onsuccess = () => resolve(all.result);
    });
    db.close();
    if (!take) throw new Error('no take');
    const spread = async (bytes: ArrayBuffer) => {
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const ink = canvas.getContext('2d');
      if (!ink) throw new Error('no canvas');
      ink.drawImage(image, 0, 0);
      const side = Math.floor(image.width * 0.1);
      const deviation = (x: number, y: number) => {
        const { data } = ink.getImageData(x, y, side, side);
        const light = Array.from({ length: side * side }, (_, i) => data[i * 4] ?? 0);
        const mean = light.reduce((sum, value) => sum + value, 0) / light.length;
        return Math.sqrt(light.reduce((sum, value) => sum + (value - mean) ** 2, 0) / light.length);
      };
      const middle = deviation((image.width - side) / 2, (image.height - side) / 2);
      return { inside: middle, outside: deviation(side / 2, side / 2) };
    };
    const { bytes, thumb, sha256 } = take.picture;
    return { full: await spread(bytes), thumb: await spread(thumb), sha256 };
  });
}
