import type { Id } from '../../src/shared/model.ts';
import type { OpBody } from '../../src/shared/op.ts';
import type { SyncRequest } from '../../src/shared/wire.ts';
import { type Agenda, makeAgenda } from './agenda.ts';
import { checkCommit, Violation } from './check.ts';
import { CALM, chooseWeather, type Fault, type Weather } from './faults.ts';
import { type Ledger, noteRestored } from './ledger.ts';
import { emptyImage, type Image, memoryPhone, type PhoneStore } from './memory-phone.ts';
import { emptyWard, memoryWard, type WardImage, type WardStore } from './memory-ward.ts';
import { withPhotos } from './photo-phone.ts';
import { withShelf } from './photo-ward.ts';
import { type Random, seeded } from './random.ts';
import { PEOPLE, seedWard } from './scene.ts';

/** Which stores a schedule runs on: memory in T0, Dexie and SQLite in T1. */
export type Engines = {
  phone: (image: Image) => PhoneStore | Promise<PhoneStore>;
  ward: (image: WardImage) => WardStore | Promise<WardStore>;
};

export const MEMORY: Engines = {
  phone: (image) => withPhotos(memoryPhone(image), image),
  ward: (image) => withShelf(memoryWard(image), image),
};

/** The whole simulated world of one seed. */
export type World = {
  random: Random;
  agenda: Agenda;
  weather: Weather;
  now: number;
  ward: WardStore;
  /** Per epoch, the highest `upto` that any answer carried. */
  given: Map<string, number>;
  backups: WardImage[];
  ledger: Ledger;
  devices: Device[];
  counters: Map<string, number>;
  trace: string[] | null;
  engines: Engines;
  /** Requests that reached the server in this epoch, to be heard once more at the end. */
  heard: { person: Id; request: SyncRequest }[];
};

export type Device = {
  name: string;
  person: Id;
  store: PhoneStore;
  /** Grows each time the disk is replaced, since order begins anew from there. */
  lineage: number;
  /** Grows each time the app is killed: answers to an earlier life reach nobody. */
  life: number;
  tabs: Tab[];
  skew: number;
  signedIn: boolean;
  /** An older image of this disk, for a rollback. */
  snapshot: Image | null;
};

export type Tab = { busy: boolean; limit: number; failures: number };

const START = 1_760_000_000_000;

export async function makeWorld(
  seed: number,
  engines: Engines,
  traced: boolean,
  without: ReadonlySet<Fault>,
): Promise<World> {
  const random = seeded(seed);
  const weather = new Map([...chooseWeather(random)].filter(([fault]) => !without.has(fault)));
  const world: World = {
    random,
    agenda: makeAgenda(),
    weather,
    now: START,
    ward: await engines.ward(emptyWard(`e.${random.letters(6)}`)),
    given: new Map(),
    backups: [],
    ledger: new Map(),
    devices: [],
    counters: new Map(),
    trace: traced ? [] : null,
    engines,
    heard: [],
  };
  await seedWard(world.ward);
  const count = 2 + random.below(3);
  for (const { id, name } of PEOPLE.slice(0, count + (random.chance(0.3) ? 1 : 0))) {
    const store = await engines.phone(emptyImage(id, random.letters(12)));
    world.devices.push(makeDevice(name, id, store, tabsOf(world)));
  }
  tell(world, `seed ${seed}: ${[...weather].map(([f, r]) => `${f} ${r}`).join(', ')}`);
  return world;
}

function tabsOf(world: World): number {
  if (!world.weather.has('secondTab') || world.random.chance(0.4)) return 1;
  count(world, 'secondTab');
  return 2;
}

export function makeDevice(name: string, person: Id, store: PhoneStore, tabs: number): Device {
  return {
    name,
    person,
    store,
    lineage: 0,
    life: 0,
    tabs: Array.from({ length: tabs }, () => ({ busy: false, limit: 6, failures: 0 })),
    skew: 0,
    signedIn: true,
    snapshot: null,
  };
}

export function strikes(world: World, fault: Fault): boolean {
  const rate = world.weather.get(fault);
  if (rate === undefined || !world.random.chance(rate)) return false;
  count(world, fault);
  return true;
}

export function count(world: World, what: string): void {
  world.counters.set(what, (world.counters.get(what) ?? 0) + 1);
}

export function tell(world: World, what: string): void {
  world.trace?.push(`${((world.now - START) / 1000).toFixed(1).padStart(8)} s  ${what}`);
}

/** Device time of a phone; never below zero, however wrong its clock is. */
export function deviceNow(world: World, device: Device): number {
  return Math.max(0, world.now + device.skew);
}

/** A backup is taken; two are kept, and the phones may forget only what both hold. */
export async function takeBackup(world: World): Promise<void> {
  const image = await world.ward.image();
  world.backups = [...world.backups, image].slice(-2);
  const dur = world.backups.length < 2 ? null : (world.backups[0]?.head ?? 0);
  await world.ward.become({ ...image, dur });
  tell(world, `server: backup at ${image.head}`);
}

export async function restoreBackup(world: World): Promise<void> {
  if (world.backups.length === 0) return;
  const before = await world.ward.image();
  const chosen = world.random.pick(world.backups);
  const epoch = `e.${world.random.letters(6)}`;
  const after = { ...chosen, epoch, dur: null };
  world.backups = [after];
  world.heard = [];
  noteRestored(world.ledger, before, after);
  await world.ward.become(after);
  count(world, 'restore');
  tell(world, `server: restored from the backup at ${chosen.head}, had ${before.head}`);
}

/** An op that the server says, as an official at the ward's own computer would. */
export async function say(world: World, body: OpBody): Promise<void> {
  const id = `s.${world.random.letters(8)}`;
  await serve(world, (ward) => Promise.resolve(ward.say(id, body, world.now)));
}

/** One exchange at the server, with the invariants that hold at every commit. */
export async function serve(world: World, work: (ward: WardStore) => Promise<void>): Promise<void> {
  const before = await world.ward.image();
  const given = world.given.get(before.epoch) ?? -1;
  await work(world.ward);
  const after = await world.ward.image();
  if (before.epoch === after.epoch) checkCommit(before, after, given);
  for (const id of before.early.keys()) if (!after.early.has(id)) count(world, 'settled');
}

export function calm(world: World): void {
  world.weather = CALM;
}

export { Violation };
