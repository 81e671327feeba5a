import { evictionOrder, isPhotoSafe } from '../../src/shared/exchange/evict.ts';
import {
  ASIDE_MAX_MS,
  begin,
  dueAt,
  hearPhoto,
  type Move,
  nextPhoto,
  nextThumbs,
  type PhotoHeard,
  type Stage,
} from '../../src/shared/exchange/photo-lane.ts';
import type { Sha256 } from '../../src/shared/model.ts';
import { Violation } from './check.ts';
import { CALM } from './faults.ts';
import { hashOf } from './photo-bytes.ts';
import { type Copy, Full, type PhotoDisk } from './photo-phone.ts';
import { askShelf, putThumbs, putToShelf } from './photo-shelf.ts';
import { isErased, type ShelfImage, shelfOf } from './photo-ward.ts';
import { charge, diskOf, excuse, photoWorld, strikesPhoto, WINDOW } from './photo-weather.ts';
import { kill } from './tab.ts';
import { count, type Device, deviceNow, tell, type World } from './world.ts';

/** The phone's half, driven as `client/sync/photos.ts` drives it. */

/**
 * A photo that no server takes is tried for ever; the simulator watches only so many tries between
 * two exchanges of the text, which may be what the photo waits for.
 */
const WATCHED = { weather: 8, calm: 24 };

/** The text was exchanged: the photo lane has its turn, unless it runs already. */
export function carryPhotos(world: World, device: Device): void {
  // In bad weather each try may kill the app, whose next start exchanges text: that would never end.
  if (world.weather === CALM) photoWorld(world).tries.delete(device);
  runLane(world, device);
}

function runLane(world: World, device: Device): void {
  const disk = diskOf(world, device);
  if (!disk || !shelfOf(world.ward)) return;
  const { lanes } = photoWorld(world);
  const { life } = device;
  const known = lanes.get(device);
  const running = known?.life === life ? known.running : 0;
  if (running > 0 && !(running === 1 && strikesPhoto(world, 'twoLanes'))) return;
  // Two tabs without a lock: each sends what it believes is missing.
  if (running > 0)
    for (const [name, { bytes }] of disk.photos) excuse(world, name, bytes.byteLength);
  lanes.set(device, { life, running: running + 1 });
  const underWay = new Map<Sha256, Stage>();
  const lane: Lane = { world, device, disk, underWay, isAlive: () => device.life === life };
  world.agenda.plan(world.now, () => guard(lane, () => sendThumbs(lane)));
}

/** The app died: its lanes died with it, and whoever was sending must ask first. */
type Lane = {
  world: World;
  device: Device;
  disk: PhotoDisk;
  underWay: Map<Sha256, Stage>;
  /** Nothing new begins; `retry` once what is under way has come to its end. */
  stopped?: { retry: boolean };
  over?: true;
  isAlive: () => boolean;
};

function end(lane: Lane): void {
  if (lane.over || lane.underWay.size > 0) return;
  lane.over = true;
  const { world, device, isAlive } = lane;
  const { lanes } = photoWorld(world);
  const running = lanes.get(device)?.running ?? 1;
  if (isAlive()) lanes.set(device, { life: device.life, running: running - 1 });
  if (!lane.stopped?.retry) return;
  world.agenda.plan(world.now + wait(world, 1), () => {
    if (isAlive()) runLane(world, device);
  });
}

/** One photo's turn is over, and with it the lane where something stands in the way of all. */
function stop(lane: Lane, name: Sha256 | null, retry: boolean): void {
  if (name) lane.underWay.delete(name);
  lane.stopped ??= { retry };
  end(lane);
}

/** A write that found no room ends the lane; nothing of it was stored, and a later turn goes on. */
async function guard(lane: Lane, work: () => Promise<void>, name?: Sha256): Promise<void> {
  if (!lane.isAlive()) return;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Full)) throw error;
    stop(lane, name ?? null, false);
  }
}

async function queuedIn({ device }: Lane): Promise<Set<string>> {
  return new Set((await device.store.image()).waiting.map(({ op }) => op.id));
}

async function sendThumbs(lane: Lane): Promise<void> {
  const { world, device, disk } = lane;
  const ready = nextThumbs([...disk.thumbs.values()], await queuedIn(lane));
  if (ready.length === 0) return takeTurn(lane);
  if (!device.signedIn || strikesPhoto(world, 'photoLost')) return end(lane);
  world.agenda.plan(world.now + delay(world), async () => {
    const stored = await putThumbs(world, ready);
    if (strikesPhoto(world, 'photoLost')) return end(lane);
    world.agenda.plan(world.now + delay(world), () =>
      guard(lane, async () => {
        const told = ready.filter(
          ({ sha256 }) => stored.includes(sha256) && disk.thumbs.has(sha256),
        );
        disk.put(
          'thumbs',
          told.map((copy) => ({ ...copy, state: 'stored' })),
        );
        return takeTurn(lane);
      }),
    );
  });
}

