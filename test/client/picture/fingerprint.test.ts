import { expect, test } from 'vitest';
import { fingerprint } from '../../../src/client/local/picture/fingerprint.ts';

type Light = (x: number, y: number) => number;

/** Draws brightness over a square from 0 to 1 in each direction. */
function print(width: number, height: number, light: Light): string {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = light((x + 0.5) / width, (y + 0.5) / height);
      rgba.set([value, value, value, 255], (y * width + x) * 4);
    }
  }
  return fingerprint(rgba, { width, height });
}

function distance(one: string, other: string): number {
  const bits = (BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(2);
  return bits.replaceAll('0', '').length;
}

/** A scene of soft lights that is different for every seed. */
function scene(seed: number): Light {
  const lights = Array.from({ length: 6 }, (_, i) => {
    const part = (n: number) =>
      Math.abs(Math.sin(seed * 127.1 + i * 311.7 + n * 74.7) * 43758.5) % 1;
    return { x: part(1), y: part(2), size: 0.05 + part(3) * 0.2, power: part(4) * 200 - 60 };
  });
  return (x, y) =>
    lights.reduce(
      (sum, { x: cx, y: cy, size, power }) =>
        sum + power * Math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / size ** 2),
      100,
    );
}

test('is 16 hex digits for any size, down to one pixel', () => {
  expect(print(160, 120, scene(1))).toMatch(/^[0-9a-f]{16}$/);
  expect(print(1, 1, () => 200)).toMatch(/^[0-9a-f]{16}$/);
  expect(print(160, 3, scene(1))).toMatch(/^[0-9a-f]{16}$/);
});

test('an empty wall has the same fingerprint in any light, with no noise in it', () => {
  expect(print(160, 120, () => 200)).toBe('8000000000000000');
  expect(print(120, 160, () => 90)).toBe('8000000000000000');
});

test('the same scene resized, brightened or grainy stays within a few bits', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const light = scene(seed);
    const grain = (x: number, y: number) => light(x, y) + ((x * 9973 + y * 7919) % 1) * 12 - 6;
    const original = print(160, 120, light);
    expect(distance(original, print(97, 73, light))).toBeLessThanOrEqual(4);
    expect(
      distance(
        original,
        print(160, 120, (x, y) => light(x, y) * 0.9 + 12),
      ),
    ).toBeLessThanOrEqual(8);
    expect(distance(original, print(160, 120, grain))).toBeLessThanOrEqual(6);
  }
});

test('different scenes are far apart', () => {
  const prints = Array.from({ length: 30 }, (_, seed) => print(64, 64, scene(seed + 1)));
  for (const [i, one] of prints.entries()) {
    for (const other of prints.slice(i + 1)) expect(distance(one, other)).toBeGreaterThan(10);
  }
});
