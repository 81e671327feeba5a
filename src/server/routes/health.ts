import type { Handler } from 'hono';
import type * as z from 'zod/mini';
import { PROTOCOL } from '../../shared/limits.ts';
import type { Health } from '../../shared/wire.ts';
import { listWards } from '../store/wards.ts';
import { answer } from './answer.ts';
import type { House } from './house.ts';

/** Is the server up and its database readable? */
export function health({ store, version }: House): Handler {
  return async (c) => {
    await listWards(store);
    return answer(c, { ok: true, version, protocol: PROTOCOL } satisfies z.infer<typeof Health>);
  };
}
