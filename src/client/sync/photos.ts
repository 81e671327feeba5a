import {
  ASIDE_MAX_MS,
  begin,
  dueAt,
  hearPhoto,
  type LanePhoto,
  type Move,
  nextPhoto,
  nextThumbs,
  type PhotoHeard,
  THUMBS_AT_ONCE,
} from '../../shared/exchange/photo-lane.ts';
import type { Id, Instant, Sha256 } from '../../shared/model.ts';
import { Refusal } from '../../shared/refusal.ts';
import { PhotoState, ThumbsAnswer, ThumbsFetched } from '../../shared/wire.ts';
import { isFull } from '../local/full.ts';
import type { Phone } from '../local/phone.ts';
import { type Api, get, getBytes, post, put } from './api.ts';
import { backoff } from './backoff.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { Unreachable } from './wire.ts';

type Given = { random: () => number; signal?: AbortSignal | undefined };

/**
 * The photos' own lane: thumbnails together, then full photos one by one, then what the person
 * looks at. Which one, from which byte and what an answer means is the core's.
 *
 * @returns when a photo that was set aside has its turn again, in device time; null without any.
 * Rejects with what stands in the way of all of them.
 */
export async function sendPhotos(phone: Phone, api: Api, given: Given): Promise<Instant | null> {
  const { signal } = given;
  await sendThumbs(phone, api, signal);
  await fetchThumbs(phone, api, signal);
  const { queued, photos } = await readLane(phone);
  for (;;) {
    const photo = nextPhoto(photos, queued, phone.clock());
    if (!photo) break;
    photos[photos.indexOf(photo)] = await sendPhoto(phone, api, photo, given);
  }
  for (const photo of await phone.db.photos.where({ state: 'wanted' }).toArray()) {
    await fetchPhoto(phone, api, photo.sha256, signal);
  }
  return dueAt(photos, phone.clock());
}

/**
 * What waits, without its bytes. Queue and photos are read at one moment, since a photo stored
 * between two looks would seem announced.
 */
function readLane({ db }: Phone): Promise<{ queued: Set<Id>; photos: LanePhoto[] }> {
  return db.transaction('r', [db.outbox, db.photos], async () => {
    const photos: LanePhoto[] = [];
    await db.photos.where({ state: 'waiting' }).each(({ bytes, ...photo }) => {
      if (bytes) photos.push(photo);
    });
    return { queued: new Set((await db.outbox.toArray()).map(({ op }) => op.id)), photos };
  });
}

/** One request after the other until all have arrived, or the server takes none of those it got. */
async function sendThumbs({ db }: Phone, api: Api, signal?: AbortSignal): Promise<void> {
  const passed = new Set<Sha256>();
  for (;;) {
    const ready = await db.transaction('r', [db.outbox, db.thumbs], async () => {
      const queued = new Set((await db.outbox.toArray()).map(({ op }) => op.id));
      const waiting = await db.thumbs.where({ state: 'waiting' }).toArray();
      return nextThumbs(
        waiting.filter(({ sha256 }) => !passed.has(sha256)),
        queued,
      );
    });
    if (ready.length === 0) return;
    const thumbs = ready.flatMap(({ sha256, bytes }) => {
      passed.add(sha256);
      return bytes ? [{ sha256, data: toBase64(new Uint8Array(bytes)) }] : [];
    });
    const answer = await post(api, '/api/thumbs', { thumbs }, ThumbsAnswer, signal);
    await db.thumbs.where('sha256').anyOf(answer.stored).modify({ state: 'stored' });
  }
}

async function fetchThumbs(phone: Phone, api: Api, signal?: AbortSignal): Promise<void> {
  const wanted = await phone.db.thumbs.where({ state: 'wanted' }).primaryKeys();
  for (let from = 0; from < wanted.length; from += THUMBS_AT_ONCE) {
    const want = wanted.slice(from, from + THUMBS_AT_ONCE);
    const { thumbs } = await post(api, '/api/thumbs/fetch', { want }, ThumbsFetched, signal);
    for (const { sha256, data } of thumbs) {
      const bytes = fromBase64(data).buffer;
      if (!(await fits(phone.db.thumbs.update(sha256, { bytes, state: 'stored' })))) return;
    }
  }
}

/** One photo's turn, until it has arrived, is set aside, or nothing gets through. */
async function sendPhoto(
  phone: Phone,
  api: Api,
  photo: LanePhoto,
  { random, signal }: Given,
): Promise<LanePhoto> {
  const bytes = (await phone.db.photos.get(photo.sha256))?.bytes ?? new ArrayBuffer(0);
  const wait = (failures: number) => backoff(failures, random(), ASIDE_MAX_MS);
  const begun = begin(photo);
  let now = begun.photo;
  await note(phone, now);
  for (let move: Move = begun.move; ; ) {
    const { heard, error } = await say(api, now.sha256, bytes, move, signal);
    const { clock } = phone;
    const after = hearPhoto(now, bytes.byteLength, move, heard, { now: clock(), wait });
    now = after.photo;
    await note(phone, now);
    if (after.next.kind === 'onward') return now;
    if (after.next.kind === 'stop') throw error;
    move = after.next;
  }
}

async function say(
  api: Api,
  sha256: Sha256,
  bytes: ArrayBuffer,
  move: Move,
  signal: AbortSignal | undefined,
): Promise<{ heard: PhotoHeard; error?: unknown }> {
  const path = `/api/photos/${sha256}`;
  try {
    const state =
      move.kind === 'ask'
        ? await get(api, `${path}/state`, PhotoState, signal)
        : await put(api, path, new Uint8Array(bytes, move.offset), move.offset, PhotoState, signal);
    return { heard: { kind: 'state', ...state } };
  } catch (error) {
    if (error instanceof Refusal) return { heard: { kind: 'no', code: error.code }, error };
    if (error instanceof Unreachable && !signal?.aborted) {
      return { heard: { kind: 'nothing' }, error };
    }
    throw error;
  }
}

/** Where it stands now; its bytes lie where they lay. */
async function note({ db }: Phone, photo: LanePhoto): Promise<void> {
  const { state, tried, why, setback } = photo;
  await db.photos.update(photo.sha256, { state, tried, why, setback });
}

async function fetchPhoto(
  phone: Phone,
  api: Api,
  sha256: Sha256,
  signal?: AbortSignal,
): Promise<void> {
  try {
    const bytes = await getBytes(api, `/api/photos/${sha256}`, signal);
    const copy = bytes.slice().buffer;
    await fits(phone.db.photos.update(sha256, { bytes: copy, state: 'stored' }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code !== 'notFound') throw error;
  }
}

/** Pictures of others are what a full phone does without. */
function fits(write: PromiseLike<unknown>): Promise<boolean> {
  return Promise.resolve(write).then(
    () => true,
    (error: unknown) => {
      if (isFull(error)) return false;
      throw error;
    },
  );
}
