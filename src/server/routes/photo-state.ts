import type { Handler } from 'hono';
import { Refusal } from '../../shared/refusal.ts';
import { announced } from '../store/photos.ts';
import { endConnection } from './end-connection.ts';
import { refuseErased } from './erase-files.ts';
import { asker, type House } from './house.ts';
import { nameOf, tell } from './photo-put.ts';

/** How many bytes of a photo are here, so that a cut upload goes on where it ended. */
export function photoState(house: House): Handler {
  return async (c) => {
    // Who asks was cut off and is about to send the rest, or the next one.
    endConnection(c);
    const { ward } = await asker(house, c);
    const sha256 = nameOf(c);
    const known = await announced(house.store, ward, sha256);
    if (!known) await refuseErased(house, ward, sha256);
    if (!known) throw new Refusal('notFound');
    const { offset } = await house.blobs.state({ ward, sha256 });
    return tell(c, { offset, stored: known.stored });
  };
}
