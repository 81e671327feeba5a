const GRID = 32;
const WAVES = 8;

/**
 * 64 bits as 16 hex digits that stay nearly the same when a picture is saved again, resized, brightened or slightly cut:
 * count differing bits to compare two. From the coarse brightness waves of the picture (a DCT of a 32 × 32 grid),
 * each bit saying whether one wave is above the median. Takes RGBA bytes, row by row.
 */
export function fingerprint(
  rgba: ArrayLike<number>,
  { width, height }: { width: number; height: number },
): string {
  const grid = brightness(rgba, width, height);
  const waves: number[] = [];
  for (let v = 0; v < WAVES; v++) {
    for (let u = 0; u < WAVES; u++) waves.push(wave(grid, u, v));
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

function brightness(rgba: ArrayLike<number>, width: number, height: number): number[] {
  const grid: number[] = [];
  const columns = cells(width);
  for (const row of cells(height)) {
    for (const column of columns) {
      let sum = 0;
      for (const [y, down] of row) {
        for (const [x, across] of column) sum += down * across * luma(rgba, (y * width + x) * 4);
      }
      grid.push(sum);
    }
  }
  return grid;
}

/** For each cell of the grid, which pixels lie in it and with what share; the shares of a cell make 1. */
function cells(length: number): [pixel: number, share: number][][] {
  const step = length / GRID;
  return Array.from({ length: GRID }, (_, cell) => {
    const from = cell * step;
    const to = from + step;
    const shares: [number, number][] = [];
    for (let pixel = Math.floor(from); pixel < Math.min(to, length); pixel++) {
      shares.push([pixel, (Math.min(to, pixel + 1) - Math.max(from, pixel)) / step]);
    }
    return shares;
  });
}

/** Brightness as the eye weighs colours (ITU-R BT.601). */
function luma(rgba: ArrayLike<number>, at: number): number {
  return 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
}

function wave(grid: number[], u: number, v: number): number {
  let sum = 0;
  for (let y = 0; y < GRID; y++) {
    for (let x = 0; x < GRID; x++) sum += (grid[y * GRID + x] ?? 0) * cosine(x, u) * cosine(y, v);
  }
  // Rounded, so that an empty wall is all zeros on every phone and not its rounding noise.
  return Math.round(sum);
}

function cosine(at: number, frequency: number): number {
  return Math.cos(((2 * at + 1) * frequency * Math.PI) / (2 * GRID));
}
