import { expect, test } from 'vitest';
import { type Attempt, type Page, squeeze } from '../../../src/client/local/picture/squeeze.ts';

/** An encoder whose bytes grow with area and quality, that foretells them `off` times too many, and remembers its tries. */
function encoder(bytesPerPixel: number, off = 1) {
  const asked: [side: number, quality: number][] = [];
  const open = (side: number): Page => {
    const height = Math.max(1, Math.round(side * 0.75));
    const length = (quality: number) => 300 + Math.round(side * height * bytesPerPixel * quality);
    return {
      encode: async (quality): Promise<Attempt> => {
        asked.push([side, quality]);
        return { bytes: new Uint8Array(length(quality)), width: side, height };
      },
      foretell: async (quality) => length(quality) * off,
    };
  };
  return { asked, open };
}

test('an easy picture is encoded once, at the best quality', async () => {
  const { asked, open } = encoder(0.01);
  const found = await squeeze(open, 1600, 204_800);
  expect(found?.width).toBe(1600);
  expect(asked).toEqual([[1600, 0.8]]);
});

test('a busy picture keeps its size and gets the best quality that fits, in one try', async () => {
  for (const bytesPerPixel of [0.14, 0.16, 0.18, 0.2, 0.22, 0.25]) {
    const { asked, open } = encoder(bytesPerPixel);
    const found = await squeeze(open, 1600, 204_800);
    expect(found?.width).toBe(1600);
    expect(found?.bytes.length).toBeLessThanOrEqual(204_800);
    expect(found?.bytes.length).toBeGreaterThan(204_800 * 0.85);
    expect(asked.length).toBe(1);
  }
});

test('a picture whose sample misleads is as good, in three tries at most', async () => {
  for (const off of [0.7, 0.9, 1.1, 1.5]) {
    for (const bytesPerPixel of [0.1, 0.14, 0.18, 0.22, 0.25]) {
      const { asked, open } = encoder(bytesPerPixel, off);
      const found = await squeeze(open, 1600, 204_800);
      const best = await squeeze(encoder(bytesPerPixel).open, 1600, 204_800);
      expect([found?.width, found?.bytes.length]).toEqual([best?.width, best?.bytes.length]);
      expect(asked.length).toBeLessThanOrEqual(3);
    }
  }
});

test('a picture too busy for any quality gets smaller until it fits', async () => {
  const { asked, open } = encoder(1.5);
  const found = await squeeze(open, 1600, 204_800);
  expect(found?.bytes.length).toBeLessThanOrEqual(204_800);
  expect(found?.width).toBeLessThan(1600);
  expect(asked[0]).toEqual([1600, 0.4]);
});

test('the limit holds for any picture, any side and any sample', async () => {
  for (const bytesPerPixel of [0.001, 0.3, 3, 40]) {
    for (const side of [1, 2, 160, 1600]) {
      for (const off of [0.01, 1, 50]) {
        const found = await squeeze(encoder(bytesPerPixel, off).open, side, 4096);
        expect(found?.bytes.length).toBeLessThanOrEqual(4096);
      }
    }
  }
});

test('no memory for a page, its sample or one try ends the search', async () => {
  const { encode, foretell } = encoder(0.2).open(1600);
  expect(await squeeze(() => null, 1600, 204_800)).toBeNull();
  expect(await squeeze(() => ({ encode, foretell: async () => null }), 1600, 204_800)).toBeNull();
  expect(await squeeze(() => ({ encode: async () => null, foretell }), 1600, 204_800)).toBeNull();
});
