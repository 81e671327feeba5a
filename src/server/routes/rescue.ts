import type { Handler } from 'hono';
import * as z from 'zod/mini';
import { Id } from '../../shared/model.ts';
import { Refusal } from '../../shared/refusal.ts';
import { keepRescued } from '../store/rescued.ts';
import { answer } from './answer.ts';
import { asker, type House } from './house.ts';
import { readBody } from './read-body.ts';

export const RescueRequest = z.object({ id: Id, text: z.string() });
export const RescueAnswer = z.object({ stored: z.literal(true) });

const TEXT_MAX = 262_144;

/** The last way in for an op that no exchange got through: its text is kept, nothing is applied. */
export function rescue(house: House): Handler {
  return async (c) => {
    const { ward, actor } = await asker(house, c);
    const { id, text } = await readBody(c, RescueRequest);
    if (Buffer.byteLength(text) > TEXT_MAX) throw new Refusal('tooBig');
    await keepRescued(house.store, { ward, person: actor.id, id, text, now: house.now() });
    return answer(c, { stored: true } satisfies z.infer<typeof RescueAnswer>);
  };
}
