import type * as z from 'zod/mini';
import { SyncAnswer, SyncRequest } from '../../src/shared/wire.ts';
import { checkOwn } from './check.ts';
import { count, type Device, serve, strikes, tell, type World } from './world.ts';

/** What a tab hears: an answer, or that none came (`portal`: somebody else answered with 200). */
export type Heard =
  | { kind: 'answer'; answer: SyncAnswer }
  | { kind: 'nothing' }
  | { kind: 'portal' }
  | { kind: 'signedOut' }
  | { kind: 'tooBig' };

class Crash extends Error {}

/** What the text says; one in eight is held against its schema, since that costs most of a schedule. */
function read<T>(world: World, schema: z.ZodMiniType<T>, text: string): T {
  const value: unknown = JSON.parse(text);
  return world.random.chance(0.125) ? schema.parse(value) : (value as T);
}

/** Carries one request to the server and what comes of it back, through whatever weather there is. */
export function carry(
  world: World,
  device: Device,
  request: SyncRequest,
  hear: (heard: Heard) => Promise<void>,
): void {
  const { random, agenda } = world;
  const text = JSON.stringify(request);
  const delay = () => 50 + random.below(400) + (strikes(world, 'slow') ? random.below(60_000) : 0);
  const later = (heard: Heard) => agenda.plan(world.now + delay(), () => hear(heard));
  const timeOut = () => agenda.plan(world.now + 30_000, () => hear({ kind: 'nothing' }));

  if (strikes(world, 'lostBefore')) {
    timeOut();
    return;
  }
  if (strikes(world, 'portal')) {
    later({ kind: 'portal' });
    return;
  }
  const arrive = async (answered: boolean) => {
    const heard = await atServer(world, device, text);
    if (!answered) return;
    if (heard.kind === 'nothing' || strikes(world, 'lostAfter')) timeOut();
    else later(heard);
  };
  agenda.plan(world.now + delay(), () => arrive(true));
  if (strikes(world, 'doubled')) {
    agenda.plan(world.now + delay(), () => arrive(random.chance(0.3)));
  }
  if (strikes(world, 'replayed')) {
    agenda.plan(world.now + 60_000 + random.below(3_000_000), () => arrive(random.chance(0.3)));
  }
}

async function atServer(world: World, device: Device, text: string): Promise<Heard> {
  if (!device.signedIn) return { kind: 'signedOut' };
  const request = read(world, SyncRequest, text);
  checkOwn(world.ledger, request, device.person);
  if (world.weather.has('tooLarge') && request.ops.length > 3) {
    count(world, 'tooBig');
    return { kind: 'tooBig' };
  }
  const crash = (point: 'before' | 'within' | 'after') => {
    if (!strikes(world, 'serverCrash')) return;
    count(world, `serverCrash.${point}`);
    tell(world, `server: crash ${point} commit`);
    throw new Crash();
  };
  let heard: Heard = { kind: 'nothing' };
  await serve(world, async (ward) => {
    try {
      const answer = await ward.exchange(device.person, request, world.now, crash);
      heard = {
        kind: 'answer',
        answer: read(world, SyncAnswer, JSON.stringify(answer)) as SyncAnswer,
      };
      if ('fence' in answer) return count(world, `fence.${answer.fence}`);
      if (world.heard.length < 40) world.heard.push({ person: device.person, request });
      world.given.set(answer.epoch, Math.max(world.given.get(answer.epoch) ?? -1, answer.upto));
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  });
  return heard;
}
