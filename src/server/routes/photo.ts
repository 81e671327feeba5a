import type { Handler } from 'hono';
import { scopeOf } from '../../shared/access.ts';
import { Refusal } from '../../shared/refusal.ts';
import { isVisible } from '../store/photos.ts';
import { asker, type House } from './house.ts';
import { nameOf } from './photo-put.ts';

/** A photo's bytes for those who see evidence with it. Else notFound, whether it exists or not. */
export function photo(house: House): Handler {
  return async (c) => {
    const { ward, actor } = await asker(house, c);
    const sha256 = nameOf(c);
    if (!(await isVisible(house.store, ward, scopeOf(actor), sha256))) {
      throw new Refusal('notFound');
    }
    const bytes = await house.blobs.read({ ward, sha256 });
    if (!bytes) throw new Refusal('notFound');
    return c.body(Buffer.from(bytes), 200, {
      'content-type': 'image/jpeg',
      // The app keeps what it needs where it can erase it; a browser's cache it could not reach.
      'cache-control': 'no-store',
    });
  };
}
