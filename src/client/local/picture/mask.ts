import { type Canvas, type Ink, release, sheet, toJpeg } from './canvas.ts';
import { type Outcome, type Picture, shrink } from './shrink.ts';
import { turn } from './turn.ts';

/** A face to cover, in shares of the picture: `x` and `radius` of its width, `y` of its height. */
export type Cover = { x: number; y: number; radius: number };

/** Cells across one cover: too few for a face to be told, whatever is done to the picture later. */
const CELLS = 5;

/**
 * The same picture with faces burnt away. Made anew from pixels, thumbnail and all, so the bare
 * one is in none of its parts.
 */
export async function maskPicture(picture: Picture, covers: readonly Cover[]): Promise<Outcome> {
  const blob = new Blob([picture.bytes], { type: 'image/jpeg' });
  const image = await createImageBitmap(blob);
  const page = sheet(image.width, image.height);
  if (!page) return { problem: 'noMemory' };
  page.ink.drawImage(image, 0, 0);
  image.close();
  for (const cover of covers) {
    if (!burn(page.canvas, page.ink, cover)) return { problem: 'noMemory' };
  }
  return madeOf(page.canvas);
}

/** The same picture a quarter turn to the right, covers and all, thumbnail too. */
export async function turnPicture(picture: Picture): Promise<Outcome> {
  const image = await createImageBitmap(new Blob([picture.bytes], { type: 'image/jpeg' }));
  const { width, height } = image;
  const page = sheet(height, width);
  if (!page) return { problem: 'noMemory' };
  // As a camera held upright says it in Exif.
  page.ink.setTransform(...turn(6, width, height));
  page.ink.drawImage(image, 0, 0);
  image.close();
  const made = await madeOf(page.canvas);
  const { originalBytes } = picture;
  return 'picture' in made ? { picture: { ...made.picture, originalBytes } } : made;
}

async function madeOf(canvas: Canvas): Promise<Outcome> {
  const bytes = await toJpeg(canvas, 0.92);
  release(canvas);
  return bytes ? shrink(new Blob([bytes], { type: 'image/jpeg' })) : { problem: 'noMemory' };
}

function burn(canvas: Canvas, ink: Ink, cover: Cover): boolean {
  const x = cover.x * canvas.width;
  const y = cover.y * canvas.height;
  const radius = cover.radius * canvas.width;
  const cells = sheet(CELLS, CELLS);
  if (!cells) return false;
  const box = [x - radius, y - radius, 2 * radius, 2 * radius] as const;
  cells.ink.drawImage(canvas, ...box, 0, 0, CELLS, CELLS);
  ink.save();
  ink.beginPath();
  ink.arc(x, y, radius, 0, 2 * Math.PI);
  ink.clip();
  ink.imageSmoothingEnabled = false;
  ink.drawImage(cells.canvas, 0, 0, CELLS, CELLS, ...box);
  ink.restore();
  release(cells.canvas);
  return true;
}
