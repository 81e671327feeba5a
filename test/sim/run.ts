import { scopeOf } from '../../src/shared/access.ts';
import { checkLog, checkOutcomes, checkReplayed, checkSame, checkView } from './check.ts';
import type { Fault } from './faults.ts';
import { noteDestroyed, remember } from './ledger.ts';
import { emptyImage } from './memory-phone.ts';
import { PAGE, standingIn } from './memory-ward.ts';
import { chooseDeed } from './people.ts';
import { photoMishap } from './photo-carry.ts';
import { checkErased, checkPhotos, tryToEnter } from './photo-deed.ts';
import { seeded } from './random.ts';
import { kill, round } from './tab.ts';
import {
  calm,
  count,
  type Device,
  deviceNow,
  type Engines,
  MEMORY,
  makeDevice,
  makeWorld,
  restoreBackup,
  say,
  strikes,
  takeBackup,
  tell,
  Violation,
  type World,
} from './world.ts';

export type Result = {
  seed: number;
  violation: Violation | null;
  counters: ReadonlyMap<string, number>;
  trace: string[];
};

/** A part of a schedule: without some of its faults and of its planned events. */
export type Less = { without: ReadonlySet<Fault>; skip: ReadonlySet<number> };

const ALL: Less = { without: new Set(), skip: new Set() };

/** Plays one schedule to its end: deeds and faults for a while, then calm, then the checks. */
export async function run(
  seed: number,
  engines: Engines = MEMORY,
  traced = false,
  less: Less = ALL,
): Promise<Result> {
  const world = await makeWorld(seed, engines, traced, less.without);
  try {
    await play(world, seed, less.skip);
    await heal(world);
    await judge(world);
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    return { seed, violation: error, counters: world.counters, trace: world.trace ?? [] };
  }
  return { seed, violation: null, counters: world.counters, trace: world.trace ?? [] };
}

async function play(world: World, seed: number, skip: ReadonlySet<number>): Promise<void> {
  const { random, agenda } = world;
  let at = world.now;
  let planned = 0;
  // Each event has chance of its own, so that leaving one out changes little of the others.
  const plan = (when: number, what: (world: World) => Promise<void>) => {
    const index = planned++;
    agenda.plan(when, () => {
      if (skip.has(index)) return;
      world.random = seeded(seed * 4096 + index);
      return what(world);
    });
  };
  for (const device of world.devices)
    for (const tab of device.tabs) await round(world, device, tab);
  const deeds = 15 + random.below(25);
  for (let i = 0; i < deeds; i++) {
    at += random.chance(0.3) ? random.below(300_000) : random.below(8_000);
    plan(at, deed);
    if (random.chance(0.35)) plan(at + random.below(5_000), mishap);
    if (random.chance(0.15)) plan(at, takeBackup);
  }
  await drain(world);
}

async function drain(world: World): Promise<void> {
  for (let steps = 0; ; steps++) {
    const event = world.agenda.next();
    if (!event) return;
    if (steps > 20_000) throw new Violation(13, 'the schedule does not come to rest');
    world.now = Math.max(world.now, event.at);
    await event.what();
  }
}

async function deed(world: World): Promise<void> {
  const { random } = world;
  const device = random.pick(world.devices);
  const { view } = await device.store.image();
  const now = deviceNow(world, device);
  const body = chooseDeed(view, device.person, random, now);
  if (!body) return;
  const holdMs = body.kind === 'step.set' ? 10_000 : 0;
  const given = { nonce: random.letters(6), now, holdMs };
  const entry = await tryToEnter(world, device, body, given);
  if (!entry) return;
  remember(world.ledger, entry, {
    person: device.person,
    device: `${device.name}#${device.lineage}`,
    poison: strikes(world, 'poison'),
  });
  count(world, body.kind);
  tell(world, `${device.name}: ${body.kind} as ${entry.op.id}`);
  if (random.chance(0.2)) checkView(await device.store.image(), device.name);
  const { life } = device;
  const tab = random.pick(device.tabs);
  world.agenda.plan(world.now + 2_000 + holdMs, async () => {
    if (device.life === life) await round(world, device, tab);
  });
}

