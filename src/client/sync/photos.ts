import { Refusal } from '../../shared/refusal.ts';
import { PhotoState, ThumbsAnswer, ThumbsFetched } from '../../shared/wire.ts';
import type { StoredPhoto, StoredThumb } from '../local/db.ts';
import type { Phone } from '../local/phone.ts';
import { type Api, get, getBytes, post, put } from './api.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** Thumbnails in one request. */
const THUMBS_AT_ONCE = 20;

/**
 * The photos' own lane: thumbnails together, then full photos one by one, then what the person
 * looks at. A photo that the server refuses is set aside with its code; the next one goes on.
 */
export async function sendPhotos(phone: Phone, api: Api, signal?: AbortSignal): Promise<void> {
  await sendThumbs(phone, api, signal);
  await fetchThumbs(phone, api, signal);
  let broken: Refusal | null = null;
  for (const photo of await announced(phone, 'photos')) {
    // What the server stumbles over is tried again later, after the photos behind it.
    await sendPhoto(phone, api, photo as StoredPhoto, signal).catch((error) => {
      if (!(error instanceof Refusal) || error.code !== 'broken') throw error;
      broken = error;
    });
  }
  for (const photo of await phone.db.photos.where({ state: 'wanted' }).toArray()) {
    await fetchPhoto(phone, api, photo, signal);
  }
  if (broken) throw broken;
}

/**
 * Those waiting whose op is no longer in the outbox: the server knows their names. Read at one
 * moment, since a photo stored between two looks would seem announced.
 */
function announced(
  { db }: Phone,
  table: 'photos' | 'thumbs',
): Promise<(StoredPhoto | StoredThumb)[]> {
  return db.transaction('r', [db.outbox, db[table]], async () => {
    const queued = new Set((await db.outbox.toArray()).map((entry) => entry.op.id));
    const waiting = await db[table].where({ state: 'waiting' }).toArray();
    return waiting.filter((item) => item.evidenceId === null || !queued.has(item.evidenceId));
  });
}

async function sendThumbs(phone: Phone, api: Api, signal?: AbortSignal): Promise<void> {
  const waiting = await announced(phone, 'thumbs');
  for (let from = 0; from < waiting.length; from += THUMBS_AT_ONCE) {
    const thumbs = waiting.slice(from, from + THUMBS_AT_ONCE).flatMap(({ sha256, bytes }) => {
      return bytes ? [{ sha256, data: toBase64(new Uint8Array(bytes)) }] : [];
    });
    const answer = await post(api, '/api/thumbs', { thumbs }, ThumbsAnswer, signal);
    await phone.db.thumbs.where('sha256').anyOf(answer.stored).modify({ state: 'stored' });
  }
}

async function fetchThumbs(phone: Phone, api: Api, signal?: AbortSignal): Promise<void> {
  const wanted = await phone.db.thumbs.where({ state: 'wanted' }).primaryKeys();
  for (let from = 0; from < wanted.length; from += THUMBS_AT_ONCE) {
    const want = wanted.slice(from, from + THUMBS_AT_ONCE);
    const { thumbs } = await post(api, '/api/thumbs/fetch', { want }, ThumbsFetched, signal);
    for (const { sha256, data } of thumbs) {
      const bytes = fromBase64(data).buffer;
      await phone.db.thumbs.update(sha256, { bytes, state: 'stored' });
    }
  }
}

async function sendPhoto(
  phone: Phone,
  api: Api,
  photo: StoredPhoto,
  signal?: AbortSignal,
): Promise<void> {
  const { sha256, bytes } = photo;
  if (!bytes) return;
  const path = `/api/photos/${sha256}`;
  try {
    const from = await firstMissing(phone, api, photo, signal);
    const rest = new Uint8Array(bytes, Math.min(from, bytes.byteLength));
    const state = await put(api, path, rest, from, PhotoState, signal);
    if (state.stored) await phone.db.photos.update(sha256, { state: 'stored' });
  } catch (error) {
    if (await setAside(phone, sha256, error)) return;
    throw error;
  }
}

/** Nothing was tried yet: begin at 0 without asking. After a cut: where the server's bytes end. */
async function firstMissing(
  phone: Phone,
  api: Api,
  photo: StoredPhoto,
  signal?: AbortSignal,
): Promise<number> {
  if (!photo.tried) {
    await phone.db.photos.update(photo.sha256, { tried: true });
    return 0;
  }
  const state = await get(api, `/api/photos/${photo.sha256}/state`, PhotoState, signal);
  return state.offset;
}

/** Codes that concern one photo only, so that it must not hold back the others. */
const OF_ONE_PHOTO = ['mismatch', 'notBare', 'tooBig', 'forbidden', 'badRequest'];

async function setAside(phone: Phone, sha256: string, error: unknown): Promise<boolean> {
  if (!(error instanceof Refusal)) return false;
  // Not announced yet or the offset moved: the next round finds out where it stands.
  if (error.code === 'notFound' || error.code === 'conflict') return true;
  if (!OF_ONE_PHOTO.includes(error.code)) return false;
  await phone.db.photos.update(sha256, { state: 'refused', why: error.code });
  return true;
}

async function fetchPhoto(
  phone: Phone,
  api: Api,
  photo: StoredPhoto,
  signal?: AbortSignal,
): Promise<void> {
  try {
    const bytes = await getBytes(api, `/api/photos/${photo.sha256}`, signal);
    const copy = bytes.slice().buffer;
    await phone.db.photos.update(photo.sha256, { bytes: copy, state: 'stored' });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code !== 'notFound') throw error;
  }
}
