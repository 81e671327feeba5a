import type { Db, Lane } from '../local/db.ts';
import type { Api } from './api.ts';
import { doWithout } from './meter.ts';

/** So long an answer may be in coming, with no byte moving meanwhile, before the link counts as weak. */
export const SLOW_MS = 8_000;

/**
 * The same server, watched: `tell` hears when an answer is long in coming, and at the next one that
 * is not that it no longer is. A timer runs while a request is on its way, and at no other time.
 */
export function watchSlow(api: Api, tell: (slow: boolean) => void): Api {
  return {
    get token() {
      return api.token;
    },
    wire: async (request) => {
      let slow = false;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const moved = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          slow = true;
          tell(true);
        }, SLOW_MS);
      };
      moved();
      try {
        const answer = await api.wire({ ...request, moved });
        if (!slow) tell(false);
        return answer;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** The same of the text lane, which has nothing else to tell: one write for each change. */
export function watchText(db: Db, api: Api): { api: Api; rest: () => void } {
  let said = false;
  const note = async (slow: boolean) => {
    if (slow === said) return;
    said = slow;
    const row: Lane = { key: 'text', slow, sending: [], each: null };
    await (slow ? db.net.put(row) : db.net.delete('text'));
  };
  const tell = (slow: boolean) => void note(slow).catch(doWithout);
  return { api: watchSlow(api, tell), rest: () => tell(false) };
}

/** Nothing is on its way yet: what a page that died in the middle of a photo said is over. */
export async function forgetPhotos(db: Db): Promise<void> {
  const said = await db.net.get('photos').catch(doWithout);
  if (said) await db.net.delete('photos').catch(doWithout);
}
