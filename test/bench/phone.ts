import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/chromium.mjs';
import { seeded } from '../sim/random.ts';
import { GIVE, makeCaller, op } from '../support/caller.ts';
import { makeServer, type TestServer } from '../support/server.ts';
import { type Front, openFront } from './front.ts';
import { type Link, openLink, type Weather } from './link.ts';
import type { Bench } from './page/page.ts';

export const MEMBER = 'person.1.2';

/** A real server and a real Chromium; `phone` gives it one more phone behind a line of its own. */
export type Field = {
  server: TestServer;
  ward: string;
  /** `how`: without a word HTTP/1.1 in the clear, else by HTTP/2 over TLS, as behind a proxy. */
  phone: (weather: Weather | null, how?: 'tls', person?: string) => Promise<Phone>;
  end: () => Promise<void>;
};

/** The product's phone in Chromium: `ask` runs one of the page's functions. */
export type Phone = {
  link: Link;
  /** The proxy before the server, where there is one. */
  front: Front | undefined;
  page: Page;
  ask: <K extends keyof Bench>(
    what: K,
    ...given: Parameters<Bench[K]>
  ) => Promise<Awaited<ReturnType<Bench[K]>>>;
  /** Requests since the last measure began. */
  requests: string[];
  close: () => Promise<void>;
};

/** Tasks given to the first khu phố, with twelve steps each. */
const TASKS = 32;
const STEPS = 12;

export async function openField(): Promise<Field> {
  const dist = await mkdtemp(join(tmpdir(), 'to-so-bench-page-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, 'page'),
    build: { outDir: dist, emptyOutDir: true, modulePreload: { polyfill: false } },
  });
  const server = await makeServer({ seed: 'bench', dist });
  server.clock.now = Date.now();
  const port = Number(new URL(await server.listen()).port);
  const ward = await server.makeWard();
  await give(server, ward);
  let front: Front | undefined;
  const browser: Browser = await chromium.launch({
    executablePath: findChromium() ?? '/usr/bin/chromium',
    args: CHROMIUM_ARGS,
  });
  return {
    server,
    ward,
    phone: async (weather, how, person = MEMBER) => {
      if (how === 'tls') front ??= await openFront(port);
      const at = { browser, server, ward, port, front: how && front };
      return openPhone(at, weather, person);
    },
    end: async () => {
      await browser.close();
      await front?.close();
      await server.close();
      await rm(dist, { recursive: true });
    },
  };
}

async function give(server: TestServer, ward: string): Promise<void> {
  const official = makeCaller(server, await server.join(ward, 'person.official'));
  const { rows } = await official.sync(official.request([]));
  const tasks = rows.filter(({ kind }) => kind === 'task').slice(0, TASKS);
  const steps = Array.from({ length: STEPS }, (_step, i) => {
    return { id: `s${i + 1}`, text: `Bước ${i + 1}`, photo: i === 4 };
  });
  const random = seeded(7);
  const client = random.letters(12);
  const target = { number: 400, unit: 'người' };
  const ops = tasks.map(({ id }, i) =>
    op(`${client}.${i + 1}.${random.letters(6)}`, {
      ...(GIVE as Extract<typeof GIVE, { kind: 'task.give' }>),
      taskId: id,
      placeIds: ['place.1'],
      steps,
      target,
    }),
  );
  await official.sync(official.request(ops));
}

async function openPhone(
  at: {
    browser: Browser;
    server: TestServer;
    ward: string;
    port: number;
    front: Front | undefined;
  },
  weather: Weather | null,
  person: string,
): Promise<Phone> {
  const { browser, server, ward, port, front } = at;
  const code = await server.code(ward, person);
  const context: BrowserContext = await browser.newContext({
    locale: 'vi-VN',
    ignoreHTTPSErrors: true,
    isMobile: true,
    hasTouch: true,
    viewport: { width: 360, height: 640 },
  });
  const page = await context.newPage();
  const requests: Phone['requests'] = [];
  page.on('request', (request) =>
    requests.push(`${request.method()} ${new URL(request.url()).pathname}`),
  );
  // Everything is prepared on a perfect line; the weather begins with the first measured byte.
  const link = await openLink(front?.port ?? port, null);
  await page.goto(`${front ? 'https' : 'http'}://127.0.0.1:${link.port}/`);
  await page.waitForFunction(() => 'bench' in window);
  const ask = ((what: keyof Bench, ...given: unknown[]) =>
    page.evaluate(
      ([name, args]) =>
        (window as unknown as { bench: Record<string, (...all: unknown[]) => unknown> }).bench[
          name
        ]?.(...args),
      [what, given] as const,
    )) as Phone['ask'];
  const session = await ask('join', code);
  await ask('begin', session);
  await ask('exchangeAll');
  requests.length = 0;
  link.change(weather);
  return {
    link,
    front,
    page,
    ask,
    requests,
    close: async () => {
      await context.close();
      await link.close();
    },
  };
}
