import type * as z from 'zod/mini';
import { type Api, bearer, readJson } from './api.ts';
import type { WireRequest } from './wire.ts';

/**
 * Sends raw bytes, the rest of a photo from `offset` on. `early` asks for an interim answer, after
 * which Chromium does not say the request again by itself.
 */
export async function put<T>(
  api: Api,
  path: string,
  bytes: Uint8Array,
  { offset, early }: { offset: number; early: boolean },
  answer: z.ZodMiniType<T>,
  given: Pick<WireRequest, 'handed' | 'signal'>,
): Promise<T> {
  const headers: Record<string, string> = {
    'content-type': 'application/octet-stream',
    'upload-offset': String(offset),
    ...bearer(api),
  };
  if (early) headers['upload-early'] = '1';
  return readJson(await api.wire({ method: 'PUT', path, headers, body: bytes, ...given }), answer);
}
