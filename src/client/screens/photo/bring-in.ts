import type { TextKey } from '../../i18n.ts';
import { forgetCamera, type PhotoTarget } from '../../local/camera.ts';
import type { Take } from '../../local/db.ts';
import { isFull } from '../../local/full.ts';
import type { Phone } from '../../local/phone.ts';
import { shrink } from '../../local/picture/shrink.ts';
import { againRaw, dropRaw, keepRaw } from '../../local/raw.ts';
import { keepTake } from '../../local/take.ts';
import { PROBLEMS } from './problems.ts';

export type CameIn = { take: Take } | { problem: TextKey };

type Coming = { target: PhotoTarget; file: Blob; source: Take['source']; at?: number };

/** Being made small in this page. */
const underWay = new Set<string>();

/**
 * From what the camera gave to a stored take, or to the sentence why there is none. The file itself
 * is stored first, so that a page which dies while it is made small has not lost it; `unkept` hears
 * where there is no room for that, and all goes on. Rejects where the phone is full; what the photo
 * was for is then still known.
 */
export async function bringIn(
  phone: Phone,
  target: PhotoTarget,
  file: Blob,
  source: Take['source'],
  unkept: () => void = () => {},
): Promise<CameIn> {
  const raw = await keepRaw(phone, target, file, source);
  if (!raw) unkept();
  const came = await alone(raw?.key, (key) => finish(phone, { target, file, source }, key));
  if (came === null) throw new Error('a photo just taken is another page’s');
  if ('problem' in came) {
    if (raw) await dropRaw(phone, raw.key);
    await forgetCamera(phone);
  }
  return came;
}

/**
 * Goes on with a photo that a page which died left; null where it is gone, or another page has it.
 * It stays where it can't be made small: its person decides.
 */
export async function bringInAgain(phone: Phone, key: string): Promise<CameIn | null> {
  return alone(key, async () => {
    const raw = await againRaw(phone, key);
    if (!raw) return null;
    const file = new Blob([raw.bytes], { type: raw.type });
    return finish(phone, { target: raw.target, file, source: raw.source, at: raw.at }, key);
  });
}

async function finish(
  phone: Phone,
  { target, file, source, at }: Coming,
  raw: string | undefined,
): Promise<CameIn> {
  const outcome = await shrink(file);
  if ('picture' in outcome) {
    const keep = () => keepTake(phone, target, outcome.picture, source, { at, raw });
    // The small one counts: where both do not fit, the large one goes.
    const take = await keep().catch(async (error: unknown) => {
      if (!raw || !isFull(error)) throw error;
      await dropRaw(phone, raw);
      return keep();
    });
    return { take };
  }
  return { problem: PROBLEMS[outcome.problem] };
}

/** In one page at a time, as far as the browser can tell. */
async function alone<T>(
  key: string | undefined,
  work: (key: string | undefined) => Promise<T>,
): Promise<T | null> {
  if (key === undefined) return work(key);
  if (underWay.has(key)) return null;
  underWay.add(key);
  try {
    if (!navigator.locks) return await work(key);
    const options = { ifAvailable: true };
    return await navigator.locks.request(`raw ${key}`, options, (lock) =>
      lock ? work(key) : null,
    );
  } finally {
    underWay.delete(key);
  }
}
