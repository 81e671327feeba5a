import {
  ASIDE_MAX_MS,
  begin,
  hearPhoto,
  type LanePhoto,
  type Move,
  nextPhoto,
  type PhotoHeard,
  type Stage,
} from '../../shared/exchange/photo-lane.ts';
import type { Id, Sha256 } from '../../shared/model.ts';
import { Refusal } from '../../shared/refusal.ts';
import { PhotoState } from '../../shared/wire.ts';
import { dropOwn } from '../local/erase.ts';
import type { Phone } from '../local/phone.ts';
import { type Api, get } from './api.ts';
import { backoff } from './backoff.ts';
import { makeEarlyWord } from './early-word.ts';
import type { Pace } from './pace.ts';
import { put } from './put.ts';
import { Unreachable } from './wire.ts';

/** What this page found out about the way to the server. */
const earlyWord = makeEarlyWord();

export type Given = { random: () => number; signal?: AbortSignal | undefined };

/** What waits, without its bytes, and the ids of the ops that do. */
export type LaneRead = { queued: Set<Id>; photos: LanePhoto[]; sizes: Map<Sha256, number> };

/**
 * Each photo's turn. The next one begins once the former is out of our hands, so that the line never
 * waits for an answer. Rejects with the first thing that stops the lane, once nothing is under way.
 */
export async function sendFull(
  phone: Phone,
  api: Api,
  { queued, photos }: LaneRead,
  given: Given & { pace: Pace },
): Promise<void> {
  const underWay = new Map<Sha256, Stage>();
  const stops: unknown[] = [];
  let moved = () => {};
  const start = (photo: LanePhoto) => {
    const { sha256 } = photo;
    underWay.set(sha256, 'sending');
    const stage = (now: Stage) => {
      // A late word about a turn that is over.
      if (!underWay.has(sha256)) return;
      underWay.set(sha256, now);
      moved();
    };
    const over = () => {
      underWay.delete(sha256);
      moved();
    };
    void sendPhoto(phone, api, photo, { ...given, stage })
      .then((after) => {
        photos.splice(photos.indexOf(photo), 1, after);
        given.pace.over(sha256, after.state === 'waiting');
      })
      .catch((error: unknown) => {
        stops.push(error);
        given.pace.over(sha256, true);
      })
      .finally(over);
  };
  for (;;) {
    const photo = stops.length > 0 ? null : nextPhoto(photos, queued, phone.clock(), underWay);
    if (photo) start(photo);
    else if (underWay.size === 0) break;
    else
      await new Promise<void>((resolve) => {
        moved = resolve;
      });
  }
  if (stops.length > 0) throw stops[0];
}

type Turn = Given & { pace: Pace; stage: (now: Stage) => void };

/** One photo's turn, until it has arrived, is set aside, or nothing gets through. */
async function sendPhoto(
  phone: Phone,
  api: Api,
  photo: LanePhoto,
  { random, signal, stage, pace }: Turn,
): Promise<LanePhoto> {
  const stored = await phone.db.photos.get(photo.sha256);
  // Taken back while those before it were sent.
  if (stored?.state === 'back') return { ...photo, state: 'back' };
  const bytes = stored?.bytes ?? new ArrayBuffer(0);
  const wait = (failures: number) => backoff(failures, random(), ASIDE_MAX_MS);
  const begun = begin(photo);
  let now = begun.photo;
  await note(phone, now);
  for (let move: Move = begun.move; ; ) {
    pace.begins(now.sha256);
    const { heard, error } = await say(api, now.sha256, bytes, move, { stage, signal });
    pace.heard(now.sha256, move, heard);
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
  { stage, signal }: Omit<Turn, 'random' | 'pace'>,
): Promise<{ heard: PhotoHeard; error?: unknown }> {
  const path = `/api/photos/${sha256}`;
  const early = earlyWord.wanted();
  const tell = (answered: boolean) => move.kind === 'put' && earlyWord.heard(early, answered);
  stage('sending');
  try {
    const state =
      move.kind === 'ask'
        ? await get(api, `${path}/state`, PhotoState, signal)
        : await put(api, path, new Uint8Array(bytes, move.offset), { ...move, early }, PhotoState, {
            handed: () => stage('handed'),
            signal,
          });
    tell(true);
    return { heard: { kind: 'state', ...state } };
  } catch (error) {
    if (!signal?.aborted) tell(error instanceof Refusal);
    if (error instanceof Refusal) return { heard: { kind: 'no', code: error.code }, error };
    if (error instanceof Unreachable && !signal?.aborted) {
      return { heard: { kind: 'nothing' }, error };
    }
    throw error;
  }
}

/** Where it stands now; its bytes lie where they lay. */
async function note({ db }: Phone, photo: LanePhoto): Promise<void> {
  const { evidenceId, state, tried, why, setback } = photo;
  // Heard before its row says so, or on a phone that may not read the row any more.
  if (why === 'erased' && evidenceId) return dropOwn(db, [evidenceId]);
  await db.photos.where({ sha256: photo.sha256 }).modify((stored) => {
    const back = stored.state === 'back' && state === 'waiting';
    Object.assign(stored, { tried, why, setback, state: back ? 'back' : state });
  });
}
