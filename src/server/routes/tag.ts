import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type Chance, makeId } from '../store/secrets.ts';

const NAME = 'to-so-tag';
/** As long as browsers keep a cookie at most. */
const LASTS_S = 400 * 86_400;
const SHAPE = /^[\w-]{8,40}$/;

/**
 * The random name that this browser came with; one that has none gets it with the answer. It signs
 * nobody in: it only tells a phone that lost its database from a second phone, and outlives what
 * scripts may store.
 */
export function tagOf(c: Context, chance: Chance): string | null {
  const known = getCookie(c, NAME);
  if (known && SHAPE.test(known)) return known;
  setCookie(c, NAME, makeId(chance), {
    path: '/api',
    maxAge: LASTS_S,
    httpOnly: true,
    sameSite: 'Strict',
  });
  return null;
}
