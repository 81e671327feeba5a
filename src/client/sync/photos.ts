import {
  dueAt,
  type LanePhoto,
  nextThumbs,
  THUMBS_AT_ONCE,
} from '../../shared/exchange/photo-lane.ts';
import type { Instant, Sha256 } from '../../shared/model.ts';
import { Refusal } from '../../shared/refusal.ts';
import { ThumbsAnswer, ThumbsFetched } from '../../shared/wire.ts';
import { isFull } from '../local/full.ts';
import type { Phone } from '../local/phone.ts';
import { type Api, getBytes, post } from './api.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { type Given, type LaneRead, sendFull } from './full-photos.ts';
import { startPace } from './pace.ts';
import { watchSlow } from './slow.ts';

/**
 * The photos' own lane: thumbnails together, then full photos one after the other, then what the
 * person looks at. Which one, from which byte and what an answer means is the core's.
 *
 * @param given.held full photos of this phone wait for another network
 * @returns when a photo that was set aside has its turn again, in device time; null without any.
 * Rejects with what stands in the way of all of them.
 */
export async function sendPhotos(
  phone: Phone,
  api: Api,
  given: Given & { held: boolean },
): Promise<Instant | null> {
  const { signal, held } = given;
  await sendThumbs(phone, api, signal);
  await fetchThumbs(phone, api, signal);
  const lane = await readLane(phone);
  if (!held) await carryFull(phone, api, lane, given);
  for (const photo of await phone.db.photos.where({ state: 'wanted' }).toArray()) {
    await fetchPhoto(phone, api, photo.sha256, signal);
  }
  return held ? null : dueAt(lane.photos, phone.clock());
}

async function carryFull(phone: Phone, api: Api, lane: LaneRead, given: Given): Promise<void> {
  const pace = startPace(phone, lane);
  try {
    await sendFull(phone, watchSlow(api, pace.slow), lane, { ...given, pace });
  } finally {
    await pace.rest();
  }
}

/**
 * What waits, without its bytes. Queue and photos are read at one moment, since a photo stored
 * between two looks would seem announced.
 */
function readLane({ db }: Phone): Promise<LaneRead> {
  return db.transaction('r', [db.outbox, db.photos], async () => {
    const photos: LanePhoto[] = [];
    const sizes = new Map<Sha256, number>();
    await db.photos.where({ state: 'waiting' }).each(({ bytes, ...photo }) => {
      if (!bytes) return;
      photos.push(photo);
      sizes.set(photo.sha256, bytes.byteLength);
    });
    const queued = new Set((await db.outbox.toArray()).map(({ op }) => op.id));
    return { queued, photos, sizes };
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
