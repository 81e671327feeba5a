import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { seeded } from '../sim/random.ts';

/**
 * What lies between a phone and the server. One line per direction is shared by all connections.
 *
 * - A segment carries 1,460 bytes of payload and 40 of TCP and IP heads; it takes the line for its
 *   bits at `bitsPerSecond` and arrives half an `rttMs` later.
 * - A segment is lost with probability `loss`. The sender learns of it one round trip later and
 *   sends it again, which takes the line again; what came behind it on the same connection waits
 *   for it, as TCP hands bytes over in order. A segment sent again may be lost again.
 * - Opening a connection costs one round trip. Names and TLS cost nothing here, for both sides of a
 *   comparison alike.
 * - A sender is held back once 16 KB wait for the line, so an upload's progress is seen as on a phone.
 *   Slow start is left out: the line holds less than the ten segments that TCP begins with.
 * - `scale` makes all of it so many times faster, times and rates alike, so that a test ends soon.
 */
export type Weather = {
  bitsPerSecond: number;
  rttMs: number;
  loss: number;
  seed: number;
  scale: number;
};

/** Bytes in one direction since the weather last changed. */
export type Tally = {
  /** What TCP was given to carry and put on the line, once each. */
  sent: number;
  /** What came out at the far end. */
  arrived: number;
  /** What the line carried: with heads, and lost segments again. */
  carried: number;
};

export type Link = {
  port: number;
  up: Tally;
  down: Tally;
  /** What was said to the server, and what it said, byte for byte. */
  said: { up: Buffer[]; down: Buffer[] };
  /** Begins anew under other weather: every connection breaks and all counts are 0. */
  change: (weather: Weather | null) => void;
  /** Breaks every connection: what is in the air is lost. */
  cut: () => void;
  close: () => Promise<void>;
};

const PAYLOAD = 1460;
const HEADS = 40;
const WAITING_MAX = 16_384;

/** A line to `port` on this machine; `weather` null carries at once and only counts. */
export async function openLink(port: number, weather: Weather | null): Promise<Link> {
  const pairs = new Set<[Socket, Socket]>();
  let lanes = { up: makeLane(weather, 'up'), down: makeLane(weather, 'down') };
  const link: Link = {
    port: 0,
    up: lanes.up.tally,
    down: lanes.down.tally,
    said: { up: [], down: [] },
    change(next) {
      link.cut();
      lanes = { up: makeLane(next, 'up'), down: makeLane(next, 'down') };
      Object.assign(link, { up: lanes.up.tally, down: lanes.down.tally });
      link.said = { up: [], down: [] };
    },
    cut() {
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      pairs.clear();
      lanes.up.clear();
      lanes.down.clear();
    },
    close: () => {
      link.cut();
      return new Promise((done) => server.close(() => done()));
    },
  };
  const server: Server = createServer((near) => {
    const far = dial(port, '127.0.0.1');
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    for (const socket of pair) {
      socket.setNoDelay(true);
      // A reset is an everyday case on this line.
      socket.on('error', () => socket.destroy());
      socket.on('close', () => pairs.delete(pair));
    }
    near.on('data', (bytes) => link.said.up.push(bytes));
    far.on('data', (bytes) => link.said.down.push(bytes));
    lanes.up.carry(near, far);
    lanes.down.carry(far, near);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  link.port = typeof address === 'object' && address ? address.port : 0;
  return link;
}

type Lane = { tally: Tally; carry: (from: Socket, to: Socket) => void; clear: () => void };

function makeLane(weather: Weather | null, way: 'up' | 'down'): Lane {
  const tally: Tally = { sent: 0, arrived: 0, carried: 0 };
  if (!weather) return { tally, carry: plainly(tally), clear: () => {} };
  const { scale, rttMs, loss } = weather;
  const random = seeded(weather.seed * 2 + (way === 'up' ? 0 : 1));
  const bytesPerMs = (weather.bitsPerSecond * scale) / 8000;
  const rtt = rttMs / scale;
  let freeAt = 0;

  /** Puts a segment on the line; returns when it has left, and when it arrives for good. */
  function put(bytes: number): { leftAt: number; arrivesAt: number } {
    const begin = Math.max(performance.now(), freeAt);
    const takes = (bytes + HEADS) / bytesPerMs;
    freeAt = begin + takes;
    const leftAt = freeAt;
    let arrivesAt = freeAt + rtt / 2;
    tally.carried += bytes + HEADS;
    while (random.chance(loss)) {
      freeAt += takes;
      arrivesAt += rtt + takes;
      tally.carried += bytes + HEADS;
    }
    return { leftAt, arrivesAt };
  }

  function carry(from: Socket, to: Socket): void {
    let inOrder = performance.now() + (way === 'up' ? rtt : 0);
    let waiting = 0;
    let underWay = 0;
    let ended = false;
    const finish = () => {
      if (ended && underWay === 0 && !to.destroyed) to.end();
    };
    from.on('data', (bytes) => {
      for (let at = 0; at < bytes.length; at += PAYLOAD) {
        const part = bytes.subarray(at, at + PAYLOAD);
        const { leftAt, arrivesAt } = put(part.length);
        inOrder = Math.max(inOrder, arrivesAt);
        waiting += part.length;
        underWay += part.length;
        later(leftAt, () => {
          waiting -= part.length;
          tally.sent += part.length;
          if (waiting < WAITING_MAX && !from.destroyed) from.resume();
        });
        later(inOrder, () => {
          underWay -= part.length;
          if (to.destroyed) return;
          tally.arrived += part.length;
          to.write(part);
          finish();
        });
      }
      if (waiting >= WAITING_MAX) from.pause();
    });
    from.on('end', () => {
      ended = true;
      finish();
    });
    from.on('close', (broken) => {
      if (broken) to.destroy();
    });
  }

  return {
    tally,
    carry,
    clear: () => {
      freeAt = performance.now();
    },
  };
}

function plainly(tally: Tally): Lane['carry'] {
  return (from, to) => {
    from.on('data', (bytes) => {
      tally.sent += bytes.length;
      tally.arrived += bytes.length;
      tally.carried += bytes.length;
      to.write(bytes);
    });
    from.on('end', () => to.end());
    from.on('close', (broken) => {
      if (broken) to.destroy();
    });
  };
}

function later(at: number, what: () => void): void {
  setTimeout(what, Math.max(0, at - performance.now()));
}
