/** The phone has no room left: expected on cheap phones, and nothing stored before is lost by it. */
export function isFull(error: unknown): boolean {
  if (!(error instanceof Error || error instanceof DOMException)) return false;
  if (error.name === 'QuotaExceededError') return true;
  // Dexie reports an aborted transaction and keeps what aborted it inside.
  return 'inner' in error && isFull(error.inner);
}
