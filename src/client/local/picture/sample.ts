import { type Canvas, sheet } from './canvas.ts';

/** Every fourth tile of every fourth row: a sixteenth of the picture. Whole JPEG blocks of 16 px, so that none is cut. */
const TILE = 32;
const STEP = 4 * TILE;

/** `share`: how many times its pixels the picture has. */
export type Sample = { canvas: Canvas; share: number };

/**
 * A sixteenth of a picture, taken evenly from all of it, to learn how many bytes the whole will need as JPEG.
 * A picture of few tiles is its own sample; null when there is no memory for it.
 */
export function sampleOf(from: Canvas): Sample | null {
  const [across, down] = [Math.floor(from.width / STEP), Math.floor(from.height / STEP)];
  if (across * down < 16) return { canvas: from, share: 1 };
  const page = sheet(across * TILE, down * TILE);
  if (!page) return null;
  for (let row = 0; row < down; row++) {
    // One tile further in each row, so that nothing that stands in columns is missed or counted alone.
    const shift = (row % 4) * TILE;
    for (let column = 0; column < across; column++) {
      const [x, y] = [column * STEP + shift, row * STEP];
      const [toX, toY] = [column * TILE, row * TILE];
      page.ink.drawImage(from, x, y, TILE, TILE, toX, toY, TILE, TILE);
    }
  }
  const pixels = page.canvas.width * page.canvas.height;
  return { canvas: page.canvas, share: (from.width * from.height) / pixels };
}
