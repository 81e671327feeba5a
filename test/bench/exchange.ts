import type { Phone } from './phone.ts';
import { makeUpdates } from './updates.ts';

/** What went over the line, in bytes of HTTP: request and answer lines, heads and bodies. */
export type Cost = {
  requests: number;
  up: { all: number; body: number; ours: number };
  down: { all: number; body: number };
};

/** Lines of a request's head that the app decides on; the others are the browser's. */
const OURS = /^(?:POST |authorization:|content-type:|content-encoding:|content-length:)/i;

/** The bars of this measure; see docs/bench.md. */
export const UPDATES_MAX = 15_000;
export const IDLE_MAX = 400;

const DAYS = 5 * 86_400_000;

/** 500 updates that waited for days, sent by one phone on a line that only counts. */
export async function measureUpdates(
  phone: Phone,
  seed = 1,
): Promise<Cost & { exchanges: number; outcomes: string[] }> {
  await queue(phone, 500, seed);
  phone.link.change(null);
  phone.requests.length = 0;
  const { exchanges } = await phone.ask('exchangeAll');
  return { ...costOf(phone), exchanges, outcomes: await phone.ask('outcomes') };
}

/** An exchange in which neither side has anything to say. */
export async function measureIdle(phone: Phone): Promise<Cost> {
  phone.link.change(null);
  phone.requests.length = 0;
  await phone.ask('exchangeAll');
  return costOf(phone);
}

/**
 * The same on a connection by HTTP/2 and TLS that has served before: all that TCP carries each way,
 * acknowledgements of HTTP/2 included.
 */
export async function measureWarmIdle({ link, ask }: Phone): Promise<{ up: number; down: number }> {
  // Names and values that both sides remember by then are said as one byte each.
  for (let before = 0; before < 3; before++) await ask('exchangeAll');
  await quiet();
  const [up, down] = [link.up.sent, link.down.sent];
  await ask('exchangeAll');
  await quiet();
  return { up: link.up.sent - up, down: link.down.sent - down };
}

/** Late frames have come by then. */
function quiet(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 500));
}

/** Enters updates and sends none of them. */
export async function queue(phone: Phone, many: number, seed: number): Promise<void> {
  const pieces = await phone.ask('pieces');
  await phone.ask('enter', makeUpdates(many, pieces, Date.now() - DAYS, seed));
}

function costOf({ link, requests }: Phone): Cost {
  const up = Buffer.concat(link.said.up);
  const down = Buffer.concat(link.said.down);
  const head = headOf(up);
  const body = up.length - head.length;
  const ours = head
    .split('\r\n')
    .filter((line) => OURS.test(line))
    .reduce((sum, line) => sum + line.length + 2, body);
  return {
    requests: requests.length,
    up: { all: up.length, body, ours },
    down: { all: down.length, body: down.length - headOf(down).length },
  };
}

function headOf(message: Buffer): string {
  return message.subarray(0, message.indexOf('\r\n\r\n') + 4).toString('latin1');
}
