import { isFull } from '../local/full.ts';
import type { Phone } from '../local/phone.ts';
import { addUsed, monthOf, type Used } from '../local/used.ts';
import type { Spend } from './bytes.ts';

/** Bytes are written down at most this often: each write takes a turn of the phone's disk. */
const EVERY_MS = 3_000;

/** Full photos and thumbnails. */
const PHOTOS = /^\/api\/(photos|thumbs)\b/;

export type Meter = { spend: Spend; stop: () => Promise<void> };

/** Keeps count, by month, of what one person's requests carried on this phone. */
export function startMeter({ db, clock }: Phone): Meter {
  const pending = new Map<string, Used>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const write = async () => {
    clearTimeout(timer);
    timer = undefined;
    const sums = [...pending.values()];
    pending.clear();
    for (const sum of sums) await addUsed(db, sum).catch(doWithout);
  };
  const hidden = () => {
    if (globalThis.document?.visibilityState === 'hidden') void write();
  };
  globalThis.document?.addEventListener('visibilitychange', hidden);
  return {
    spend: (path, bytes) => {
      const month = monthOf(clock());
      const sum = pending.get(month) ?? { month, photos: 0, rest: 0 };
      sum[PHOTOS.test(path) ? 'photos' : 'rest'] += bytes;
      pending.set(month, sum);
      timer ??= setTimeout(() => void write(), EVERY_MS);
    },
    stop: () => {
      globalThis.document?.removeEventListener('visibilitychange', hidden);
      return write();
    },
  };
}

/** A phone without room, or one whose person has just left, goes without a count of what travels. */
export function doWithout(error: unknown): void {
  if (isFull(error) || (error instanceof Error && error.name === 'DatabaseClosedError')) return;
  throw error;
}