/** The next photo's turn, or rest until one that was set aside is due. */
async function takeTurn(lane: Lane): Promise<void> {
  const { world, device, disk, underWay } = lane;
  const queued = await queuedIn(lane);
  if (lane.stopped) return end(lane);
  const now = deviceNow(world, device);
  const most = world.weather === CALM ? WATCHED.calm : WATCHED.weather;
  const tries = triesOf(lane);
  const photos = [...disk.photos.values()].filter((one) => (tries.get(one.sha256) ?? 0) < most);
  const photo = nextPhoto(photos, queued, now, underWay);
  if (photo) {
    tries.set(photo.sha256, (tries.get(photo.sha256) ?? 0) + 1);
    const begun = begin(photo);
    disk.put('photos', [begun.photo]);
    if (underWay.size > 0) count(world, 'photo.second');
    // 21 one body at a time: two under way would share the line, and one cut would meet both.
    if ([...underWay.values()].includes('sending')) {
      throw new Violation(21, `${device.name} hands over two photos at once`);
    }
    return say(lane, begun.photo.sha256, begun.move);
  }
  if (underWay.size > 0) return;
  const due = dueAt(photos, now);
  end(lane);
  // Nobody waits for years, which is what a clock that jumped back would ask for.
  if (due === null || due - now > ASIDE_MAX_MS) return;
  world.agenda.plan(world.now + (due - now), () => {
    if (lane.isAlive()) runLane(world, device);
  });
}

function triesOf({ world, device }: Lane): Map<Sha256, number> {
  const { tries } = photoWorld(world);
  const known = tries.get(device);
  if (known) return known;
  const none = new Map<Sha256, number>();
  tries.set(device, none);
  return none;
}

function say(lane: Lane, name: Sha256, move: Move): void {
  const { world, device } = lane;
  lane.underWay.set(name, 'sending');
  let answered = false;
  const hear = (heard: PhotoHeard) => {
    world.agenda.plan(world.now + delay(world), () => {
      answered = true;
      return guard(
        lane,
        async () => {
          if (strikesPhoto(world, 'photoKilled')) {
            tell(world, `${device.name}: killed while sending a photo`);
            return kill(world, device);
          }
          return listen(lane, name, move, heard);
        },
        name,
      );
    });
  };
  if (move.kind === 'put') {
    // The last of the body leaves the app, long before it arrives or not.
    world.agenda.plan(world.now + delay(world), () =>
      guard(lane, async () => {
        if (answered) return;
        lane.underWay.set(name, 'handed');
        return takeTurn(lane);
      }),
    );
  }
  if (!device.signedIn) hear({ kind: 'no', code: 'signedOut' });
  else if (strikesPhoto(world, 'photoPortal')) hear({ kind: 'nothing' });
  else if (move.kind === 'put') put(lane, name, move.offset, hear);
  else ask(world, name, hear);
}

function ask(world: World, name: Sha256, hear: (heard: PhotoHeard) => void): void {
  const lost = strikesPhoto(world, 'photoLost');
  world.agenda.plan(world.now + delay(world), async () => {
    const answer = await askShelf(world, name);
    hear(lost ? { kind: 'nothing' } : answer);
  });
}

/** The bytes from `offset` on go out; how many arrive, and how often, is the weather's. */
function put(
  { world, device, disk, isAlive }: Lane,
  name: Sha256,
  offset: number,
  hear: (heard: PhotoHeard) => void,
): void {
  const { random, agenda } = world;
  const bytes = disk.photos.get(name)?.bytes ?? new Uint8Array();
  const rest = bytes.slice(offset);
  // The other lane sends it, too.
  if ((photoWorld(world).lanes.get(device)?.running ?? 1) > 1) {
    excuse(world, name, bytes.byteLength);
  }
  const cut = strikesPhoto(world, 'cut');
  const arriving = cut ? rest.slice(0, random.below(rest.byteLength + 1)) : rest;
  const under = cut ? Math.min(random.below(WINDOW + 1), rest.byteLength - arriving.byteLength) : 0;
  if (cut) excuse(world, name, WINDOW);
  charge(world, name, bytes.byteLength, under);
  if (!photoWorld(world).corrupted.has(name) && strikesPhoto(world, 'corrupt')) {
    photoWorld(world).corrupted.add(name);
    // What arrived as other bytes has to be sent whole once more.
    excuse(world, name, bytes.byteLength);
    const at = random.below(arriving.byteLength);
    if (arriving.byteLength > 0) arriving[at] = (arriving[at] ?? 0) ^ 1;
  }
  const pieces = piecesOf(world, arriving);
  const part = { offset, length: rest.byteLength, pieces };
  const took = (sent: number) => charge(world, name, bytes.byteLength, sent);
  const lost = cut || strikesPhoto(world, 'photoLost');
  agenda.plan(world.now + delay(world), () =>
    putToShelf(world, name, { ...part, took, goesOn: isAlive }, (said) =>
      hear(lost ? { kind: 'nothing' } : said),
    ),
  );
  // The same request once more, by a network that repeats itself; its answer reaches nobody.
  const again = (fault: 'photoDoubled' | 'photoReplayed', after: number) => {
    if (!strikesPhoto(world, fault)) return;
    // A twin of broken bytes may be in the way of the sound ones.
    excuse(world, name, bytes.byteLength + WINDOW);
    const twin = { ...part, took: () => {}, goesOn: () => true };
    agenda.plan(world.now + after, () => putToShelf(world, name, twin, () => {}));
  };
  again('photoDoubled', delay(world));
  again('photoReplayed', 60_000 + random.below(600_000));
}

