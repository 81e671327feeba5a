import { stripJpeg } from './strip-jpeg.ts';

export type Canvas = OffscreenCanvas | HTMLCanvasElement;
export type Ink = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/** A white sheet of this size in pixels; null when there is no memory for it. */
export function sheet(width: number, height: number): { canvas: Canvas; ink: Ink } | null {
  const canvas = makeCanvas(width, height);
  // Kept in main memory: a round trip through a weak graphics chip costs more than it saves.
  const options = { alpha: false, willReadFrequently: true };
  const ink = canvas.getContext('2d', options) as Ink | null;
  if (!ink) return null;
  ink.fillStyle = '#fff';
  ink.fillRect(0, 0, width, height);
  ink.imageSmoothingQuality = 'high';
  return { canvas, ink };
}

/** The same picture with another long side; null when there is no memory for it. */
export function resized(from: Canvas, side: number): { canvas: Canvas; ink: Ink } | null {
  const scale = side / Math.max(from.width, from.height);
  const width = Math.max(1, Math.round(from.width * scale));
  const height = Math.max(1, Math.round(from.height * scale));
  const to = sheet(width, height);
  to?.ink.drawImage(from, 0, 0, width, height);
  return to;
}

/** Gives the pixels back at once; WebKit otherwise keeps them until its canvas memory is used up. */
export function release(canvas: Canvas): void {
  canvas.width = 0;
  canvas.height = 0;
}

/** Bare JPEG bytes, whatever the browser adds of its own; null when there is no memory for them. */
export async function toJpeg(
  canvas: Canvas,
  quality: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const blob = await toBlob(canvas, { type: 'image/jpeg', quality });
  if (!blob) return null;
  const bare = stripJpeg(new Uint8Array(await blob.arrayBuffer()));
  if (!bare) throw new Error(`the browser wrote ${blob.type} where JPEG was asked for`);
  return bare;
}

function makeCanvas(width: number, height: number): Canvas {
  if (typeof document === 'undefined') return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement('canvas'), { width, height });
}

function toBlob(canvas: Canvas, options: { type: string; quality: number }): Promise<Blob | null> {
  if (!('convertToBlob' in canvas)) {
    return new Promise((resolve) => canvas.toBlob(resolve, options.type, options.quality));
  }
  return canvas.convertToBlob(options).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'EncodingError') return null;
    throw error;
  });
}
