import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import type { Random } from '../../sim/random.ts';

/**
 * What a network does to a phone:
 * cutAsking, cutAnswering: the line breaks within a request, within an answer · reset: it is refused ·
 * silent: nothing comes through any more and nobody says so · slow: everything comes late ·
 * narrow: a few bytes at a time · portal: somebody else answers, with status 200.
 */
export type Fault =
  | 'cutAsking'
  | 'cutAnswering'
  | 'reset'
  | 'silent'
  | 'slow'
  | 'narrow'
  | 'portal';

export const FAULTS: readonly Fault[] = [
  ...(['cutAsking', 'cutAnswering', 'reset', 'silent', 'slow', 'narrow', 'portal'] as const),
];

export type FaultyLine = {
  url: string;
  /** From now on, on every line, also those that are open. */
  strike: (fault: Fault) => void;
  /** All is well again; a line that was broken before stays broken, and is cut with `hangUp`. */
  heal: (hangUp: boolean) => void;
  /** How often each fault met a byte. */
  struck: Map<Fault, number>;
  close: () => void;
};

type Line = { near: Socket; far: Socket; dead: boolean };

const NARROW_BYTES = 1_500;
const NARROW_MS = 15;
const SLOW_MS = 400;
const PAGE = '<!doctype html><title>Wi-Fi</title><p>Đăng nhập để dùng Wi-Fi';
const PORTAL = `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n${PAGE}`;

/** Stands between a browser and the server at `target`, and does to the bytes what it is told. */
export async function startProxy(target: string, random: Random): Promise<FaultyLine> {
  const { port: farPort, hostname } = new URL(target);
  const lines = new Set<Line>();
  const struck = new Map<Fault, number>();
  let fault: Fault | null = null;

  const server = createServer((near) => {
    const far = connect(Number(farPort), hostname);
    const line = { near, far, dead: false };
    lines.add(line);
    const end = () => {
      near.destroy();
      far.destroy();
      lines.delete(line);
    };
    for (const socket of [near, far]) {
      socket.on('error', end);
      // Who waits for an answer on a dead line does not learn that it is dead.
      socket.on('close', () => line.dead || end());
    }
    carry(line, near, far, 'asking');
    carry(line, far, near, 'answering');
  });

  /** Moves bytes in one direction, in their order, one piece after the other. */
  function carry(line: Line, from: Socket, to: Socket, way: 'asking' | 'answering'): void {
    let before: Promise<void> = Promise.resolve();
    from.on('data', (bytes) => {
      from.pause();
      before = before
        .then(() => pass(line, to, bytes as Buffer, way))
        .finally(() => void from.resume());
    });
    from.on('end', () => {
      before = before.then(() => {
        if (!line.dead) to.end();
      });
    });
  }

  async function pass(line: Line, to: Socket, bytes: Buffer, way: string): Promise<void> {
    if (line.dead || to.destroyed) return;
    const now = fault;
    if (now) struck.set(now, (struck.get(now) ?? 0) + 1);
    if (now === 'silent') line.dead = true;
    else if (now === 'reset') line.near.resetAndDestroy();
    else if (now === 'cutAsking' || now === 'cutAnswering') {
      if (way !== (now === 'cutAsking' ? 'asking' : 'answering')) return void to.write(bytes);
      // What was written before the cut still arrives.
      to.end(bytes.subarray(0, random.below(bytes.length)));
      line.near.destroySoon();
    } else if (now === 'portal' && way === 'asking') {
      line.near.end(PORTAL);
      line.far.destroy();
    } else if (now === 'slow') {
      await pause(random.below(SLOW_MS));
      to.write(bytes);
    } else if (now === 'narrow') {
      for (let at = 0; at < bytes.length && !to.destroyed; at += NARROW_BYTES) {
        to.write(bytes.subarray(at, at + NARROW_BYTES));
        if (fault === 'narrow') await pause(NARROW_MS);
      }
    } else to.write(bytes);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const hangUp = () => {
    for (const { near, far } of lines) {
      near.resetAndDestroy();
      far.destroy();
    }
    lines.clear();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    strike: (next) => {
      fault = next;
    },
    heal: (alsoHangUp) => {
      fault = null;
      if (alsoHangUp) hangUp();
    },
    struck,
    close: () => {
      hangUp();
      server.close();
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