/** Whatever else may befall a phone or the server at this moment. */
async function mishap(world: World): Promise<void> {
  const { random } = world;
  const device = random.pick(world.devices);
  if (random.chance(0.3)) device.snapshot = await device.store.image();
  await photoMishap(world);
  if (strikes(world, 'appKilled')) await kill(world, device);
  if (strikes(world, 'clock')) device.skew = Math.floor((random.next() - 0.5) * 2e11);
  if (strikes(world, 'signedOut')) device.signedIn = !device.signedIn;
  if (strikes(world, 'restored')) await restoreBackup(world);
  if (strikes(world, 'moved')) await move(world, device);
  if (strikes(world, 'removed')) await remove(world, device);
  if (strikes(world, 'months')) world.now += 40 * 86_400_000;
  if (strikes(world, 'wiped')) {
    await replaceDisk(world, device, emptyImage(device.person, random.letters(12)), 'wiped');
  }
  if (device.snapshot && strikes(world, 'rolledBack')) {
    await replaceDisk(world, device, device.snapshot, 'rolled back');
  }
  if (world.devices.length < 7 && strikes(world, 'cloned')) {
    const store = await world.engines.phone(await device.store.image());
    const twin = makeDevice(`${device.name}′`, device.person, store, 1);
    twin.lineage = 1000 * (world.devices.length + 1);
    device.lineage += 1;
    world.devices.push(twin);
    tell(world, `${device.name}: disk cloned`);
  }
}

/** The ward puts somebody into the other khu phố; every phone of theirs learns it from the server. */
async function move(world: World, { person }: Device): Promise<void> {
  const { actor } = standingIn(await world.ward.image(), person);
  if (actor.role === 'official') return;
  const placeId = actor.placeId === 'k.1' ? 'k.2' : 'k.1';
  await say(world, { kind: 'person.move', personId: person, role: 'member', placeId });
  tell(world, `server: ${person} moved to ${placeId}`);
}

async function remove(world: World, { person }: Device): Promise<void> {
  if (standingIn(await world.ward.image(), person).actor.role === 'official') return;
  await say(world, { kind: 'person.remove', personId: person });
  tell(world, `server: ${person} removed`);
}

async function replaceDisk(
  world: World,
  device: Device,
  image: Awaited<ReturnType<Device['store']['image']>>,
  how: string,
): Promise<void> {
  const before = await device.store.image();
  noteDestroyed(world.ledger, before, image, await world.ward.image());
  await device.store.become(image);
  device.lineage += 1;
  tell(world, `${device.name}: disk ${how}`);
  await kill(world, device);
}

/** The weather clears: everybody signs in and exchanges until nothing is left. */
async function heal(world: World): Promise<void> {
  calm(world);
  // A photo that is stored late moves the ward once more: all rest only when a round moves nothing.
  for (let passes = 0, head = -1; passes < 2 || head !== (await world.ward.image()).head; ) {
    if (passes++ > 8) throw new Violation(13, 'the ward does not come to rest');
    head = (await world.ward.image()).head;
    for (const device of world.devices) await settle(world, device);
  }
}

/** Signs in and exchanges until nothing waits, within as many rounds as the queue can need. */
async function settle(world: World, device: Device): Promise<void> {
  device.signedIn = true;
  for (const tab of device.tabs) Object.assign(tab, { busy: false, limit: 6, failures: 0 });
  world.now += 11_000;
  const { waiting, kept, state, base } = await device.store.image();
  const ward = await world.ward.image();
  // A fence and the page after it may come before the queue moves; pages of rows come on top.
  const pages = Math.ceil(ward.rows.size / PAGE) + Math.ceil(base.size / PAGE) + 2;
  let bound = Math.ceil((waiting.length + kept.length) / 6) + 3 + pages;
  const tab = device.tabs[0];
  if (!tab) return;
  do {
    if (bound-- < 0)
      throw new Violation(13, `${device.name} (since ${state.since}) does not drain`);
    await round(world, device, tab);
    await drain(world);
  } while ((await device.store.image()).waiting.length > 0);
}

async function judge(world: World): Promise<void> {
  const ward = await world.ward.image();
  checkLog(world.ledger, ward);
  const images = await Promise.all(world.devices.map(({ store }) => store.image()));
  checkOutcomes(world.ledger, ward, images);
  await checkPhotos(world);
  await checkErased(world);
  for (const device of world.devices) {
    const image = await device.store.image();
    checkView(image, device.name);
    checkSame(image, ward, scopeOf(standingIn(ward, device.person).actor), device.name);
  }
  await replay(world);
}

/** 26 whatever was ever heard is heard again, in any order and number, and changes nothing. */
async function replay(world: World): Promise<void> {
  const before = await world.ward.image();
  for (let i = 0; i < Math.min(12, world.heard.length); i++) {
    const { person, request } = world.random.pick(world.heard);
    await world.ward.exchange(person, request, world.now, () => {});
  }
  checkReplayed(before, await world.ward.image());
}
