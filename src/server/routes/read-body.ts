import { promisify } from 'node:util';
import { gunzip as gunzipWith } from 'node:zlib';
import type { Context } from 'hono';
import type * as z from 'zod/mini';
import { BODY_MAX } from '../../shared/limits.ts';
import { Refusal } from '../../shared/refusal.ts';

const gunzip = promisify(gunzipWith);

/** A full outbox shrinks about 15-fold; what grows far more was made to fill memory. */
const RATIO_MAX = 200;
const SMALL = 64_000;

/**
 * The message in a request's body, gzipped or plain. Refuses `tooBig` beyond `max` bytes, counted
 * after inflating, and `badRequest` for anything that is not a message of this shape.
 */
export async function readBody<T>(c: Context, shape: z.ZodMiniType<T>, max = BODY_MAX): Promise<T> {
  const read = shape.safeParse(parse(await inflate(c, await readBytes(c, max), max)));
  if (!read.success) throw new Refusal('badRequest');
  return read.data;
}

/** A body's bytes as they came. Refuses `tooBig` beyond `max`. */
export async function readBytes(c: Context, max: number): Promise<Buffer> {
  if (Number(c.req.header('content-length') ?? 0) > max) throw new Refusal('tooBig');
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = c.req.raw.body?.getReader();
  while (reader) {
    const part = await reader.read().catch(cutOff);
    if (part.done) break;
    size += part.value.byteLength;
    if (size > max) throw new Refusal('tooBig');
    parts.push(part.value);
  }
  return Buffer.concat(parts);
}

/** The other side went away in the middle; whatever is answered, nobody hears it. */
function cutOff(): never {
  throw new Refusal('badRequest');
}

async function inflate(c: Context, bytes: Buffer, max: number): Promise<Buffer> {
  const encoding = c.req.header('content-encoding') ?? 'identity';
  if (encoding === 'identity') return bytes;
  if (encoding !== 'gzip') throw new Refusal('badRequest');
  const maxOutputLength = Math.min(max, Math.max(SMALL, bytes.byteLength * RATIO_MAX));
  return gunzip(bytes, { maxOutputLength }).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(error.code === 'ERR_BUFFER_TOO_LARGE' ? 'tooBig' : 'badRequest');
  });
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    // TypeError: bytes that are no UTF-8.
    if (error instanceof SyntaxError || error instanceof TypeError) throw new Refusal('badRequest');
    throw error;
  }
}
