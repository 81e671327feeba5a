import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Accepted, Found } from './writing.ts';

export type Outside = {
  url: string;
  accepted: (ops: Accepted[]) => void;
  /** A bug in the page. */
  broken: (why: string) => void;
  nextFound: () => Promise<Found>;
  close: () => void;
};

/** Serves the page and hears it: everything known of the browser lies outside of it. */
export async function listenOutside(): Promise<Outside> {
  const scripts = await bundle();
  let hear: (found: Found) => void = () => {};
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      const message = await read(request);
      if (message !== undefined && request.url === '/found') hear(message as Found);
      if (message !== undefined && request.url === '/accepted') {
        outside.accepted(message as Accepted[]);
      }
      if (request.url === '/broken') outside.broken(String(message));
      response.end();
      return;
    }
    const script = scripts.get(request.url ?? '');
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    response.end(script ?? '<!doctype html><script type=module src=/writing.js></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const outside: Outside = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    accepted: () => {},
    broken: () => {},
    nextFound: () =>
      new Promise((resolve) => {
        hear = resolve;
      }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return outside;
}

/** Undefined where the browser died while it was telling. */
async function read(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse(await text(request));
  } catch {
    return undefined;
  }
}

/** The page's scripts by their addresses. */
async function bundle(): Promise<Map<string, string>> {
  const input = fileURLToPath(new URL('writing.ts', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input, output: { entryFileNames: 'writing.js' } },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const parts = outputs.flatMap((one) => ('output' in one ? one.output : []));
  return new Map(
    parts.flatMap((part) => ('code' in part ? [[`/${part.fileName}`, part.code]] : [])),
  );
}
