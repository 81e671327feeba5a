import { type Canvas, release, resized, sheet, toJpeg } from './canvas.ts';
import type { Pixels } from './decode.ts';
import { fingerprint } from './fingerprint.ts';
import { openPicture } from './open.ts';
import type { Outcome } from './shrink.ts';
import { type Attempt, squeeze } from './squeeze.ts';
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
  const small = resized(upright, Math.min(THUMB_SIDE, longSide(upright)));
  if (!small) return { problem: 'noMemory' };
  const rgba = small.ink.getImageData(0, 0, small.canvas.width, small.canvas.height);
  const full = await fitted(upright, BYTES);
  const thumb = await fitted(small.canvas, THUMB_BYTES);
  release(upright);
  release(small.canvas);
  if (!full || !thumb) return { problem: 'noMemory' };
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
  const encode = async (side: number, quality: number) => {
    const page = side === longSide(from) ? from : resized(from, side)?.canvas;
    const bytes = page ? await toJpeg(page, quality) : null;
    if (!page || !bytes) return null;
    const attempt = { bytes, width: page.width, height: page.height };
    if (page !== from) release(page);
    return attempt;
  };
  return squeeze(encode, longSide(from), limit);
}

function longSide({ width, height }: Canvas): number {
  return Math.max(width, height);
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
