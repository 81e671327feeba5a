import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as ask } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a reverse proxy in production is to the app: HTTP/2 over TLS outside, HTTP/1.1 inside. */
export type Front = {
  port: number;
  /** What came of photos, request by request, since `parts` was last emptied. */
  parts: LandedPart[];
  close: () => Promise<void>;
};

/** A piece of a photo as it came out of the line. */
export type LandedPart = { path: string; offset: number; length: number };

/** Said between two neighbours only, and not allowed in HTTP/2. */
const NEIGHBOURS = ['connection', 'keep-alive', 'transfer-encoding'];

/** A front before the app at `port`, with a certificate made for this moment (`openssl`). */
export async function openFront(port: number): Promise<Front> {
  const parts: LandedPart[] = [];
  const server = createSecureServer(makeCertificate(), (request, response) => {
    if (request.method === 'PUT') watchPart(request, parts);
    pass(port, request, response);
  });
  const open = new Set<{ destroy: () => void }>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  // A phone that breaks off is an everyday case.
  server.on('session', (session) => session.on('error', () => {}));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    parts,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

function watchPart(request: Http2ServerRequest, parts: LandedPart[]): void {
  const part = { path: request.url, offset: Number(request.headers['upload-offset']), length: 0 };
  parts.push(part);
  request.on('data', (bytes: Buffer) => {
    part.length += bytes.length;
  });
}

function pass(port: number, request: Http2ServerRequest, response: Http2ServerResponse): void {
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => !name.startsWith(':')),
  );
  const inside = ask({
    port,
    host: '127.0.0.1',
    method: request.method,
    path: request.url,
    headers,
  });
  inside.on('information', ({ statusCode, headers }) => {
    if (response.stream.headersSent || response.stream.destroyed) return;
    response.stream.additionalHeaders({ ...headers, ':status': statusCode });
  });
  inside.on('response', (answer) => {
    const said = Object.entries(answer.headers).filter(([name]) => !NEIGHBOURS.includes(name));
    response.writeHead(answer.statusCode ?? 502, Object.fromEntries(said));
    answer.pipe(response);
    // Whose answer is out before the question has ended is asked no further, as Go's servers do it.
    response.on('finish', () => request.complete || response.stream?.close());
  });
  inside.on('error', () => response.stream?.destroy());
  request.on('aborted', () => inside.destroy());
  request.pipe(inside);
}

function makeCertificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'to-so-front-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const whom = ['-subj', '/CN=127.0.0.1', '-days', '2'];
  try {
    const args = ['req', '-x509', ...kind, ...whom, '-keyout', key, '-out', cert];
    execFileSync('openssl', args, { stdio: 'ignore' });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
