import type { Handler } from 'hono';
import type * as z from 'zod/mini';
import type { SealKeyAnswer } from '../../shared/wire.ts';
import { sealKey } from '../store/keys.ts';
import { answer } from './answer.ts';
import type { House } from './house.ts';

/** The public key for files of unsent work, for phones that signed in before there was one. */
export function sealKeyOf({ store, chance }: House): Handler {
  return async (c) => {
    const { public: key } = await sealKey(store.db, chance);
    return answer(c, { sealKey: key } satisfies z.infer<typeof SealKeyAnswer>);
  };
}
