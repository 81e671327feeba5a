import Dexie from 'dexie';
import type { Phone } from './phone.ts';

/** The phone has no room left: expected on cheap phones, and nothing stored before is lost by it. */
export function isFull(error: unknown): boolean {
  if (!(error instanceof Error || error instanceof DOMException)) return false;
  if (error.name === 'QuotaExceededError') return true;
  // Dexie reports an aborted transaction and keeps what aborted it inside.
  return 'inner' in error && isFull(error.inner);
}

/**
 * Carries a write out, and once more after making room where the phone is full. Rejects with the
 * phone's own error (`isFull`) where there is nothing to let go; then nothing has changed. `write`
 * may run several times, so it is one transaction.
 */
export async function roomFor<T>(phone: Phone, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    // Within a larger transaction that whole one is tried again by who began it.
    if (!isFull(error) || Dexie.currentTransaction) throw error;
    const { makeRoomFor } = await import('./room.ts');
    return makeRoomFor(phone, write, error);
  }
}
