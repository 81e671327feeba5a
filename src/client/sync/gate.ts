import type { Network } from '../local/network.ts';
import type { Phone } from '../local/phone.ts';
import { noteHeld, readWifi, watchChoice } from '../local/wifi.ts';

/** Whether full photos may travel now: by this phone's choice, its network, and a tap on "Gửi ngay". */
export type Gate = {
  /** Runs one round of the photo lane; `signal` ends it where photos may no longer travel. */
  pass: <T>(round: (held: boolean, signal: AbortSignal) => Promise<T>) => Promise<T | 'shut'>;
  /** Photos travel whatever the network, until a round has sent all it can, or the page ends. */
  openOnce: () => void;
  stop: () => void;
};

/** @param moved called when photos that waited may travel, or those under way had to stop */
export function openGate(phone: Phone, network: Network, moved: () => void): Gate {
  const { db } = phone;
  let once = false;
  let stopped = false;
  /** The round under way whose photos travel. */
  let round: AbortController | null = null;

  const isHeld = async () => (await readWifi(db)).only && !once && !network.isWifi();
  const look = async () => {
    if (stopped) return;
    const held = await isHeld();
    // Photos under way leave the line at once: the next of their bytes would be paid for.
    if (held) round?.abort();
    moved();
  };
  const unwatch = network.watch(() => void look());
  const unchoose = watchChoice(db, () => void look());
  return {
    pass: async (send) => {
      const mine = new AbortController();
      const held = await isHeld();
      if (!held) round = mine;
      await noteHeld(db, held);
      if (stopped) mine.abort();
      try {
        const result = await send(held, mine.signal);
        if (!held) once = false;
        return result;
      } catch (error) {
        if (mine.signal.aborted) return 'shut';
        throw error;
      } finally {
        round = null;
      }
    },
    openOnce: () => {
      once = true;
    },
    stop: () => {
      stopped = true;
      unwatch();
      unchoose();
      round?.abort();
    },
  };
}
