import type { Instant } from '../../shared/model.ts';
import type { Sending } from '../local/sending.ts';
import type { Signal } from '../parts/bar.tsx';

const DAY_MS = 86_400_000;
const OLD_DAYS = 3;

/**
 * The one thing worth saying about sending now. Only real answers count: a phone often believes in
 * a network that leads nowhere.
 */
export function signalOf(sending: Sending, now: Instant): Signal | null {
  const { net, waiting, unsaid, photos, held, oldest, sentAt, slow, back, minutes } = sending;
  if (net === 'signedOut') return { kind: 'signedOut' };
  const days = oldest === null ? 0 : Math.floor((now - oldest) / DAY_MS);
  if (days >= OLD_DAYS) return { kind: 'old', days };
  if (net === 'unreachable') return { kind: 'offline', waiting };
  if (net === 'busy') return { kind: 'busy' };
  if (slow) return { kind: 'weak' };
  if (net === 'sending' && unsaid > 0) {
    return back ? { kind: 'back', left: waiting } : { kind: 'sending', left: unsaid };
  }
  if (photos > 0 && unsaid === 0) {
    if (held) return { kind: 'wifi', left: photos };
    if (back && minutes === null) return { kind: 'back', left: photos };
    return { kind: 'photos', left: photos, minutes };
  }
  if (waiting > 0 || sentAt === null) return null;
  return { kind: 'sent', at: sentAt };
}
