import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { makeApp } from './app.ts';
import { diskBlobs } from './blobs/disk.ts';
import { boot } from './boot.ts';
import { readConfig } from './config.ts';
import { dataFolder } from './data-folder.ts';
import { keepBuilt } from './keep-built.ts';
import { localUrl } from './links.ts';
import { type Data, openData } from './open-data.ts';
import { deliverer } from './push/deliver.ts';
import { isPushService } from './push/endpoint.ts';
import { type Pushing, startPushing } from './push/pushing.ts';
import { eraseLeft } from './routes/erase-files.ts';
import { makeTries } from './routes/tries.ts';
import { servePages } from './static.ts';
import { pushKey } from './store/keys.ts';
import { say } from './terminal.ts';
import { programVersion, ROOT } from './version.ts';

/** How long requests under way may take once the server was asked to stop. */
const GRACE_MS = 3_000;

/** Whom push services may ask where nobody was named; Apple's takes no such answer. */
const NOBODY = 'mailto:to-so@localhost';

/** Starts the server and keeps it until SIGINT or SIGTERM. */
export async function run(args: readonly string[]): Promise<void> {
  const read = readConfig(process.env);
  if ('wrong' in read) return fail(say('wrongConfig', { names: read.wrong.join(', ') }));
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, PUSH_SUBJECT } = read.config;
  const folder = resolve(DATA_DIR);
  const paths = dataFolder(folder);
  const log = pino({ level: 'warn' });
  const data = await openData(paths);
  if (!data) return fail(say('restoring', { folder }));
  const { store } = data;
  const chance = randomBytes;
  const house = {
    store,
    blobs: diskBlobs(paths.photos),
    now: Date.now,
    chance,
    tries: makeTries(),
    version: programVersion(),
    isPushService,
  };
  await eraseLeft(house);
  const dist = join(ROOT, 'dist');
  // A disk without room for this is no reason not to start.
  const earlier = await keepBuilt(join(dist, 'assets'), paths.built, Date.now()).catch((error) => {
    log.error({ err: error }, 'earlier builds are not served');
    return undefined;
  });
  const pages = await servePages(dist, earlier);
  const app = makeApp(house, pages, (bug) => log.error({ err: bug }, 'broken'));

  const server = serve({ fetch: app.fetch, port: PORT, hostname: HOST }) as Server;
  const listening = await new Promise<boolean>((done) => {
    server.once('listening', () => done(true));
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      done(false);
    });
  });
  if (!listening) {
    await data.close();
    return fail(say('portTaken', { port: PORT }));
  }

  const subject = PUSH_SUBJECT ?? (PUBLIC_URL?.startsWith('https:') ? PUBLIC_URL : NOBODY);
  const deliver = deliverer(await pushKey(store.db, chance), subject);
  const note = (bug: unknown) => log.error({ err: bug }, 'not reminded');
  const pushing = startPushing({ store, deliver, now: Date.now, note });

  stopOnSignal(server, data, pushing);
  const { port } = server.address() as AddressInfo;
  const url = PUBLIC_URL?.replace(/\/+$/, '') ?? localUrl(HOST, port);
  const lines = await boot(store, args.includes('--empty'), { now: Date.now(), chance, url });
  const all = [say('ready', { url }), '', ...lines, say('stop', { folder })];
  process.stdout.write(`${all.join('\n')}\n`);
}

/** Takes no new visitors, ends open lines, lets the rest finish, closes the database. */
function stopOnSignal(server: Server, data: Data, pushing: Pushing): void {
  let stopping = false;
  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    const closed = new Promise((done) => server.close(done));
    data.store.heads.close();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
    await closed;
    await pushing.stop();
    await data.close();
    process.exit(0);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
