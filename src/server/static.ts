import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress as brotliWith, gzip as gzipWith } from 'node:zlib';
import type { Context, Handler } from 'hono';
import { Refusal } from '../shared/refusal.ts';
import { leavePage } from './leave-page.ts';

const brotli = promisify(brotliWith);
const gzip = promisify(gzipWith);

export type Static = Handler;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Where the build puts files whose names carry a hash of what is in them. */
const BUILT = '/assets/';

type Page = { type: string; etag: string; isText: boolean; bytes: Buffer };
type Encoding = 'br' | 'gzip' | null;

/**
 * Serves the built app from memory. Only files that were in the folder at start have an address,
 * so no path leads out of it. An address that does not end like a file is a screen: it gets the
 * app's page.
 *
 * @param earlier a folder of built files that pages of earlier builds may still ask for
 */
export async function servePages(folder: string, earlier?: string): Promise<Static> {
  const pages = await readPages(folder);
  for (const [name, page] of earlier ? await readPages(earlier) : []) {
    const path = BUILT + name.slice(1);
    if (!pages.has(path)) pages.set(path, page);
  }
  const packed = new Map<string, Promise<Buffer>>();

  function pack(path: string, page: Page, encoding: Encoding): Promise<Buffer> {
    if (encoding === null) return Promise.resolve(page.bytes);
    const key = `${encoding} ${path}`;
    const known = packed.get(key) ?? (encoding === 'br' ? brotli(page.bytes) : gzip(page.bytes));
    packed.set(key, known);
    return known;
  }

  return async (c) => {
    const asked = c.req.path;
    // Ids in a screen's address have dots, so only the ending of a kind of file means one.
    const isScreen = TYPES[extname(asked)] === undefined && !asked.startsWith(BUILT);
    const path = isScreen ? '/index.html' : asked;
    const page = pages.get(path);
    if (!page) throw new Refusal('notFound');
    const leave = isScreen ? leavePage(c, page.bytes.toString()) : null;
    // A page made for one browser is no other's; all else depends on the packing alone.
    if (leave !== null) return c.html(leave, 200, { 'cache-control': 'no-store' });
    const headers: Record<string, string> = {
      'content-type': page.type,
      etag: page.etag,
      vary: isScreen ? 'accept-encoding, user-agent' : 'accept-encoding',
      // All but built files may change in place.
      'cache-control': path.startsWith(BUILT) ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
    if (c.req.header('if-none-match') === page.etag) return c.body(null, 304, headers);
    const encoding = page.isText ? acceptedBy(c) : null;
    if (encoding) headers['content-encoding'] = encoding;
    return c.body(Buffer.from(await pack(path, page, encoding)), 200, headers);
  };
}

async function readPages(folder: string): Promise<Map<string, Page>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(absent);
  const pages = new Map<string, Page>();
  for (const file of found.filter((entry) => entry.isFile())) {
    const full = join(file.parentPath, file.name);
    const address = `/${relative(folder, full).split(sep).join('/')}`;
    const type = TYPES[extname(file.name)];
    // The build's own notes (`.vite`) and sorts we never make have no address.
    if (type === undefined || address.includes('/.')) continue;
    const bytes = await readFile(full);
    const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
    const isText = type.includes('charset') && bytes.byteLength > 300;
    pages.set(address, { type, etag, isText, bytes });
  }
  return pages;
}

function absent(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

function acceptedBy(c: Context): Encoding {
  const accepts = c.req.header('accept-encoding') ?? '';
  if (/\bbr\b/.test(accepts)) return 'br';
  return /\bgzip\b/.test(accepts) ? 'gzip' : null;
}