function piecesOf({ random }: World, bytes: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let from = 0; from < bytes.byteLength; ) {
    const to = Math.min(bytes.byteLength, from + 1 + random.below(WINDOW));
    pieces.push(bytes.slice(from, to));
    from = to;
  }
  return pieces;
}

async function listen(lane: Lane, name: Sha256, move: Move, heard: PhotoHeard): Promise<void> {
  const { world, device, disk } = lane;
  const before = disk.photos.get(name);
  if (!before) return stop(lane, name, false);
  const now = deviceNow(world, device);
  const size = before.bytes.byteLength;
  const { photo, next } = hearPhoto(before, size, move, heard, {
    now,
    wait: (failures) => wait(world, failures),
  });
  if (photo.why === 'erased') disk.forget(photo.evidenceId ?? '');
  else disk.put('photos', [photo]);
  const said = heard.kind === 'no' ? heard.code : heard.kind;
  count(world, `photo heard ${heard.kind === 'state' && heard.stored ? 'stored' : said}`);
  tell(world, `${device.name} ← photo ${name.slice(0, 6)}: ${said}, then ${next.kind}`);
  // The moment at which a careless phone lets go: it heard `stored`, its rows and the backups did not.
  if (photo.state === 'stored') await makeRoom(world, device);
  if (next.kind === 'stop') return stop(lane, name, heard.kind === 'nothing');
  if (next.kind !== 'onward') return say(lane, name, next);
  lane.underWay.delete(name);
  return takeTurn(lane);
}

function wait({ random }: World, failures: number): number {
  return 2_000 * failures + random.below(20_000);
}

function delay({ random }: World): number {
  return 50 + random.below(1_500);
}

/** A phone may run out of room at this moment. */
export async function photoMishap(world: World): Promise<void> {
  for (const device of world.devices) await makeRoom(world, device);
}

/** As `client/local/room.ts` does it. */
async function makeRoom(world: World, device: Device): Promise<void> {
  const disk = diskOf(world, device);
  if (!disk || !strikesPhoto(world, 'tight')) return;
  const { base, state } = await device.store.image();
  const isSafe = ({ evidenceId }: Copy) => {
    const held = base.get(evidenceId ?? '');
    const row = held?.generation === state.generation ? held.row : undefined;
    return isPhotoSafe(row, state.safe);
  };
  const photos = [...disk.photos.values()].map((one) => {
    const own = one.evidenceId !== null;
    const held = { sha256: one.sha256, state: one.state, bytes: one.bytes.byteLength };
    return { ...held, part: 'photo' as const, own, safe: !own || isSafe(one) };
  });
  const dropped = evictionOrder(photos);
  const places: ShelfImage[] = [await world.ward.image(), ...world.backups];
  for (const { sha256, own } of dropped) {
    if (own) checkDropped(places, device, sha256);
    count(world, 'photo dropped');
  }
  disk.drop(dropped.map(({ sha256 }) => sha256));
}

/**
 * 20 law 11: what a phone lets go of is at the server and in every backup it could go back to, except
 * where it was erased meanwhile: of that no place keeps a copy, and the phone may hear it later.
 */
function checkDropped(places: readonly ShelfImage[], device: Device, name: Sha256): void {
  const isHeld = places.every((place) => {
    const file = place.shelf?.get(name);
    return (file?.named && hashOf(file.bytes) === name) || isErased(place, name);
  });
  if (!isHeld) throw new Violation(20, `${device.name} let go of ${name.slice(0, 8)} too soon`);
}
