import { barcodeDetector } from './can-read-qr.ts';
import { openPicture } from './open.ts';
import type { PictureProblem } from './shrink.ts';

/** Long sides to look at, px: a code that is small on the picture is seen at the second only. */
const SIDES = [1600, 3200];

/** The texts of all QR codes on a picture, read on this phone; nothing of the picture is kept. */
export async function readQr(
  file: Blob,
): Promise<{ texts: string[] } | { problem: PictureProblem }> {
  let before = 0;
  for (const side of SIDES) {
    const opened = await openPicture(file, side);
    if ('problem' in opened) return before > 0 ? { texts: [] } : opened;
    const { width } = opened.pixels;
    const texts = width > before ? await textsOn(opened.pixels.image) : [];
    opened.pixels.close();
    if (texts.length > 0) return { texts };
    before = width;
  }
  return { texts: [] };
}

/** A phone whose reader is missing or fails sees none: the code can be typed. */
async function textsOn(pixels: CanvasImageSource): Promise<string[]> {
  const Detector = barcodeDetector();
  if (!Detector) return [];
  try {
    // A frame of the reducing decoder is nothing a detector takes.
    const image = await createImageBitmap(pixels);
    const detector = new Detector({ formats: ['qr_code'] });
    const found = await detector.detect(image).finally(() => image.close());
    return found.map(({ rawValue }) => rawValue);
  } catch {
    return [];
  }
}
