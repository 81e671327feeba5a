import type { Sha256 } from '../../src/shared/model.ts';
import { Violation } from './check.ts';
import { CALM } from './faults.ts';
import { Full, type PhotoDisk, photoDisk } from './photo-phone.ts';
import { count, type Device, tell, type World } from './world.ts';

/** What may befall photos and storage, beside the faults of the text. Chosen per seed, as those are. */
export const PHOTO_FAULTS = [
  'cut',
  'photoLost',
  'photoPortal',
  'photoDoubled',
  'photoReplayed',
  'photoKilled',
  'shelfCrash',
  'corrupt',
  'rotten',
  'stumble',
  'tight',
  'quota',
  'twoLanes',
] as const;
export type PhotoFault = (typeof PHOTO_FAULTS)[number];

/** The photo side of one world, and what the world outside knows of it. */
export type PhotoWorld = {
  weather: ReadonlyMap<PhotoFault, number>;
  /** Bytes that phones put on the wire, by name. */
  sent: Map<Sha256, number>;
  /** Bytes beyond the photo's size that mishaps explain, by name; '' for every name. */
  excused: Map<Sha256, number>;
  /** Photos whose bytes broke on the phone's disk: no server can take them. */
  rotten: Set<Sha256>;
  /** Photos that the server stumbles over for ever. */
  stumbles: Set<Sha256>;
  /** Photos that one broken byte on the way has befallen already. */
  corrupted: Set<Sha256>;
  /** How often each photo was tried since its device last exchanged text. */
  tries: Map<Device, Map<Sha256, number>>;
  /** How many lanes run in the present life of a device's app. */
  lanes: Map<Device, { life: number; running: number }>;
};

/** Bytes under way or unflushed that one mishap may cost: the small world's window. */
export const WINDOW = 48;

const worlds = new WeakMap<World, PhotoWorld>();

export function photoWorld(world: World): PhotoWorld {
  const known = worlds.get(world);
  if (known) return known;
  const weather = new Map<PhotoFault, number>();
  for (const fault of PHOTO_FAULTS) {
    if (world.random.chance(0.4)) weather.set(fault, world.random.pick([0.05, 0.15, 0.3]));
  }
  const made: PhotoWorld = {
    weather,
    sent: new Map(),
    excused: new Map(),
    rotten: new Set(),
    stumbles: new Set(),
    corrupted: new Set(),
    tries: new Map(),
    lanes: new Map(),
  };
  worlds.set(world, made);
  return made;
}

export function strikesPhoto(world: World, fault: PhotoFault): boolean {
  if (world.weather === CALM) return false;
  const rate = photoWorld(world).weather.get(fault);
  if (rate === undefined || !world.random.chance(rate)) return false;
  count(world, `photo.${fault}`);
  tell(world, `photo weather: ${fault}`);
  return true;
}

/** A mishap that explains bytes sent twice. */
export function excuse(world: World, name: Sha256, bytes: number): void {
  const { excused } = photoWorld(world);
  excused.set(name, (excused.get(name) ?? 0) + bytes);
}

/** 21 the bytes sent of one photo stay within its size and one window for each mishap. */
export function charge(world: World, name: Sha256, size: number, bytes: number): void {
  const { sent, excused, rotten, stumbles } = photoWorld(world);
  if (rotten.has(name) || stumbles.has(name)) return;
  const total = (sent.get(name) ?? 0) + bytes;
  sent.set(name, total);
  // A server or a phone that went back in time may need the whole once more.
  const lives = ['restore', 'rolledBack', 'cloned'].map((what) => world.counters.get(what) ?? 0);
  const wholes = 1 + lives.reduce((sum, n) => sum + n, 0);
  const bound = size * wholes + (excused.get(name) ?? 0) + (excused.get('') ?? 0);
  if (total > bound) throw new Violation(21, `${total} bytes sent of a photo of ${size}`);
}

/** The photo disk of a device, with room running out as the weather says. */
export function diskOf(world: World, { store }: Device): PhotoDisk | undefined {
  const disk = photoDisk(store);
  if (disk) disk.full = () => strikesPhoto(world, 'quota');
  return disk;
}

export { Full };
