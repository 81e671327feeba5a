import type { Context, Handler } from 'hono';
import { judgePart } from '../../shared/exchange/photo-shelf.ts';
import { PHOTO_MAX } from '../../shared/limits.ts';
import { Sha256 } from '../../shared/model.ts';
import { Refusal, statusOf } from '../../shared/refusal.ts';
import type { PhotoState } from '../../shared/wire.ts';
import type { BlobKey, Source } from '../blobs/blob.ts';
import { announced } from '../store/photos.ts';
import { photoStored } from '../store/stored.ts';
import { answer } from './answer.ts';
import { endConnection } from './end-connection.ts';
import { refuseErased } from './erase-files.ts';
import { forbidRepeat } from './forbid-repeat.ts';
import { asker, type House } from './house.ts';

/**
 * The rest of a photo from `upload-offset` on. Says `stored` only after the bytes are verified, on
 * the disk, and the ward knows. Refuses notFound for what no evidence names, tooBig and mismatch
 * for other bytes than announced, notBare for those that say more than their pixels, erased for a
 * photo that was erased, before or meanwhile, and conflict with the right offset in a header of that
 * name.
 */
export function photoPut(house: House): Handler {
  return async (c) => {
    // With the answer, so that the rest of a body that nobody reads stays where it is, and for the next photo.
    endConnection(c);
    const { ward } = await asker(house, c);
    const key = { ward, sha256: nameOf(c) };
    const offset = offsetOf(c);
    const named = await announced(house.store, ward, key.sha256);
    if (!named) await refuseErased(house, ward, key.sha256);
    const judged = judgePart(named, { offset, length: lengthOf(c) }, PHOTO_MAX);
    if (judged.kind === 'no') throw new Refusal(judged.code);
    if (judged.kind === 'known') return tell(c, { offset: judged.offset, stored: true });

    forbidRepeat(c);
    const written = await write(house, key, { offset, size: judged.size }, sourceOf(c));
    await refuseErased(house, ward, key.sha256);
    if (written === null) return conflict(c, (await house.blobs.state(key)).offset);
    if (!written.complete) return tell(c, { offset: written.offset, stored: false });
    await photoStored(house.store, ward, key.sha256, { now: house.now(), chance: house.chance });
    return tell(c, { offset: written.offset, stored: true });
  };
}

/** The hash in the address. Refuses notFound for what can be no photo's name. */
export function nameOf(c: Context): Sha256 {
  const read = Sha256.safeParse(c.req.param('sha256'));
  if (!read.success) throw new Refusal('notFound');
  return read.data;
}

/** A state, in the body and as header. */
export async function tell(c: Context, state: PhotoState): Promise<Response> {
  c.header('upload-offset', String(state.offset));
  return answer(c, state);
}

function write(
  { blobs }: House,
  key: BlobKey,
  part: { offset: number; size: number },
  source: Source,
) {
  return blobs.write(key, part, source).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'conflict') return null;
    throw error;
  });
}

function conflict(c: Context, offset: number): Response {
  c.header('upload-offset', String(offset));
  return c.json({ code: 'conflict' }, statusOf('conflict') as 409);
}

function offsetOf(c: Context): number {
  const offset = Number(c.req.header('upload-offset') ?? '0');
  if (!Number.isSafeInteger(offset) || offset < 0) throw new Refusal('badRequest');
  return offset;
}

function lengthOf(c: Context): number | null {
  const length = c.req.header('content-length');
  return length === undefined ? null : Number(length);
}

function sourceOf(c: Context): Source {
  const reader = c.req.raw.body?.getReader();
  return {
    async next() {
      // A broken connection and the end are the same here: what arrived counts.
      const part = await reader?.read().catch(() => null);
      return part && !part.done ? part.value : null;
    },
    stop() {
      reader?.cancel().catch(() => {});
    },
  };
}
