import type { Cover } from './mask.ts';
import type { Picture } from './shrink.ts';

/** Of the Shape Detection API, which only some browsers have, and TypeScript knows nothing of. */
type Detector = {
  detect: (image: ImageBitmap) => Promise<{ boundingBox: DOMRectReadOnly }[]>;
};
type WithDetector = { FaceDetector?: new () => Detector };

/** A box ends at brow and chin: as much more as hair and ears need. */
const AROUND = 0.65;

/**
 * Where the phone itself sees faces. It is a help only: a browser that cannot look, or fails at
 * it, finds none, and nobody is told.
 */
export async function findFaces({ bytes, width, height }: Picture): Promise<Cover[]> {
  const { FaceDetector } = globalThis as WithDetector;
  if (typeof FaceDetector !== 'function') return [];
  try {
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    const found = await new FaceDetector().detect(image).finally(() => image.close());
    return found.map(({ boundingBox: box }) => ({
      x: (box.x + box.width / 2) / width,
      y: (box.y + box.height / 2) / height,
      radius: Math.min(0.5, (AROUND * Math.max(box.width, box.height)) / width),
    }));
  } catch {
    return [];
  }
}
