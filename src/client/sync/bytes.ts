import type { WireRequest } from './wire.ts';

/** Hears of bytes that travelled for a request, in either direction, as they do. */
export type Spend = (path: string, bytes: number) => void;

/**
 * What a browser says in each request beside our own lines (its name, languages, kinds), in bytes:
 * Chromium's over HTTP/1.1, as measured (docs/bench.md). The packed heads of HTTP/2 need less.
 */
const BROWSER_LINES = 490;

/**
 * Counts what one request really carries: bodies and heads, without TLS and TCP. A body counts as
 * it leaves, so that one that breaks off has cost what had left. Nothing counts for a request that
 * never got through to anybody.
 */
export function watchBytes(
  request: XMLHttpRequest,
  { method, path, headers, body }: Omit<WireRequest, 'signal'>,
  spend: Spend,
): void {
  let up = -1;
  const left = (bytes: number) => {
    if (up < 0) spend(path, headBytes(method, path, headers));
    if (bytes > Math.max(0, up)) spend(path, bytes - Math.max(0, up));
    up = Math.max(up, bytes);
  };
  let down = 0;
  const came = (bytes: number) => {
    if (bytes > down) spend(path, bytes - down);
    down = Math.max(down, bytes);
  };
  request.upload.addEventListener('progress', ({ loaded }) => {
    if (loaded > 0) left(loaded);
  });
  request.addEventListener('progress', ({ loaded }) => {
    // A packed answer shows its unpacked length here; its true one stands in its head.
    if (lengthSaid(request) === null || loaded < (lengthSaid(request) ?? 0)) came(loaded);
  });
  request.addEventListener('load', () => {
    left(body?.byteLength ?? 0);
    spend(path, request.getAllResponseHeaders().length + 'HTTP/1.1 200 OK\r\n\r\n'.length);
    came(lengthSaid(request) ?? (request.response as ArrayBuffer).byteLength);
  });
}

function headBytes(method: string, path: string, headers: Record<string, string>): number {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`.length + BROWSER_LINES;
}

/** Bytes of the answer's body on the line, where its head says so. */
function lengthSaid(request: XMLHttpRequest): number | null {
  const said = request.getResponseHeader('content-length');
  return said === null ? null : Number(said);
}
