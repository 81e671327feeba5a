import type { Handler } from 'hono';
import { scopeOf } from '../../shared/access.ts';
import { ThumbsFetch } from '../../shared/wire.ts';
import { readThumbs } from '../store/stored.ts';
import { answer } from './answer.ts';
import { asker, type House } from './house.ts';
import { readBody } from './read-body.ts';

/** Gives the thumbnails asked for that are here and in the asker's scope. */
export function thumbsFetch(house: House): Handler {
  return async (c) => {
    const { ward, actor } = await asker(house, c);
    const { want } = await readBody(c, ThumbsFetch);
    const found = await readThumbs(house.store, ward, scopeOf(actor), want);
    const thumbs = found.map(({ sha256, data }) => ({ sha256, data: data.toString('base64') }));
    return answer(c, { thumbs });
  };
}
