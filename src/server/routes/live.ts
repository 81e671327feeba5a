import type { Handler } from 'hono';
import { LIVE_BEAT_MS } from '../../shared/limits.ts';
import { headOf } from '../store/ward-lock.ts';
import { asker, type House } from './house.ts';

/**
 * A line that stays open: the ward's head at once and after each commit that moved it, an empty
 * line when nothing happened for a while. Ends when the phone goes or the server stops.
 */
export function live(house: House): Handler {
  return async (c) => {
    const { ward } = await asker(house, c);
    const { store } = house;
    const encoder = new TextEncoder();
    let open = true;
    let stop = () => {};
    const lines = new ReadableStream<Uint8Array>({
      async start(controller) {
        const say = (line: string) => {
          if (open) controller.enqueue(encoder.encode(`${line}\n`));
        };
        const beat = setInterval(() => say(''), LIVE_BEAT_MS);
        const unwatch = store.heads.watch(ward, {
          hear: (head) => say(String(head)),
          end: () => {
            stop();
            controller.close();
          },
        });
        stop = () => {
          open = false;
          clearInterval(beat);
          unwatch();
        };
        // Watched first: a commit in between is told twice rather than missed.
        say(String(await headOf(store, ward)));
      },
      cancel: () => stop(),
    });
    return c.body(lines, 200, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
  };
}
