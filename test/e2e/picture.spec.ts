import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { shrink as Shrink } from '../../src/client/local/picture/shrink.ts';
import { drawPhoto, type Seen, serve, shrinkIn } from '../client/picture/served.ts';
import {
  BLUE,
  type Bytes,
  bomb,
  bytes,
  cornered,
  exif,
  film,
  GREEN,
  GREY,
  gif,
  heic,
  icc,
  jpeg,
  png,
  RED,
  type Rgb,
  segment,
  text,
  webp,
  xmp,
} from '../fixtures/pictures/draw.ts';

let served: Awaited<ReturnType<typeof serve>>;

test.beforeAll(async () => {
  served = await serve();
});
test.afterAll(() => served.close());
test.beforeEach(({ page }) => page.goto(served.url));

const upright = (before: Bytes[] = [], after = bytes()) =>
  jpeg({ width: 96, height: 64, colour: cornered(96, 64), before, after });

async function shrunk(page: Page, file: Uint8Array, type?: string): Promise<Seen> {
  served.files.set('file', file);
  const outcome = await shrinkIn(page, 'file', type);
  if ('problem' in outcome) throw new Error(`no picture: ${outcome.problem}`);
  expectEvidence(outcome.picture);
  return outcome.picture;
}

async function problem(page: Page, file: Uint8Array, type?: string): Promise<string> {
  served.files.set('file', file);
  const outcome = await shrinkIn(page, 'file', type);
  return 'problem' in outcome ? outcome.problem : 'none';
}

