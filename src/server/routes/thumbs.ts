import type { Handler } from 'hono';
import { ThumbsRequest } from '../../shared/wire.ts';
import { readJpeg } from '../blobs/read-jpeg.ts';
import { storeThumbs } from '../store/stored.ts';
import { answer } from './answer.ts';
import { endConnection } from './end-connection.ts';
import { asker, type House } from './house.ts';
import { readBody } from './read-body.ts';

/**
 * Takes thumbnails together and says which of them the server holds now; one that says more than
 * its pixels is left out, as a broken one is.
 */
export function thumbs(house: House): Handler {
  return async (c) => {
    const { ward } = await asker(house, c);
    // The full photos come next.
    endConnection(c);
    const request = await readBody(c, ThumbsRequest);
    const pictures = request.thumbs
      .map(({ sha256, data }) => ({ sha256, data: Buffer.from(data, 'base64') }))
      .filter(({ data }) => readJpeg(data) === 'bare');
    const given = { now: house.now(), chance: house.chance };
    return answer(c, { stored: await storeThumbs(house.store, ward, pictures, given) });
  };
}
