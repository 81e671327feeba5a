const GRID = 32;
const WAVES = 8;

const COSINES = Float64Array.from({ length: WAVES * GRID }, (_, at) => {
  const [frequency, cell] = [Math.floor(at / GRID), at % GRID];
  return Math.cos(((2 * cell + 1) * frequency * Math.PI) / (2 * GRID));
});

export type Size = { width: number; height: number };
/** A part of a picture, in shares of its width and height. */
export type Box = { x: number; y: number; width: number; height: number };

/** Brightness summed up from the top left corner, so that any box of the picture costs the same. */
export type Light = Size & { sums: Float64Array };

/**
 * 64 bits as 16 hex digits that stay nearly the same when a picture is saved again, resized, brightened or slightly cut:
 * count differing bits to compare two (`distance`). From the coarse brightness waves of the picture (a DCT of a 32 × 32
 * grid), each bit saying whether one wave is above the median. Takes RGBA bytes, row by row.
 */
export function fingerprint(rgba: ArrayLike<number>, size: Size): string {
  return printOf(lightOf(rgba, size), { x: 0, y: 0, width: 1, height: 1 });
}

export function lightOf(rgba: ArrayLike<number>, { width, height }: Size): Light {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += luma(rgba, (y * width + x) * 4);
      const at = (y + 1) * (width + 1) + x + 1;
      sums[at] = row + (sums[at - width - 1] ?? 0);
    }
  }
  return { width, height, sums };
}

/** The fingerprint of a part, as if the rest had been cut away. */
export function printOf(light: Light, box: Box): string {
  const grid = brightness(light, box);
  // First along each row, then down the columns: the same sums as over all cells at once.
  const along = new Float64Array(GRID * WAVES);
  for (let y = 0; y < GRID; y++) {
    for (let u = 0; u < WAVES; u++) {
      let sum = 0;
      for (let x = 0; x < GRID; x++)
        sum += (grid[y * GRID + x] ?? 0) * (COSINES[u * GRID + x] ?? 0);
      along[y * WAVES + u] = sum;
    }
  }
  const waves: number[] = [];
  for (let v = 0; v < WAVES; v++) {
    for (let u = 0; u < WAVES; u++) {
      let sum = 0;
      for (let y = 0; y < GRID; y++)
        sum += (along[y * WAVES + u] ?? 0) * (COSINES[v * GRID + y] ?? 0);
      // Rounded, so that an empty wall is all zeros on every phone and not its rounding noise.
      waves.push(Math.round(sum));
    }
  }
  const sorted = [...waves].sort((a, b) => a - b);
  const median = sorted[sorted.length / 2] ?? 0;
  let digits = '';
  for (let at = 0; at < waves.length; at += 4) {
    const four = waves.slice(at, at + 4).map((value) => (value > median ? '1' : '0'));
    digits += Number.parseInt(four.join(''), 2).toString(16);
  }
  return digits;
}

/** Mean brightness of each cell of a grid over the box; pixels between two cells count for both, by their share. */
function brightness(light: Light, box: Box): Float64Array {
  const [left, top] = [box.x * light.width, box.y * light.height];
  const [across, down] = [(box.width * light.width) / GRID, (box.height * light.height) / GRID];
  const corners = new Float64Array((GRID + 1) ** 2);
  for (let row = 0; row <= GRID; row++) {
    for (let column = 0; column <= GRID; column++) {
      corners[row * (GRID + 1) + column] = sumTo(light, left + column * across, top + row * down);
    }
  }
  const grid = new Float64Array(GRID * GRID);
  for (let row = 0; row < GRID; row++) {
    for (let column = 0; column < GRID; column++) {
      const at = row * (GRID + 1) + column;
      const below = at + GRID + 1;
      const upper = (corners[at + 1] ?? 0) - (corners[at] ?? 0);
      const sum = (corners[below + 1] ?? 0) - (corners[below] ?? 0) - upper;
      grid[row * GRID + column] = sum / (across * down);
    }
  }
  return grid;
}

/** All brightness above and to the left of a point, which may lie within a pixel. */
function sumTo({ width, height, sums }: Light, x: number, y: number): number {
  const column = Math.min(width - 1, Math.floor(x));
  const row = Math.min(height - 1, Math.floor(y));
  const [right, below] = [x - column, y - row];
  const at = row * (width + 1) + column;
  const upper = (sums[at] ?? 0) * (1 - right) + (sums[at + 1] ?? 0) * right;
  const lower = (sums[at + width + 1] ?? 0) * (1 - right) + (sums[at + width + 2] ?? 0) * right;
  return upper * (1 - below) + lower * below;
}

/** Brightness as the eye weighs colours (ITU-R BT.601). */
function luma(rgba: ArrayLike<number>, at: number): number {
  return 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
}