/** What holds for every picture, whatever was picked. */
function expectEvidence(picture: Seen): void {
  expect(Math.max(picture.width, picture.height)).toBeLessThanOrEqual(1600);
  expect(Math.min(picture.width, picture.height)).toBeGreaterThan(0);
  expect(picture.bytes.length).toBeLessThanOrEqual(204_800);
  expect(picture.thumb.length).toBeLessThanOrEqual(4096);
  expect(picture.thumbSide).toBeLessThanOrEqual(160);
  expect(picture.sha256).toBe(createHash('sha256').update(picture.bytes).digest('hex'));
  expect(picture.thumbSha256).toBe(createHash('sha256').update(picture.thumb).digest('hex'));
  expect(picture.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  for (const file of [picture.bytes, picture.thumb]) {
    const words = file.toString('latin1');
    for (const trace of [
      'Exif',
      'GPS',
      'http://ns.adobe.com',
      'ICC_PROFILE',
      'ftyp',
      'Photoshop',
    ]) {
      expect(words.includes(trace), trace).toBe(false);
    }
    expect(words.slice(0, 3)).toBe('\xff\xd8\xff');
    expect(words.slice(-2)).toBe('\xff\xd9');
  }
}

function expectColour(seen: number[], colour: Rgb): void {
  const furthest = Math.max(...seen.map((value, i) => Math.abs(value - (colour[i] ?? 0))));
  expect(furthest, `${seen} is near ${colour}`).toBeLessThanOrEqual(24);
}

test('a photo from a phone held upright: small, upright, and silent about where it was taken (point 24)', async ({
  page,
}) => {
  const drawn = await drawPhoto(page);
  const file = bytes(
    drawn.subarray(0, 2),
    exif(6),
    xmp(),
    icc(),
    drawn.subarray(2),
    film(2_000_000),
  );
  const picture = await shrunk(page, file);
  expect([picture.width, picture.height]).toEqual([1200, 1600]);
  expect(picture.originalBytes).toBe(file.length);
  expect(file.length).toBeGreaterThan(3_000_000);
  // A picture this busy uses what it may.
  expect(picture.bytes.length).toBeGreaterThan(150_000);
  expectColour(picture.corners.topRight, RED);
  expectColour(picture.corners.bottomRight, BLUE);
});

test('however the phone was held, the picture stands upright', async ({ page }) => {
  const places = [
    [1, 'topLeft', 'topRight'],
    [2, 'topRight', 'topLeft'],
    [3, 'bottomRight', 'bottomLeft'],
    [4, 'bottomLeft', 'bottomRight'],
    [5, 'topLeft', 'bottomLeft'],
    [6, 'topRight', 'bottomRight'],
    [7, 'bottomRight', 'topRight'],
    [8, 'bottomLeft', 'topLeft'],
  ] as const;
  for (const [orientation, red, blue] of places) {
    const small = await shrunk(page, upright([exif(orientation)]));
    const large = await shrunk(
      page,
      jpeg({
        width: 2400,
        height: 1600,
        colour: cornered(2400, 1600),
        before: [exif(orientation)],
      }),
    );
    const turned = orientation > 4;
    expect([small.width, small.height]).toEqual(turned ? [64, 96] : [96, 64]);
    expect([large.width, large.height]).toEqual(turned ? [1067, 1600] : [1600, 1067]);
    for (const { corners } of [small, large]) {
      expectColour(corners[red], RED);
      expectColour(corners[blue], BLUE);
    }
  }
});

test.describe('every kind of picture a phone may hold', () => {
  const half = (x: number): number[] => (x < 30 ? [0, 0, 0, 0] : [20, 180, 60, 255]);
  const glass = (y: number) =>
    Uint8Array.from(Array.from({ length: 60 }, (_, x) => (y < 20 ? [0, 0, 0, 0] : half(x))).flat());

  test('what is transparent becomes white, not black', async ({ page }) => {
    const picture = await shrunk(page, png({ width: 60, height: 40, kind: 'rgba', row: glass }));
    expectColour(picture.corners.topLeft, [255, 255, 255]);
    expectColour(picture.corners.bottomRight, GREEN);
  });

  test('a PNG that calls itself .jpg, and a JPEG that calls itself a text', async ({ page }) => {
    const file = png({ width: 60, height: 40, kind: 'rgba', row: glass });
    expectColour((await shrunk(page, file, 'image/jpeg')).corners.bottomRight, GREEN);
    expectColour((await shrunk(page, upright(), 'text/plain')).corners.topLeft, RED);
  });

  test('of a moving picture, the first frame', async ({ page }) => {
    const moving = await shrunk(page, gif(40, 30, [RED, BLUE]), 'image/gif');
    expectColour(moving.corners.topLeft, RED);
    const webpMoving = await shrunk(page, webp(40, 30, [GREEN, BLUE]), 'image/webp');
    expectColour(webpMoving.corners.topLeft, GREEN);
    expectColour((await shrunk(page, webp(40, 30, [BLUE]))).corners.topLeft, BLUE);
  });

  test('grey, and in the colours of a printing press', async ({ page }) => {
    const grey = await shrunk(page, jpeg({ width: 32, height: 24, colour: () => [128] }));
    expectColour(grey.corners.topLeft, GREY);
    const press = jpeg({ width: 32, height: 24, colour: () => [255, 20, 20, 255] });
    const { topLeft } = (await shrunk(page, press)).corners;
    expect(topLeft[0]).toBeGreaterThan(topLeft[1]! + 80);
    expect(topLeft[0]).toBeGreaterThan(topLeft[2]! + 80);
  });

  test('a single pixel stays one, a thin strip keeps a pixel of width', async ({ page }) => {
    const dot = png({ width: 1, height: 1, kind: 'bits', row: () => bytes(0x80) });
    const one = await shrunk(page, dot);
    expect([one.width, one.height]).toEqual([1, 1]);
    const strip = png({ width: 20_000, height: 2, kind: 'bits', row: () => new Uint8Array(2500) });
    expect((await shrunk(page, strip)).width).toBe(1600);
  });

  test('one of 108 megapixels', async ({ page }) => {
    const row = (y: number) => new Uint8Array(1500).fill(y < 4500 ? 255 : 0);
    const wide = await shrunk(page, png({ width: 12_000, height: 9000, kind: 'bits', row }));
    expect(wide.width).toBe(1600);
    // Chromium rounds the other side up.
    expect(Math.abs(wide.height - 1200)).toBeLessThanOrEqual(1);
    expectColour(wide.corners.topLeft, [255, 255, 255]);
    const colour = (_: number, y: number) => [y < 500 ? 200 : 60];
    const photo = await shrunk(page, jpeg({ width: 12_000, height: 9000, colour }));
    expect([photo.width, photo.height]).toEqual([1600, 1200]);
    expectColour(photo.corners.topLeft, [200, 200, 200]);
  });

  test('one of pure noise, the hardest to save, still fits', async ({ page }) => {
    let seed = 7;
    const noise = () => {
      seed = (seed * 48271) % 2147483647;
      return seed & 255;
    };
    const row = () => Uint8Array.from({ length: 6400 }, (_, i) => (i % 4 === 3 ? 255 : noise()));
    await shrunk(page, png({ width: 1600, height: 1600, kind: 'rgba', row }));
  });
});

test('what cannot be evidence is refused by name', async ({ page }) => {
  const photo = upright([exif(6)]);
  const refused: [string, string, Bytes][] = [
    ['a list of names', 'notAPicture', text('Danh sách khu phố 3')],
    [
      'a drawing with scripts in it',
      'notAPicture',
      text('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
    ['a film', 'notAPicture', film()],
    ['nothing', 'unreadable', bytes()],
    ['a photo cut off in its header', 'unreadable', photo.slice(0, 200)],
    ['a photo cut off in its picture', 'unreadable', photo.slice(0, -20)],
    ['a header with rubbish behind it', 'unreadable', bytes(bomb(50, 50).slice(0, 40), 'rubbish')],
    ['a bomb of 400 megapixels', 'tooLarge', bomb(20_000, 20_000)],
    ['a strip of 40,000 pixels', 'tooLarge', bomb(40_000, 1)],
    ['a GIF that hides a bomb', 'tooLarge', gif(1, 1, [RED]).fill(0xff, 38, 42)],
    ['a picture of an iPhone', 'heic', heic(4032, 3024)],
    ['the first bytes of one', 'heic', heic(4032, 3024).slice(0, 30)],
    [
      'a film that calls itself a picture',
      'unreadable',
      bytes(0xff, 0xd8, segment(0xe1, 'x'), film()),
    ],
  ];
  for (const [what, expected, file] of refused) {
    expect(await problem(page, file), what).toBe(expected);
  }
});

test('a picked file that is gone before it was read is unreadable, not a crash', async ({
  page,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'picture-'));
  await writeFile(join(folder, 'photo.jpg'), upright());
  await page.setInputFiles('input', join(folder, 'photo.jpg'));
  await rm(folder, { recursive: true });
  const outcome = await page.evaluate(async () => {
    const { shrink }: { shrink: typeof Shrink } = await import(`${location.origin}/shrink.js`);
    const file = document.querySelector('input')?.files?.[0];
    return file ? shrink(file) : null;
  });
  expect(outcome).toEqual({ problem: 'unreadable' });
});

/** Notes when a worker is started, asked, heard and ended; nothing else about it changes. */
function watchWorkers(): void {
  const log: string[] = [];
  Object.assign(window, { log });
  const Real = Worker;
  class Watched extends Real {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      log.push('started');
      this.addEventListener('message', () => log.push('answered'));
    }
    override postMessage(message: unknown): void {
      log.push('asked');
      super.postMessage(message);
    }
    override terminate(): void {
      log.push('ended');
      super.terminate();
    }
  }
  Object.assign(window, { Worker: Watched });
}

const logOf = (page: Page) => page.evaluate(() => Reflect.get(window, 'log') as string[]);

test.describe('one at a time', () => {
  test.beforeEach(async ({ page }) => {
    served.files.set('file', jpeg({ width: 1600, height: 1200, colour: cornered(1600, 1200) }));
    await page.addInitScript(watchWorkers);
  });

  test('two quick calls wait for each other in one worker, which ends when nothing comes', async ({
    page,
  }) => {
    await page.clock.install();
    await page.goto(served.url);
    const outcomes = await Promise.all([shrinkIn(page, 'file'), shrinkIn(page, 'file')]);
    for (const outcome of outcomes) expect(outcome).toHaveProperty('picture');
    const both = ['started', 'asked', 'answered', 'asked', 'answered'];
    expect(await logOf(page)).toEqual(both);
    await page.clock.fastForward('01:00');
    expect(await logOf(page)).toEqual([...both, 'ended']);
    expect(await shrinkIn(page, 'file')).toHaveProperty('picture');
  });

  test('a picture given up stops at once, and the next one is not affected', async ({ page }) => {
    await page.goto(served.url);
    const names = await page.evaluate(async () => {
      const { shrink }: { shrink: typeof Shrink } = await import(`${location.origin}/shrink.js`);
      const file = await (await fetch('/picked/file')).blob();
      const cancel = new AbortController();
      const given = [shrink(file, cancel.signal), shrink(file, cancel.signal), shrink(file)];
      const asked = () => (Reflect.get(window, 'log') as string[]).includes('asked');
      while (!asked()) await Promise.resolve();
      cancel.abort();
      const results = await Promise.allSettled(given);
      return results.map((one) => (one.status === 'rejected' ? one.reason.name : one.status));
    });
    expect(names).toEqual(['AbortError', 'AbortError', 'fulfilled']);
    expect(await logOf(page)).toEqual([
      'started',
      'asked',
      'ended',
      'started',
      'asked',
      'answered',
    ]);
  });

  test('a bug in the worker is thrown in the page, and the next picture still comes', async ({
    page,
  }) => {
    await page.goto(served.url);
    const name = await page.evaluate(async () => {
      const { shrink }: { shrink: typeof Shrink } = await import(`${location.origin}/shrink.js`);
      return shrink({ size: 5 } as Blob).catch((error: Error) => error.name);
    });
    expect(name).toBe('TypeError');
    expect(await shrinkIn(page, 'file')).toHaveProperty('picture');
  });
});

test.describe('in browsers that can do less', () => {
  const large = jpeg({
    width: 2400,
    height: 1600,
    colour: cornered(2400, 1600),
    before: [exif(6), xmp()],
  });

  async function expectUpright(page: Page): Promise<void> {
    const picture = await shrunk(page, large);
    expect([picture.width, picture.height]).toEqual([1067, 1600]);
    expectColour(picture.corners.topRight, RED);
    expectColour(picture.corners.bottomRight, BLUE);
  }

  test('without drawing off the main thread', async ({ page }) => {
    await page.addInitScript(watchWorkers);
    await page.addInitScript(() => Reflect.deleteProperty(window, 'OffscreenCanvas'));
    await page.goto(served.url);
    await expectUpright(page);
    expect(await logOf(page)).toEqual([]);
  });

  test('without a decoder that can reduce, and without resizing while decoding', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(window, 'OffscreenCanvas');
      Reflect.deleteProperty(window, 'ImageDecoder');
    });
    await page.goto(served.url);
    await expectUpright(page);
    await page.addInitScript(() => {
      const decode = createImageBitmap;
      Object.assign(window, { createImageBitmap: (file: Blob) => decode(file) });
    });
    await page.goto(served.url);
    await expectUpright(page);
  });

  test('when the worker cannot be loaded', async ({ page }) => {
    await page.route('**/*worker*', (route) => route.abort());
    await expectUpright(page);
  });

  test('a phone without memory for the drawing says so', async ({ page }) => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(window, 'OffscreenCanvas');
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.goto(served.url);
    expect(await problem(page, large)).toBe('noMemory');
  });
});
