import { release, sheet } from './canvas.ts';
import { type PicturePrints, printsOf } from './prints.ts';

/** The fingerprints of a thumbnail; null where it can't be opened here, or there is no memory for it. */
export async function printThumb(bytes: ArrayBuffer): Promise<PicturePrints | null> {
  if (typeof createImageBitmap !== 'function') return null;
  const blob = new Blob([bytes], { type: 'image/jpeg' });
  // A thumbnail that some phone wrote badly: its photo is judged by its bytes alone.
  const image = await createImageBitmap(blob).catch(() => null);
  const page = image && sheet(image.width, image.height);
  if (!image || !page) return null;
  page.ink.drawImage(image, 0, 0);
  image.close();
  const size = { width: page.canvas.width, height: page.canvas.height };
  const { data } = page.ink.getImageData(0, 0, size.width, size.height);
  release(page.canvas);
  return printsOf(data, size);
}
