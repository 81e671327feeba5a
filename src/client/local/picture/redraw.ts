import { type Canvas, release, resized, sheet, toJpeg } from './canvas.ts';
import type { Pixels } from './decode.ts';
import { fingerprint } from './fingerprint.ts';
import { openPicture } from './open.ts';
import { type Sample, sampleOf } from './sample.ts';
import type { Outcome } from './shrink.ts';
import { type Attempt, type Page, squeeze } from './squeeze.ts';
import { turn } from './turn.ts';

const SIDE = 1600;
const BYTES = 204_800;
const THUMB_SIDE = 160;
const THUMB_BYTES = 4096;

/**
 * The work behind `shrink`, in a worker or, where that is not possible, on the main thread: look, decode, turn upright,
 * save within the limits. Makes pixels anew and keeps nothing else of the file.
 */
export async function redraw(file: Blob, signal?: AbortSignal): Promise<Outcome> {
  const opened = await openPicture(file, SIDE, signal);
  if ('problem' in opened) return opened;
  const { pixels, header } = opened;
  const upright = drawUpright(pixels, header.orientation);
  pixels.close();
  signal?.throwIfAborted();
  return upright ? save(upright, file.size) : { problem: 'noMemory' };
}

function drawUpright({ image, width, height }: Pixels, orientation: number): Canvas | null {
  const scale = Math.min(1, SIDE / Math.max(width, height));
  const across = Math.max(1, Math.round(width * scale));
  const down = Math.max(1, Math.round(height * scale));
  const page = orientation > 4 ? sheet(down, across) : sheet(across, down);
  if (!page) return null;
  page.ink.setTransform(...turn(orientation, across, down));
  page.ink.drawImage(image, 0, 0, across, down);
  return page.canvas;
}

async function save(upright: Canvas, originalBytes: number): Promise<Outcome> {
  // The encoder has its own thread in some browsers: the small picture is made meanwhile.
  const large = fitted(upright, BYTES);
  const small = resized(upright, Math.min(THUMB_SIDE, longSide(upright)));
  const rgba = small?.ink.getImageData(0, 0, small.canvas.width, small.canvas.height);
  const [full, thumb] = await Promise.all([large, small && fitted(small.canvas, THUMB_BYTES)]);
  release(upright);
  if (small) release(small.canvas);
  if (!full || !thumb || !rgba) return { problem: 'noMemory' };
  return {
    picture: {
      bytes: full.bytes.buffer,
      sha256: await sha256(full.bytes),
      width: full.width,
      height: full.height,
      thumb: thumb.bytes.buffer,
      thumbSha256: await sha256(thumb.bytes),
      originalBytes,
      fingerprint: fingerprint(rgba.data, rgba),
    },
  };
}

async function fitted(from: Canvas, limit: number): Promise<Attempt | null> {
  const own: Canvas[] = [];
  const open = (side: number): Page | null => {
    own.splice(0).forEach(release);
    const canvas = side === longSide(from) ? from : resized(from, side)?.canvas;
    if (!canvas) return null;
    if (canvas !== from) own.push(canvas);
    const sample = sampleOf(canvas);
    if (!sample) return null;
    if (sample.canvas !== canvas) own.push(sample.canvas);
    return pageOf(canvas, sample);
  };
  const best = await squeeze(open, longSide(from), limit);
  own.forEach(release);
  return best;
}

// What a JPEG has before its picture: tables and sizes, the same for a sample as for the whole.
const HEAD_BYTES = 620;

function pageOf(canvas: Canvas, { canvas: sample, share }: Sample): Page {
  const told = new Map<number, number>();
  return {
    encode: async (quality) => {
      const bytes = await toJpeg(canvas, quality);
      return bytes && { bytes, width: canvas.width, height: canvas.height };
    },
    foretell: async (quality) => {
      const before = told.get(quality);
      if (before !== undefined) return before;
      const bytes = await toJpeg(sample, quality);
      if (!bytes) return null;
      const foretold = HEAD_BYTES + (bytes.length - HEAD_BYTES) * share;
      told.set(quality, foretold);
      return foretold;
    },
  };
}

function longSide({ width, height }: Canvas): number {
  return Math.max(width, height);
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
