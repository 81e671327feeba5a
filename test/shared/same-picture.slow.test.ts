import { expect, test } from 'vitest';
import { printsOf } from '../../src/client/local/picture/prints.ts';
import { type Prints, pack, type Sameness, sameness } from '../../src/shared/same-picture.ts';
import { type Light, sceneOf } from '../fixtures/pictures/scene.ts';

/** A picture as it is drawn anew in some way: size, and the light at each share of it. */
type Drawn = { width: number; height: number; light: Light };

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);
const scene = (seed: number): Drawn => ({ width: 160, height: 120, light: sceneOf(seed) });
const part = (seed: number, [x, y, width, height]: [number, number, number, number]): Drawn => {
  const light = sceneOf(seed);
  return {
    width: Math.round(160 * width),
    height: Math.round(120 * height),
    light: (across, down) => light(x + width * across, y + height * down),
  };
};

let drawn = 0;
function prints({ width, height, light }: Drawn): Prints {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = light((x + 0.5) / width, (y + 0.5) / height);
      rgba.set([value, value, value, 255], (y * width + x) * 4);
    }
  }
  const { wholes, parts } = printsOf(rgba, { width, height });
  return { sha256: `picture ${drawn++}`, wholes: pack(wholes), parts: pack(parts) };
}

/** In a tall screen: a clock above, two buttons below, the picture across the middle. */
function screenshot(seed: number): Drawn {
  const light = sceneOf(seed);
  const button = (x: number, y: number) =>
    (Math.abs(x - 0.3) < 0.03 || Math.abs(x - 0.7) < 0.03) && Math.abs(y - 0.94) < 0.012;
  const clock = (x: number, y: number) => x < 0.2 && y > 0.01 && y < 0.025;
  return {
    width: 72,
    height: 160,
    light: (x, y) => {
      if (y > 0.33 && y < 0.67) return light(x, (y - 0.33) / 0.34);
      return button(x, y) || clock(x, y) ? 230 : 12;
    },
  };
}

const grain = (seed: number): Drawn => {
  const light = sceneOf(seed);
  return {
    ...scene(seed),
    light: (x, y) => light(x, y) + ((x * 9973 + y * 7919) % 1) * 12 - 6,
  };
};
const brighter = (seed: number): Drawn => {
  const light = sceneOf(seed);
  return { ...scene(seed), light: (x, y) => light(x, y) * 0.9 + 12 };
};

test.each<[string, (seed: number) => Drawn, number]>([
  ['saved again, a little coarser', grain, 20],
  ['made smaller', (seed) => ({ ...scene(seed), width: 97, height: 73 }), 20],
  ['brightened', brighter, 20],
  ['cut by 5 % all around', (seed) => part(seed, [0.05, 0.05, 0.9, 0.9]), 20],
  ['cut to 80 % around its middle', (seed) => part(seed, [0.1, 0.1, 0.8, 0.8]), 20],
  ['cut to 80 % in a corner', (seed) => part(seed, [0.2, 0, 0.8, 0.8]), 20],
  ['cut between two steps', (seed) => part(seed, [0.175, 0, 0.825, 0.825]), 17],
  ['without its lowest fifth', (seed) => part(seed, [0, 0, 1, 0.8]), 20],
  ['made square', (seed) => part(seed, [0.125, 0, 0.75, 1]), 20],
  ['as a screenshot', screenshot, 14],
])('a picture %s is still that picture', (_how, draw, found) => {
  const alike = SEEDS.filter((seed) => sameness(prints(scene(seed)), prints(draw(seed))));
  expect(alike.length).toBeGreaterThanOrEqual(found);
});

test('which of the two came first does not matter', () => {
  for (const seed of SEEDS.slice(0, 10)) {
    const [whole, cut] = [prints(scene(seed)), prints(part(seed, [0, 0, 0.8, 0.8]))];
    expect([sameness(cut, whole), sameness(whole, cut)]).toEqual(['alike', 'alike']);
  }
});

test('different pictures are different, sixty of them, each against each', () => {
  const all = Array.from({ length: 60 }, (_, seed) => prints(scene(seed)));
  const pairs = all.flatMap((one, i) => all.slice(i + 1).map((other) => sameness(one, other)));
  expect(pairs.filter((found) => found !== null)).toEqual([]);
});

test('two empty walls, or two pictures in the dark, are not said to be the same', () => {
  const wall = (light: number): Drawn => ({ width: 160, height: 120, light: () => light });
  expect(sameness(prints(wall(200)), prints(wall(190)))).toBeNull();
});

test('the same bytes are the same, whatever is known of their looks', () => {
  const nothing = { sha256: 'a', wholes: pack([]), parts: pack([]) };
  expect(sameness(nothing, { ...nothing })).toBe<Sameness>('same');
  expect(sameness(nothing, { ...nothing, sha256: 'b' })).toBeNull();
});
