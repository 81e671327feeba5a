import { redraw } from './redraw.ts';
import type { Outcome } from './shrink.ts';

/** What the worker says back; a bug crosses as a value because rejections do not leave a worker. */
export type Answer = Outcome | { bug: unknown };

self.addEventListener('message', async ({ data }: MessageEvent<Blob>) => {
  const answer: Answer = await redraw(data).catch((bug: unknown) => ({ bug }));
  // Handed over, not copied: the bytes are never in memory twice.
  const transfer = 'picture' in answer ? [answer.picture.bytes, answer.picture.thumb] : [];
  self.postMessage(answer, { transfer });
});
