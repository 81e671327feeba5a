import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { shrink as Shrink } from '../../src/client/local/picture/shrink.ts';
import { drawPhoto, serve } from '../client/picture/served.ts';
import { openPhone } from '../e2e/browser.ts';

/** What one photo came to. */
export type Shrunk = {
  /** From the picked file to the picture that is stored. */
  ms: number;
  /** The longest task of the main thread meanwhile; 0 where none took 50 ms. */
  held: number;
  bytes: number;
  side: number;
};

/** A page with the product's own `shrink`, and a photo of 12 megapixels to pick. */
export async function openShrinkField(): Promise<{
  bytes: number;
  shrink: (slower: number) => Promise<Shrunk>;
  end: () => Promise<void>;
}> {
  const served = await serve();
  const folder = await mkdtemp(join(tmpdir(), 'to-so-shrink-'));
  const phone = await openPhone(folder);
  const page = phone.pages()[0] ?? (await phone.newPage());
  await page.goto(served.url);
  const photo = await drawPhoto(page);
  served.files.set('photo', photo);
  const devtools = await phone.newCDPSession(page);
  const shrink = async (rate: number): Promise<Shrunk> => {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate });
    return page.evaluate(async () => {
      const path = `${location.origin}/shrink.js`;
      const { shrink }: { shrink: typeof Shrink } = await import(path);
      const file = await (await fetch('/picked/photo')).blob();
      const held: number[] = [];
      const watch = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) held.push(duration);
      });
      watch.observe({ type: 'longtask' });
      const began = performance.now();
      const outcome = await shrink(new Blob([file], { type: 'image/jpeg' }));
      const ms = performance.now() - began;
      await new Promise((done) => setTimeout(done, 300));
      watch.disconnect();
      if ('problem' in outcome) throw new Error(outcome.problem);
      const { bytes, width, height } = outcome.picture;
      const side = Math.max(width, height);
      return { ms, held: Math.max(0, ...held), bytes: bytes.byteLength, side };
    });
  };
  return {
    bytes: photo.length,
    shrink,
    end: async () => {
      await phone.close();
      served.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
