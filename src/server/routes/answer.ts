import { promisify } from 'node:util';
import { gzip as gzipWith } from 'node:zlib';
import type { Context } from 'hono';

const gzip = promisify(gzipWith);

/** Below this many bytes gzip gains nothing. */
const GZIP_FROM = 300;

/** A message as JSON, gzipped where that helps and the other side can read it. */
export async function answer(c: Context, message: unknown): Promise<Response> {
  const plain = Buffer.from(JSON.stringify(message));
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  // Nobody keeps the answer to a POST or PUT (RFC 9111, 3 and 4): only a GET must say so.
  if (c.req.method === 'GET') headers['cache-control'] = 'no-store';
  const accepts = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  if (!accepts || plain.byteLength < GZIP_FROM) return c.body(plain, 200, headers);
  return c.body(await gzip(plain), 200, { ...headers, 'content-encoding': 'gzip' });
}
