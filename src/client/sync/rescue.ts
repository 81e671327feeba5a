import * as z from 'zod/mini';
import type { Phone } from '../local/phone.ts';
import { type Api, post } from './api.ts';

/**
 * The last way out for an op that no request gets through with: its text goes to the server as it
 * is, unapplied, and a stub takes its place in the queue, so that later work moves on.
 *
 * @returns whether there was such an op
 */
export async function rescue(phone: Phone, api: Api, signal?: AbortSignal): Promise<boolean> {
  const { db } = phone;
  const first = await db.outbox.orderBy('n').first();
  if (!first || first.rescued) return false;
  const message = { id: first.op.id, text: JSON.stringify(first) };
  await post(api, '/api/rescue', message, z.object({ stored: z.literal(true) }), signal);
  await db.outbox.update(first.n, { rescued: true });
  return true;
}
