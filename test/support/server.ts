import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { makeApp } from '../../src/server/app.ts';
import { diskBlobs } from '../../src/server/blobs/disk.ts';
import { isPushService } from '../../src/server/push/endpoint.ts';
import type { House } from '../../src/server/routes/house.ts';
import { makeTries } from '../../src/server/routes/tries.ts';
import { servePages } from '../../src/server/static.ts';
import { addInvite } from '../../src/server/store/invites.ts';
import { openStore, transact } from '../../src/server/store/open.ts';
import { introduce } from '../../src/server/store/people.ts';
import { type Chance, makeId } from '../../src/server/store/secrets.ts';
import { addWard } from '../../src/server/store/wards.ts';
import { practiceOps } from '../../src/server/templates/practice.ts';
import type { Id } from '../../src/shared/model.ts';
import { Session } from '../../src/shared/wire.ts';

/** A whole server on a real SQLite file and a real photo folder; only clock and chance are ours. */
export type TestServer = {
  app: Hono;
  house: House;
  folder: string;
  /** Set it to let time pass. Begins in the morning of 2 March 2026 in Vietnam. */
  clock: { now: number };
  /** What reached the app's last edge; a test of ours may expect none. */
  bugs: unknown[];
  /** A practice ward of the real plan; several may live in one server. */
  makeWard(): Promise<Id>;
  /** A code for a person, as an official would make it. */
  code(ward: Id, person: Id): Promise<string>;
  /** Signs a person in through the front door. */
  join(ward: Id, person: Id): Promise<Session>;
  /** A real port, for what needs a real connection. Returns its address. */
  listen(): Promise<string>;
  /** Closes and opens the database again, as a restart does. */
  reopen(): Promise<void>;
  close(): Promise<void>;
};

export const MORNING = Date.UTC(2026, 2, 2, 1, 0);

export async function makeServer({ seed = 'server', dist = '' } = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'to-so-'));
  const file = join(folder, 'to-so.sqlite');
  const clock = { now: MORNING };
  const chance = seededChance(seed);
  const bugs: unknown[] = [];
  const house: House = {
    store: await openStore(file),
    blobs: diskBlobs(join(folder, 'photos')),
    now: () => clock.now,
    chance,
    tries: makeTries(),
    version: '0.0.0',
    isPushService,
  };
  const pages = await servePages(dist || join(folder, 'none'));
  const makeOurs = () => makeApp(house, pages, (bug) => bugs.push(bug));
  const listening: Server[] = [];

  async function code(ward: Id, person: Id): Promise<string> {
    const who = await introduce(house.store.db, ward, person);
    if (!who) throw new Error(`no ${person} in ${ward}`);
    const invited = { ward, person, role: who.person.role };
    return (await addInvite(house.store.db, invited, { now: clock.now, chance })).code;
  }

  const server: TestServer = {
    app: makeOurs(),
    house,
    folder,
    clock,
    bugs,
    code,
    async makeWard() {
      const ward = makeId(chance);
      await transact(house.store, (tx) =>
        addWard(tx, { ward, epoch: makeId(chance) }, practiceOps(ward), clock.now),
      );
      return ward;
    },
    async join(ward, person) {
      const body = JSON.stringify({ code: await code(ward, person), device: 'test' });
      const answer = await server.app.request('/api/join', { method: 'POST', body });
      return Session.parse(await answer.json());
    },
    async listen() {
      const open = serve({ fetch: server.app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
      listening.push(open);
      if (!open.listening) await new Promise((done) => open.once('listening', done));
      return `http://127.0.0.1:${(open.address() as AddressInfo).port}`;
    },
    async reopen() {
      await house.store.close();
      house.store = await openStore(file);
      server.app = makeOurs();
    },
    async close() {
      house.store.heads.close();
      for (const open of listening) {
        const closed = new Promise((done) => open.close(done));
        open.closeAllConnections();
        await closed;
      }
      await house.store.close();
      await rm(folder, { recursive: true });
    },
  };
  return server;
}

/** Bytes that look random and are the same in every run. */
function seededChance(seed: string): Chance {
  let count = 0;
  return (bytes) => {
    const parts: Buffer[] = [];
    for (let have = 0; have < bytes; have += 32) {
      count += 1;
      parts.push(createHash('sha256').update(`${seed} ${count}`).digest());
    }
    return Buffer.concat(parts).subarray(0, bytes);
  };
}
