import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Session } from '../../src/shared/wire.ts';
import type { Ledger } from '../sim/ledger.ts';
import { chooseDeed } from '../sim/people.ts';
import { type Random, seeded } from '../sim/random.ts';
import { GIVE } from '../support/caller.ts';
import { type Mortal, startMortal } from './mortal.ts';
import { enter, exchange, makePhone, type Phone, photograph, sendPictures } from './phone.ts';
import { checkPromises, checkQuiet } from './ward-on-disk.ts';

const PASSES = 40;
const DAY_MS = 86_400_000;

/** A ward on a real disk, its server's many processes, and four phones that outlive them. */
export type Life = {
  folder: string;
  random: Random;
  ledger: Ledger;
  phones: Phone[];
  official: Phone;
  members: Phone[];
  server: Mortal;
  /** How far the clocks of everything went ahead, in ms. */
  shift: number;
  runs: number;
  story: string[];
  end(): Promise<void>;
};

export async function makeLife(seed: number): Promise<Life> {
  const folder = await mkdtemp(join(tmpdir(), 'to-so-life-'));
  const random = seeded(seed);
  const ledger: Ledger = new Map();
  const server = await startMortal({ folder });
  if (!server) throw new Error('the first start died');
  const life: Life = {
    ...{ folder, random, ledger, phones: [], members: [], server, shift: 0, runs: 0 },
    official: undefined as never,
    story: [`seed ${seed}`],
    async end() {
      await life.server.end('SIGKILL');
      await rm(folder, { recursive: true });
    },
  };
  const link = /\/vao#([\w-]+)/.exec(server.printed)?.[1] ?? '';
  const codes = [...server.printed.matchAll(/\b([2-9A-Z]{4}-[2-9A-Z]{4})\b/g)].map(
    ([code]) => code,
  );
  for (const code of [link, ...codes]) {
    const body = JSON.stringify({ code, device: 'test' });
    const answer = await fetch(`${server.url}/api/join`, { method: 'POST', body });
    const now = () => Date.now() + life.shift;
    life.phones.push(makePhone(Session.parse(await answer.json()), { ledger, random, now }));
  }
  const [official, ...members] = life.phones;
  if (!official || members.length !== 3) throw new Error(`nobody joined: ${server.printed}`);
  Object.assign(life, { official, members });
  await enter(official, GIVE);
  await untilQuiet(life);
  return life;
}

/** Runs a story; where it fails, the error tells the seed and what happened. */
export async function telling(life: Life, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { message, stack } = error as Error;
    throw Object.assign(new Error(`${life.story.join('\n')}\n${message}`), { stack });
  }
}

/** The server begins again where a process of it died; what it had promised must be there. */
export async function restart(life: Life): Promise<void> {
  const { folder, shift } = life;
  const server = await startMortal({ folder, shift });
  if (!server) throw new Error('the server died by itself');
  life.server = server;
  checkPromises(folder, life.phones);
}

/**
 * One run: the server is told to die at its k-th step, `work` goes on until it does, then it starts
 * again, phones retry until all is quiet, and everything is compared. False when `work` was over
 * before the k-th step.
 */
export async function dieAt(life: Life, k: number, work: () => Promise<unknown>): Promise<boolean> {
  await life.server.arm(k);
  await work();
  const over = await life.server.arm(0);
  life.story.push(over ? `step ${k} was not reached` : await life.server.end());
  if (over) await life.server.end('SIGKILL');
  await restart(life);
  await untilQuiet(life);
  await checkQuiet(life.folder, life.phones, life.ledger);
  life.runs += 1;
  return !over;
}

/** One person does what people who see this screen do. */
export async function doSomething(life: Life, phone: Phone): Promise<void> {
  const { view } = await phone.store.image();
  const deed = chooseDeed(view, phone.actor.id, life.random, phone.now());
  // Nobody is moved or removed here: who is signed out can't show what came back.
  if (!deed || (deed.kind.startsWith('person.') && deed.kind !== 'person.rename')) return;
  life.story.push(`${phone.actor.id}: ${deed.kind}`);
  if (deed.kind === 'evidence.attach') return photographFirst(phone);
  await enter(phone, deed);
}

/** Somebody of the first place photographs; others have nothing to photograph. */
export async function photographFirst(phone: Phone): Promise<void> {
  const { view } = await phone.store.image();
  const given = [...view.values()].find((entity) => {
    return entity.kind === 'assignment' && entity.body.placeId === 'place.1';
  });
  if (given && phone.actor.role !== 'official') await photograph(phone, given.id);
}

/** All phones exchange and send their pictures, again and again, until nothing changes. */
export async function untilQuiet(life: Life): Promise<void> {
  let before = '';
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const phone of life.phones) {
      const reached = await exchange(phone, life.server.url);
      if (!reached || !(await sendPictures(phone, life.server.url))) {
        if (!life.server.isAlive()) throw new Error(await life.server.end());
      }
    }
    const after = JSON.stringify(
      await Promise.all(
        life.phones.map(async (phone) => {
          const { state, waiting } = await phone.store.image();
          const { client, epoch, since, generation, cloned, acked } = state;
          return [client, epoch, since, generation, cloned, acked, waiting.length, phone.want];
        }),
      ),
    );
    if (after === before) return;
    before = after;
  }
  throw new Error(`13: not quiet after ${PASSES} passes: ${before}`);
}

/** Days go by for the server's clock and the phones'. */
export async function letDaysPass(life: Life, days: number): Promise<void> {
  life.shift += days * DAY_MS;
  life.story.push(`${days} days pass`);
  await life.server.end('SIGTERM');
  await restart(life);
}
