import { checkMarker, watchMarker } from '../../src/client/local/marker.ts';
import { type Given, openPhone, type Phone } from '../../src/client/local/phone.ts';
import { all, type EntityOf, one } from '../../src/client/local/work.ts';
import type { Api } from '../../src/client/sync/api.ts';
import { type Loop, startLoop } from '../../src/client/sync/loop.ts';
import { Unreachable, type Wire, type WireRequest } from '../../src/client/sync/wire.ts';
import type { Kind } from '../../src/shared/entity.ts';
import type { Id } from '../../src/shared/model.ts';
import { Session } from '../../src/shared/wire.ts';
import { makeServer, type TestServer } from './server.ts';

/** What a browser keeps besides databases: cookies, and a note for each database. */
export type Browser = {
  name: string;
  cookies: Map<string, string>;
  shelf: Pick<Storage, 'getItem' | 'setItem'>;
};

/** A device of one person, with the product's own database and loop; only its wire is ours. */
export type Device = {
  browser: Browser;
  session: Session;
  phone: Phone;
  api: Api;
  loop: Loop;
  /** What happens to the next requests; each handler takes one. Without any, all arrive. */
  weather: ((request: WireRequest, send: () => ReturnType<Wire>) => ReturnType<Wire>)[];
  /** No signal at all. */
  offline: boolean;
  /** Certainly on Wi-Fi; `roam` changes it and says so, as a browser does. */
  wifi: boolean;
  roam: (wifi: boolean) => void;
  requests: WireRequest[];
  bugs: unknown[];
  /** Exchanges until nothing is left, photos included. */
  settle: () => Promise<void>;
  see: <K extends Kind>(kind: K, id: Id) => Promise<EntityOf<K>['body']>;
  list: <K extends Kind>(kind: K) => Promise<EntityOf<K>[]>;
};

export type World = {
  server: TestServer;
  ward: Id;
  /** A browser of its own, or one that somebody used before. */
  device: (person: Id, browser?: Browser, at?: { offline: boolean }) => Promise<Device>;
  end: () => Promise<void>;
};

/** A loop before there is one. */
const RESTS: Loop = {
  wake: async () => {},
  sendAll: async () => {},
  carried: async () => {},
  stop: () => {},
};

let worlds = 0;

/** A server on a real database file, and devices whose wire leads into it without a network. */
export async function makeWorld(): Promise<World> {
  const server = await makeServer({ seed: `world ${worlds++}` });
  const ward = await server.makeWard();
  const devices: Device[] = [];
  return {
    server,
    ward,
    device: async (person, browser = makeBrowser(devices.length), at = { offline: false }) => {
      const device = await makeDevice(server, ward, person, devices.length, browser, at);
      devices.push(device);
      return device;
    },
    end: async () => {
      for (const { loop, phone } of devices) {
        loop.stop();
        phone.db.close();
      }
      await server.close();
    },
  };
}

async function makeDevice(
  server: TestServer,
  ward: Id,
  person: Id,
  which: number,
  browser: Browser,
  { offline }: { offline: boolean },
): Promise<Device> {
  const carry = wireInto(server, browser);
  const session = await joinBy(carry, await server.code(ward, person));
  let letters = 0;
  const given: Given = {
    clock: () => server.clock.now,
    chance: (length) => `${which}${(letters++).toString(36)}`.padEnd(length, '_').slice(-length),
  };
  const phone = await openPhone(`${ward}-${browser.name}`, person, given);
  await checkMarker(phone, browser.shelf);
  const stopMarking = watchMarker(phone, session.person.name, browser.shelf);
  const watching = new Set<() => void>();
  const device: Device = {
    browser,
    session,
    phone,
    api: { token: session.token, wire: (request) => meet(request) },
    loop: RESTS,
    weather: [],
    offline,
    wifi: true,
    roam: (wifi) => {
      device.wifi = wifi;
      for (const moved of watching) moved();
    },
    requests: [],
    bugs: [],
    settle: async () => {
      await device.loop.wake();
      await device.loop.carried();
      await device.loop.wake();
      await device.loop.carried();
    },
    see: async <K extends Kind>(kind: K, id: Id): Promise<EntityOf<K>['body']> => {
      const entity = await one(phone.db, kind, id);
      if (!entity) throw new Error(`${person} does not know ${kind} ${id}`);
      return entity.body as EntityOf<K>['body'];
    },
    list: (kind) => all(phone.db, kind),
  };
  const meet: Wire = async (request) => {
    device.requests.push(request);
    if (device.offline) throw new Unreachable('offline');
    const handler = device.weather.shift();
    return handler ? handler(request, () => carry(request)) : carry(request);
  };
  const loop = startLoop(phone, device.api, {
    lock: (_lane, work) => work(),
    random: () => 1,
    network: {
      isWifi: () => device.wifi,
      watch: (moved) => {
        watching.add(moved);
        return () => watching.delete(moved);
      },
    },
    report: (bug) => device.bugs.push(bug),
  });
  const stop = () => {
    stopMarking();
    loop.stop();
  };
  device.loop = { ...loop, stop };
  await device.settle();
  return device;
}

function makeBrowser(which: number): Browser {
  const notes = new Map<string, string>();
  const shelf = {
    getItem: (key: string) => notes.get(key) ?? null,
    setItem: (key: string, value: string) => void notes.set(key, value),
  };
  return { name: String(which), cookies: new Map(), shelf };
}

/** The app itself is the wire, with the browser's cookies. */
function wireInto(server: TestServer, { cookies }: Browser): Wire {
  return async ({ method, path, headers, body }) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const all = { ...headers, ...(cookie && { cookie }) };
    const init = { method, headers: all, body: body as Uint8Array<ArrayBuffer> | null };
    const response = await server.app.request(path, init);
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = line.match(/^([^=]+)=([^;]*)/) ?? [];
      cookies.set(name, value);
    }
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      body: new Uint8Array(await response.arrayBuffer()),
    };
  };
}

/** Through the front door, with this browser's cookies. */
async function joinBy(wire: Wire, code: string): Promise<Session> {
  const body = new TextEncoder().encode(JSON.stringify({ code, device: 'test' }));
  const answer = await wire({ method: 'POST', path: '/api/join', headers: {}, body });
  return Session.parse(JSON.parse(new TextDecoder().decode(answer.body)));
}
