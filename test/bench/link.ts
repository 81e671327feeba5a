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
 * - `cutEveryMs`, where given, breaks all connections each time the line has carried upwards what it can
 *   in so long: bytes are counted and not time, so that a slow machine sees the same cuts.
 * - `scale` makes all of it so many times faster, times and rates alike, so that a test ends soon.
 */
export type Weather = {
  bitsPerSecond: number;
  rttMs: number;
  loss: number;
  seed: number;
  scale: number;
  cutEveryMs?: number;
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
  cuts: number;
  /** What was said to the server, and what it said, byte for byte. */
  said: { up: Buffer[]; down: Buffer[] };
  /** What came out at the server, one list for each connection. */
  landed: Buffer[][];
  /** Begins anew under other weather: every connection breaks and all counts are 0. */
  change: (weather: Weather | null) => void;
  /** Breaks every connection: what is in the air is lost. */
  cut: () => void;
  close: () => Promise<void>;
};

const PAYLOAD = 1460;
const HEADS = 40;
const WAITING_MAX = 16_384;
const GRAIN_MS = 1;
/** So long may the other side take to read an answer before the reset behind it. */
const RESET_MS = 5;

/** What a cut broke: it loses what is in the air. What comes to a server that closed was carried all the same. */
const cutOff = new WeakSet<Socket>();

/** A line to `port` on this machine; `weather` null carries at once and only counts. */
export async function openLink(port: number, weather: Weather | null): Promise<Link> {
  const pairs = new Set<[Socket, Socket]>();
  let lanes = lanesUnder(weather);
  const link: Link = {
    port: 0,
    up: lanes.up.tally,
    down: lanes.down.tally,
    cuts: 0,
    said: { up: [], down: [] },
    landed: [],
    change(next) {
      link.cut();
      lanes = lanesUnder(next);
      Object.assign(link, { up: lanes.up.tally, down: lanes.down.tally, cuts: 0 });
      link.said = { up: [], down: [] };
      link.landed = [];
    },
    cut() {
      for (const socket of [...pairs].flat()) {
        cutOff.add(socket);
        socket.destroy();
      }
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
    const landed: Buffer[] = [];
    link.landed.push(landed);
    lanes.up.carry(near, far, (bytes) => landed.push(bytes));
    lanes.down.carry(far, near);
  });
  function lanesUnder(next: Weather | null) {
    let cutAt = next?.cutEveryMs ? (next.bitsPerSecond / 8000) * next.cutEveryMs : Infinity;
    const every = cutAt;
    const up = makeLane(next, 'up', (carried) => {
      if (carried < cutAt) return;
      cutAt += every;
      link.cuts += 1;
      setImmediate(link.cut);
    });
    return { up, down: makeLane(next, 'down') };
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  link.port = typeof address === 'object' && address ? address.port : 0;
  return link;
}

type Lane = {
  tally: Tally;
  /** `land` hears what came out at the far end. */
  carry: (from: Socket, to: Socket, land?: (bytes: Buffer) => void) => void;
  clear: () => void;
};

/** A piece of one connection's stream that waits for the line. */
type Segment = { bytes: Buffer; put: (arrivesAt: number) => void; from: Socket };

function makeLane(
  weather: Weather | null,
  way: 'up' | 'down',
  watch: (carried: number) => void = () => {},
): Lane {
  const tally: Tally = { sent: 0, arrived: 0, carried: 0 };
  if (!weather) return { tally, carry: plainly(tally), clear: () => {} };
  const { scale, rttMs, loss } = weather;
  const random = seeded(weather.seed * 2 + (way === 'up' ? 0 : 1));
  const bytesPerMs = (weather.bitsPerSecond * scale) / 8000;
  const rtt = rttMs / scale;
  const queue: Segment[] = [];
  let freeAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Puts on the line what it is free for; it may run a timer's grain ahead, so that none is idle. */
  function work(): void {
    timer = undefined;
    while (queue.length > 0 && freeAt <= performance.now() + GRAIN_MS) {
      const { bytes, put, from } = queue.shift() as Segment;
      // Its sender has heard that the connection is no more.
      if (way === 'up' && from.destroyed) continue;
      const takes = (bytes.length + HEADS) / bytesPerMs;
      freeAt += takes;
      let arrivesAt = freeAt + rtt / 2;
      tally.sent += bytes.length;
      tally.carried += bytes.length + HEADS;
      while (random.chance(loss)) {
        freeAt += takes;
        arrivesAt += rtt + takes;
        tally.carried += bytes.length + HEADS;
      }
      put(arrivesAt);
      watch(tally.carried);
    }
    if (queue.length > 0) timer ??= setTimeout(work, Math.max(0, freeAt - performance.now()));
  }

  function carry(from: Socket, to: Socket, land: (bytes: Buffer) => void = () => {}): void {
    let inOrder = performance.now() + (way === 'up' ? rtt : 0);
    let waiting = 0;
    // In order, whatever the timers do: TCP never hands bytes over otherwise.
    const air: { bytes: Buffer; at: number }[] = [];
    let ended = false;
    const finish = () => {
      if (!ended || waiting > 0 || air.length > 0 || to.destroyed) return;
      to.end();
      // A server that closed answers what comes later with a reset, which ends the sending at once.
      if (way === 'down') setTimeout(() => to.destroy(), RESET_MS);
    };
    let arriving: ReturnType<typeof setTimeout> | undefined;
    /** A timer may fire a little early: what has not arrived by then has the next one. */
    const arriveLater = () => {
      const [first] = air;
      if (!first || arriving) return;
      arriving = setTimeout(arrive, Math.max(0, first.at - performance.now()) + GRAIN_MS);
    };
    const arrive = () => {
      arriving = undefined;
      for (let first = air[0]; first && first.at <= performance.now(); first = air[0]) {
        air.shift();
        if (cutOff.has(from)) return;
        tally.arrived += first.bytes.length;
        land(first.bytes);
        if (!to.destroyed) to.write(first.bytes);
      }
      finish();
      arriveLater();
    };
    from.on('data', (all) => {
      // An idle line begins now; a busy one goes on where it is, however late the timer was.
      if (queue.length === 0) freeAt = Math.max(performance.now(), freeAt);
      for (let at = 0; at < all.length; at += PAYLOAD) {
        const bytes = all.subarray(at, at + PAYLOAD);
        waiting += bytes.length;
        const put = (arrivesAt: number) => {
          waiting -= bytes.length;
          inOrder = Math.max(inOrder, arrivesAt);
          air.push({ bytes, at: inOrder });
          if (waiting < WAITING_MAX && !from.destroyed) from.resume();
          arriveLater();
        };
        queue.push({ bytes, put, from });
      }
      if (waiting >= WAITING_MAX) from.pause();
      if (timer === undefined) work();
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
    clear() {
      queue.length = 0;
      freeAt = 0;
    },
  };
}

function plainly(tally: Tally): Lane['carry'] {
  return (from, to, land = () => {}) => {
    from.on('data', (bytes) => {
      tally.sent += bytes.length;
      tally.arrived += bytes.length;
      tally.carried += bytes.length;
      land(bytes);
      to.write(bytes);
    });
    from.on('end', () => to.end());
    from.on('close', (broken) => {
      if (broken) to.destroy();
    });
  };
}
