import { useEffect, useState } from 'preact/hooks';
import type { Instant } from '../../shared/model.ts';
import { type Phone, readState } from '../local/phone.ts';
import { useLive } from '../local/use-live.ts';

const BEAT_MS = 20_000;

/** The true time, moving on by itself: for what a screen offers only for a while. */
export function useNow(phone: Phone): Instant {
  const [now, setNow] = useState(phone.clock);
  const skew = useLive(async () => (await readState(phone.db)).skew, [phone]) ?? 0;
  useEffect(() => {
    const beat = setInterval(() => setNow(phone.clock()), BEAT_MS);
    return () => clearInterval(beat);
  }, [phone]);
  return now + skew;
}
