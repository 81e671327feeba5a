import { expect, test } from 'vitest';
import { turn } from '../../../src/client/local/picture/turn.ts';

/** Where the stored top left and top right corners of a 4 × 3 picture come to lie, by the Exif standard. */
test.each([
  [1, 'top left', 'top right'],
  [2, 'top right', 'top left'],
  [3, 'bottom right', 'bottom left'],
  [4, 'bottom left', 'bottom right'],
  [5, 'top left', 'bottom left'],
  [6, 'top right', 'bottom right'],
  [7, 'bottom right', 'top right'],
  [8, 'bottom left', 'top left'],
])('orientation %i puts the first row where the camera meant it', (orientation, left, right) => {
  const [a, b, c, d, e, f] = turn(orientation, 4, 3);
  const [width, height] = orientation > 4 ? [3, 4] : [4, 3];
  const corner = (x: number, y: number) => {
    const across = a * x + c * y + e < width / 2 ? 'left' : 'right';
    return `${b * x + d * y + f < height / 2 ? 'top' : 'bottom'} ${across}`;
  };
  expect(corner(0.1, 0.1)).toBe(left);
  expect(corner(3.9, 0.1)).toBe(right);
});
