import { dropMarker, noteLeft } from './marker.ts';
import type { Phone } from './phone.ts';
import { dropSession } from './pocket.ts';
import { stopPushes } from './reminding.ts';

/**
 * Ends one person's use of this device. Kept work lies in that person's own database, unseen and
 * unsent by whoever comes next, until the person signs in here again; wiped work is gone.
 */
export async function leave(phone: Phone, how: 'keep' | 'wipe'): Promise<void> {
  await dropSession();
  stopPushes();
  if (how === 'keep') {
    noteLeft(phone);
    phone.db.close();
  } else {
    dropMarker(phone);
    await phone.db.delete();
  }
}
