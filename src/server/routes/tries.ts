import type { Context } from 'hono';
import type { Instant } from '../../shared/model.ts';
import { Refusal } from '../../shared/refusal.ts';

const WRONG_MAX = 20;
const WINDOW_MS = 60_000;
/** Addresses remembered before those whose minute is over are swept out. */
const SWEEP_AT = 10_000;

/** Counts wrong codes per address, so that nobody can try them all. In memory: a restart forgives. */
export type Tries = {
  /** Runs `look`; refuses `tooMany` after 20 wrong codes from this address within a minute. */
  guard<T>(address: string, now: Instant, look: () => Promise<T>): Promise<T>;
};

export function makeTries(): Tries {
  const wrong = new Map<string, { from: Instant; count: number }>();

  function note(address: string, now: Instant): void {
    if (wrong.size >= SWEEP_AT) {
      for (const [other, { from }] of wrong) if (now - from >= WINDOW_MS) wrong.delete(other);
    }
    const known = wrong.get(address);
    if (known && now - known.from < WINDOW_MS) known.count += 1;
    else wrong.set(address, { from: now, count: 1 });
  }

  return {
    async guard(address, now, look) {
      const known = wrong.get(address);
      if (known && known.count >= WRONG_MAX && now - known.from < WINDOW_MS) {
        throw new Refusal('tooMany');
      }
      try {
        return await look();
      } catch (error) {
        if (error instanceof Refusal && error.code === 'codeWrong') note(address, now);
        throw error;
      }
    },
  };
}

/** The address of the other end of the connection; '' where there is none, as in tests. */
export function addressOf(c: Context): string {
  return c.env?.incoming?.socket?.remoteAddress ?? '';
}
