import type * as z from 'zod/mini';
import { isRefusalCode, Refusal } from '../../shared/refusal.ts';
import { WireError } from '../../shared/wire.ts';
import { Unreachable, type Wire, type WireAnswer } from './wire.ts';

/** The server as one signed-in person sees it; `token` null before joining. */
export type Api = { wire: Wire; token: string | null };

/** Below this many bytes gzip gains nothing. */
const GZIP_FROM = 300;

/**
 * Sends JSON and reads JSON of one shape. Refuses with the server's code; an answer that is not
 * ours, whatever its status, counts as no answer at all.
 */
export async function post<T>(
  api: Api,
  path: string,
  message: unknown,
  answer: z.ZodMiniType<T>,
  signal?: AbortSignal,
): Promise<T> {
  const plain = new TextEncoder().encode(JSON.stringify(message));
  const small = plain.byteLength >= GZIP_FROM ? await gzip(plain) : null;
  const headers: Record<string, string> = { 'content-type': 'application/json', ...bearer(api) };
  if (small) headers['content-encoding'] = 'gzip';
  return readJson(
    await api.wire({ method: 'POST', path, headers, body: small ?? plain, signal }),
    answer,
  );
}

/** Takes something back that `post` said at the same address. */
export async function unsay<T>(
  api: Api,
  path: string,
  message: unknown,
  answer: z.ZodMiniType<T>,
): Promise<T> {
  const headers = { 'content-type': 'application/json', ...bearer(api) };
  const body = new TextEncoder().encode(JSON.stringify(message));
  return readJson(await api.wire({ method: 'DELETE', path, headers, body }), answer);
}

/** Sends raw bytes and reads JSON of one shape, as `post` does. */
export async function postBytes<T>(
  api: Api,
  path: string,
  bytes: Uint8Array,
  answer: z.ZodMiniType<T>,
): Promise<T> {
  const headers = { 'content-type': 'application/octet-stream', ...bearer(api) };
  return readJson(await api.wire({ method: 'POST', path, headers, body: bytes }), answer);
}

export async function get<T>(
  api: Api,
  path: string,
  answer: z.ZodMiniType<T>,
  signal?: AbortSignal,
): Promise<T> {
  return readJson(
    await api.wire({ method: 'GET', path, headers: bearer(api), body: null, signal }),
    answer,
  );
}

/** Raw bytes of a photo. */
export async function getBytes(api: Api, path: string, signal?: AbortSignal): Promise<Uint8Array> {
  const answer = await api.wire({ method: 'GET', path, headers: bearer(api), body: null, signal });
  if (answer.status === 200 && answer.contentType.startsWith('image/')) return answer.body;
  throw refusalIn(answer);
}

/** Who asks, as a header line. */
export function bearer(api: Api): Record<string, string> {
  return api.token === null ? {} : { authorization: `Bearer ${api.token}` };
}

/** What the server said, in this shape. Refuses and rejects as `post` does. */
export function readJson<T>(answer: WireAnswer, shape: z.ZodMiniType<T>): T {
  if (answer.status !== 200) throw refusalIn(answer);
  const read = shape.safeParse(parse(answer));
  if (!read.success) throw new Unreachable('not our answer');
  return read.data;
}

/** Our server's own *no*, or the finding that this is not our server. */
function refusalIn(answer: WireAnswer): Refusal | Unreachable {
  const read = WireError.safeParse(parse(answer));
  if (!read.success) return new Unreachable(`status ${answer.status}`);
  return new Refusal(isRefusalCode(read.data.code) ? read.data.code : 'broken');
}

function parse(answer: WireAnswer): unknown {
  if (!answer.contentType.startsWith('application/json')) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(answer.body));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function gzip(bytes: Uint8Array): Promise<Uint8Array | null> {
  if (typeof CompressionStream === 'undefined') return null;
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
