import { expect, test } from 'vitest';
import { type Attempt, squeeze } from '../../../src/client/local/picture/squeeze.ts';

/** An encoder whose bytes grow with area and quality, and that remembers what it was asked. */
function encoder(bytesPerPixel: number) {
  const asked: [side: number, quality: number][] = [];
  const encode = async (side: number, quality: number): Promise<Attempt | null> => {
    asked.push([side, quality]);
    const height = Math.max(1, Math.round(side * 0.75));
    const length = 300 + Math.round(side * height * bytesPerPixel * quality);
    return { bytes: new Uint8Array(length), width: side, height };
  };
  return { asked, encode };
}

test('an easy picture is encoded once, at the best quality', async () => {
  const { asked, encode } = encoder(0.01);
  const found = await squeeze(encode, 1600, 204_800);
  expect(found?.width).toBe(1600);
  expect(asked).toEqual([[1600, 0.8]]);
});

test('a busy picture keeps its size and gets the best quality that fits, in four tries at most', async () => {
  for (const bytesPerPixel of [0.14, 0.16, 0.18, 0.2, 0.22, 0.25]) {
    const { asked, encode } = encoder(bytesPerPixel);
    const found = await squeeze(encode, 1600, 204_800);
    expect(found?.width).toBe(1600);
    expect(found?.bytes.length).toBeLessThanOrEqual(204_800);
    expect(found?.bytes.length).toBeGreaterThan(204_800 * 0.85);
    expect(asked.length).toBeLessThanOrEqual(4);
  }
});

test('a picture too busy for any quality gets smaller until it fits', async () => {
  const { asked, encode } = encoder(1.5);
  const found = await squeeze(encode, 1600, 204_800);
  expect(found?.bytes.length).toBeLessThanOrEqual(204_800);
  expect(found?.width).toBeLessThan(1600);
  expect(Math.min(...asked.map(([, quality]) => quality))).toBe(0.4);
});

test('the limit holds for any picture and any side', async () => {
  for (const bytesPerPixel of [0.001, 0.3, 3, 40]) {
    for (const side of [1, 2, 160, 1600]) {
      const found = await squeeze(encoder(bytesPerPixel).encode, side, 4096);
      expect(found?.bytes.length).toBeLessThanOrEqual(4096);
    }
  }
});

test('no memory for one try ends the search', async () => {
  expect(await squeeze(async () => null, 1600, 204_800)).toBeNull();
});
