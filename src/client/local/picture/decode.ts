import type { Header } from './header.ts';
import type { PictureProblem } from './shrink.ts';

/** Decoded pixels as stored, not yet turned; `close` gives the memory back. */
export type Pixels = {
  image: CanvasImageSource;
  width: number;
  height: number;
  close: () => void;
};

// A broken picture and one without room in memory give the same error; above this size the second is likelier.
const LARGE_PIXELS = 40_000_000;

/**
 * Decodes the first frame, close to the wished long side where the browser can, so that a picture of 100 megapixels
 * never lies in memory whole on a phone that can avoid it. Refuses with 'unreadable', 'heic' or 'noMemory'.
 */
export async function decode(
  file: Blob,
  header: Header,
  side: number,
): Promise<Pixels | { problem: PictureProblem }> {
  const scale = Math.min(1, side / Math.max(header.width, header.height));
  const bare = withoutExif(file, header);
  const reduced =
    scale < 1 && header.kind === 'jpeg' ? await decodeReduced(bare, header, scale) : null;
  if (reduced) return reduced;

  const resize = scale < 1 ? resizeTo(header, scale) : {};
  const image = await createImageBitmap(bare, resize).catch(noPixels);
  if (image) return { image, width: image.width, height: image.height, close: () => image.close() };
  if (header.kind === 'heic') return { problem: 'heic' };
  const large = header.width * header.height > LARGE_PIXELS;
  return { problem: large ? 'noMemory' : 'unreadable' };
}

function resizeTo({ kind, width, height }: Header, scale: number): ImageBitmapOptions {
  const resizeWidth = Math.max(1, Math.round(width * scale));
  // Kinds that the browser may turn by itself get the width alone, so that proportions hold either way.
  if (kind !== 'jpeg') return { resizeWidth, resizeQuality: 'high' };
  const resizeHeight = Math.max(1, Math.round(height * scale));
  return { resizeWidth, resizeHeight, resizeQuality: 'high' };
}

/**
 * A JPEG can be decoded at n/8 of its size for a fraction of memory and time (ITU-T T.81 blocks are 8 px wide).
 * Null where the browser has no such decoder or it cannot; the ordinary way then decides.
 */
async function decodeReduced(file: Blob, header: Header, scale: number): Promise<Pixels | null> {
  if (typeof ImageDecoder === 'undefined') return null;
  const eighths = Math.ceil(scale * 8);
  const decoder = new ImageDecoder({
    data: file.stream(),
    type: 'image/jpeg',
    desiredWidth: Math.ceil((header.width * eighths) / 8),
    desiredHeight: Math.ceil((header.height * eighths) / 8),
  });
  const decoded = await decoder.decode().catch(noPixels);
  decoder.close();
  if (!decoded) return null;
  // Drawn from a bitmap the same pixels take half the time: a frame would be copied first.
  const image = await createImageBitmap(decoded.image).catch(noPixels);
  decoded.image.close();
  return image && { image, width: image.width, height: image.height, close: () => image.close() };
}

/**
 * The same picture without Exif. Browsers differ in whether resizing counts before or after turning,
 * so the decoder must not turn a JPEG at all. Slices only: nothing is read here.
 */
function withoutExif(file: Blob, { kind, exif }: Header): Blob {
  const type = `image/${kind}`;
  const starts = [0, ...exif.map(({ end }) => end)];
  const ends = [...exif.map(({ start }) => start), file.size];
  return new Blob(
    starts.map((start, i) => file.slice(start, ends[i])),
    { type },
  );
}

function noPixels(error: unknown): null {
  const names = ['InvalidStateError', 'EncodingError', 'NotSupportedError', 'DataError'];
  const absent = ['NotReadableError', 'NotFoundError', 'QuotaExceededError'];
  if (error instanceof DOMException && [...names, ...absent].includes(error.name)) return null;
  if (error instanceof RangeError) return null;
  throw error;
}
