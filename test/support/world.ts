import { type Given, openPhone, type Phone } from '../../src/client/local/phone.ts';
import { all, type EntityOf, one } from '../../src/client/local/work.ts';
import type { Api } from '../../src/client/sync/api.ts';
import { type Loop, startLoop } from '../../src/client/sync/loop.ts';
import { Unreachable, type Wire, type WireRequest } from '../../src/client/sync/wire.ts';
import type { Id, Kind } from '../../src/shared/model.ts';
import { makeServer, type TestServer } from './server.ts';

/** A device of one person, with the product's own database and loop; only its wire is ours. */
export type Device = {
  phone: Phone;
  api: Api;
  loop: Loop;
  /** What happens to the next requests; each handler takes one. Without any, all arrive. */
  weather: ((request: WireRequest, send: () => ReturnType<Wire>) => ReturnType<Wire>)[];
  /** No signal at all. */
  offline: boolean;
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
  device: (person: Id) => Promise<Device>;
  end: () => Promise<void>;
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
    device: async (person) => {
      const device = await makeDevice(server, ward, person, devices.length);
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
): Promise<Device> {
  const session = await server.join(ward, person);
  let letters = 0;
  const given: Given = {
    clock: () => server.clock.now,
    chance: (length) => `${which}${(letters++).toString(36)}`.padEnd(length, '_').slice(-length),
  };
  const phone = await openPhone(`${ward}-${which}`, person, given);
  const carry = wireInto(server);
  const device: Device = {
    phone,
    api: { token: session.token, wire: (request) => meet(request) },
    loop: { wake: async () => {}, carried: async () => {}, stop: () => {} },
    weather: [],
    offline: false,
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
  device.loop = startLoop(phone, device.api, {
    lock: (_lane, work) => work(),
    random: () => 1,
    report: (bug) => device.bugs.push(bug),
  });
  await device.settle();
  return device;
}

/** The app itself is the wire. */
function wireInto(server: TestServer): Wire {
  return async ({ method, path, headers, body }) => {
    const init = { method, headers, body: body as Uint8Array<ArrayBuffer> | null };
    const response = await server.app.request(path, init);
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      body: new Uint8Array(await response.arrayBuffer()),
    };
  };
}
