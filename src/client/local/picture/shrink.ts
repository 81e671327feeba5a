import { redraw } from './redraw.ts';
import type { Answer } from './shrink-worker.ts';

/** A picture as evidence: small, upright, and saying nothing beyond what is to be seen on it. */
export type Picture = {
  /** JPEG, long side at most 1,600 px, at most 204,800 bytes; no Exif, GPS, XMP, ICC, comment or trailer. */
  bytes: ArrayBuffer;
  /** Lower-case hex over `bytes`. */
  sha256: string;
  width: number;
  height: number;
  /** JPEG, long side at most 160 px, at most 4,096 bytes, as bare as `bytes`. */
  thumb: ArrayBuffer;
  thumbSha256: string;
  /** Size of the picked file, for "2,7 MB → 175 KB". */
  originalBytes: number;
  /** 64 bits of likeness as 16 hex digits; see `fingerprint`. */
  fingerprint: string;
};

/**
 * Why there is no picture. `unreadable`: broken, cut off, gone before it was read, or a kind no browser opens.
 * `tooLarge`: more than 120 megapixels, 30,000 px on a side or 100 MB, refused without decoding.
 * `heic`: an iPhone picture this browser cannot open. `noMemory`: the phone had no room to decode it.
 */
export type PictureProblem = 'unreadable' | 'tooLarge' | 'notAPicture' | 'heic' | 'noMemory';

export type Outcome = { picture: Picture } | { problem: PictureProblem };

const IDLE_MS = 20_000;

let line: Promise<unknown> = Promise.resolve();
let worker: Worker | undefined;
let idle: ReturnType<typeof setTimeout> | undefined;

/**
 * Turns a picked file into evidence, off the main thread, one picture at a time: a second call waits for the first.
 * The picture must be stored before any preview of it is shown, because a phone short of memory may end the page then.
 * An abort rejects with the signal's reason, at the latest when the call's turn has come.
 */
export function shrink(file: Blob, signal?: AbortSignal): Promise<Outcome> {
  const turn = line.then(() => {
    signal?.throwIfAborted();
    return canDrawOffThread() ? inWorker(file, signal) : redraw(file, signal);
  });
  // How one picture ended is its caller's concern, not that of the next in line.
  line = turn.catch(() => undefined);
  return turn;
}

function canDrawOffThread(): boolean {
  return typeof OffscreenCanvas === 'function' && 'convertToBlob' in OffscreenCanvas.prototype;
}

async function inWorker(file: Blob, signal?: AbortSignal): Promise<Outcome> {
  clearTimeout(idle);
  worker ??= new Worker(new URL('./shrink-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await ask(worker, file, signal);
  } finally {
    idle = setTimeout(endWorker, IDLE_MS);
  }
}

function ask(to: Worker, file: Blob, signal?: AbortSignal): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      // Ending the worker is the only way to stop a decode that is under way.
      endWorker();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', giveUp, { once: true });
    to.onmessage = ({ data }: MessageEvent<Answer>) => {
      signal?.removeEventListener('abort', giveUp);
      if ('bug' in data) reject(data.bug);
      else resolve(data);
    };
    // It could not be loaded or started; the evidence counts more than a smooth screen.
    to.onerror = () => {
      signal?.removeEventListener('abort', giveUp);
      endWorker();
      resolve(redraw(file, signal));
    };
    to.postMessage(file);
  });
}

function endWorker(): void {
  worker?.terminate();
  worker = undefined;
}
