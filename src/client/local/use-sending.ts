import type { Phone } from './phone.ts';
import { readSending, type Sending } from './sending.ts';
import { useLive } from './use-live.ts';

const last = new WeakMap<Phone, Sending>();

/**
 * How sending stands. A screen that opens begins with what was read on the one before, and `fresh`
 * says once it has read for itself; `sending` is undefined until anything was read on this phone.
 */
export function useSending(phone: Phone): { sending: Sending | undefined; fresh: boolean } {
  const read = useLive(() => readSending(phone), [phone]);
  if (read) last.set(phone, read);
  return { sending: read ?? last.get(phone), fresh: read !== undefined };
}
