import { type Spend, watchBytes } from './bytes.ts';

/**
 * One request as bytes, and its answer as bytes. Rejects with `Unreachable` where no answer came:
 * a phone without signal is an everyday case, not an error.
 */
export type Wire = (request: WireRequest) => Promise<WireAnswer>;

export type WireRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  headers: Record<string, string>;
  body: Uint8Array | null;
  /** Called once the whole body was handed to the network; the answer may be far away still. */
  handed?: (() => void) | undefined;
  /** Called each time some bytes went out or came in. */
  moved?: (() => void) | undefined;
  signal?: AbortSignal | undefined;
};

export type WireAnswer = { status: number; contentType: string; body: Uint8Array };

/** Nobody answered, or somebody who is not our server (a hotel's sign-in page, say). */
export class Unreachable extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'Unreachable';
  }
}

/** Without a byte in either direction for this long, the connection counts as dead. */
const SILENCE_MS = 30_000;

/**
 * The browser's way. XMLHttpRequest rather than `fetch`, because it tells how the upload moves:
 * a slow link may take as long as it needs, a dead one is noticed.
 */
export function wireOfBrowser(spend: Spend): Wire {
  return (request) => carry(request, spend);
}

/** The same where nobody counts: before there is a phone to keep the count on. */
export const browserWire: Wire = (request) => carry(request, () => {});

const carry = (
  { method, path, headers, body, handed, moved, signal }: WireRequest,
  spend: Spend,
): Promise<WireAnswer> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let silence = setTimeout(() => request.abort(), SILENCE_MS);
    const heard = () => {
      moved?.();
      clearTimeout(silence);
      silence = setTimeout(() => request.abort(), SILENCE_MS);
    };
    const stop = () => request.abort();
    const fail = (why: string) => () => {
      clearTimeout(silence);
      signal?.removeEventListener('abort', stop);
      reject(new Unreachable(why));
    };
    request.open(method, path);
    request.responseType = 'arraybuffer';
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = heard;
    if (handed) request.upload.onload = handed;
    request.onprogress = heard;
    request.onerror = fail('error');
    request.onabort = fail('silence');
    request.onload = () => {
      clearTimeout(silence);
      signal?.removeEventListener('abort', stop);
      resolve({
        status: request.status,
        contentType: request.getResponseHeader('content-type') ?? '',
        body: new Uint8Array(request.response as ArrayBuffer),
      });
    };
    if (signal?.aborted) return fail('aborted')();
    signal?.addEventListener('abort', stop);
    watchBytes(request, { method, path, headers, body }, spend);
    request.send(body as Uint8Array<ArrayBuffer> | null);
  });
