import type { Handler } from 'hono';
import { ThumbsRequest } from '../../shared/wire.ts';
import { storeThumbs } from '../store/stored.ts';
import { answer } from './answer.ts';
import { asker, type House } from './house.ts';
import { readBody } from './read-body.ts';

/** Takes thumbnails together and says which of them the server holds now. */
export function thumbs(house: House): Handler {
  return async (c) => {
    const { ward } = await asker(house, c);
    const request = await readBody(c, ThumbsRequest);
    const pictures = request.thumbs.map(({ sha256, data }) => {
      return { sha256, data: Buffer.from(data, 'base64') };
    });
    const given = { now: house.now(), chance: house.chance };
    return answer(c, { stored: await storeThumbs(house.store, ward, pictures, given) });
  };
}
