import type { PhotoHeard } from '../../src/shared/exchange/photo-lane.ts';
import {
  FINISH,
  type Finish,
  isFlushDue,
  judgeEnd,
  judgePart,
  placePart,
} from '../../src/shared/exchange/photo-shelf.ts';
import type { Sha256 } from '../../src/shared/model.ts';
import { Violation } from './check.ts';
import { hashOf } from './photo-bytes.ts';
import { type File, isErased, namedIn, type Shelf, shelfOf } from './photo-ward.ts';
import { excuse, photoWorld, strikesPhoto, WINDOW } from './photo-weather.ts';
import { serve, tell, type World } from './world.ts';

/** The server's half, driven as `server/routes/photo-put.ts` and `server/blobs/disk.ts` drive it. */

const PHOTO_MAX = 100_000;

/** How many bytes of a photo are here. */
export async function askShelf(world: World, name: Sha256): Promise<PhotoHeard> {
  const shelf = shelfOf(world.ward) as Shelf;
  const image = await world.ward.image();
  const named = namedIn(image, 'photo', name);
  if (!named) return { kind: 'no', code: isErased(image, name) ? 'erased' : 'notFound' };
  return { kind: 'state', offset: shelf.held(name).offset, stored: named.stored };
}

/** A request on its way: its announced length, and the pieces of it that the link lets through. */
export type Part = {
  offset: number;
  length: number;
  pieces: readonly Uint8Array[];
  /** Hears how many bytes left the sender for each piece that was read. */
  took: (bytes: number) => void;
  /** Does the sender still live? What a dead one had not sent never comes. */
  goesOn: () => boolean;
};

/**
 * A part arrives, in pieces with time between them. `hear` gets the answer, or nothing where the
 * machine died meanwhile.
 */
export async function putToShelf(
  world: World,
  name: Sha256,
  part: Part,
  hear: (heard: PhotoHeard) => void,
): Promise<void> {
  const shelf = shelfOf(world.ward) as Shelf;
  const { offset, length } = part;
  // What is refused unread has filled the sender's window by then.
  const refuse = (heard: PhotoHeard) => {
    part.took(Math.min(WINDOW, length));
    hear(heard);
  };
  if (photoWorld(world).stumbles.has(name)) return refuse({ kind: 'no', code: 'broken' });
  const named = namedIn(await world.ward.image(), 'photo', name);
  if (await refusesErased(world, name)) return refuse({ kind: 'no', code: 'erased' });
  const judged = judgePart(named, { offset, length }, PHOTO_MAX);
  if (judged.kind === 'no') return refuse({ kind: 'no', code: judged.code });
  if (judged.kind === 'known')
    return refuse({ kind: 'state', offset: judged.offset, stored: true });

  const { size } = judged;
  const place = placePart(shelf.held(name), { offset, size });
  if (place === 'finished') return finish(world, name, shelf.life, hear);
  if (place === 'afresh') shelf.files.delete(name);
  if (place === 'elsewhere' || (place === 'afresh' && offset > 0)) {
    // Two copies of one phone know nothing of each other's bytes: what one sent is in the other's way.
    if (world.counters.get('cloned')) excuse(world, name, Math.min(WINDOW, length));
    return refuse({ kind: 'no', code: 'conflict' });
  }
  const me = {};
  const { life } = shelf;
  shelf.writers.set(name, me);
  const pieces = [...part.pieces];
  const next = async (): Promise<void> => {
    if (shelf.life !== life) return hear({ kind: 'nothing' });
    const mine = shelf.writers.get(name) === me && part.goesOn();
    const piece = mine ? pieces.shift() : undefined;
    const end = shelf.held(name).offset;
    if (piece) {
      part.took(piece.byteLength);
      const kind = judgeEnd(end + piece.byteLength, size);
      if (kind === 'tooLong') {
        shelf.files.delete(name);
        return hear({ kind: 'no', code: 'mismatch' });
      }
      shelf.append(name, piece);
      flushIfDue(shelf, name);
      crashMaybe(world);
      world.agenda.plan(world.now + 20 + world.random.below(2_000), next);
      return;
    }
    if (await refusesErased(world, name)) return hear({ kind: 'no', code: 'erased' });
    if (shelf.writers.get(name) !== me) {
      return hear({ kind: 'state', offset: end, stored: false });
    }
    shelf.writers.delete(name);
    if (judgeEnd(end, size) === 'short') return hear({ kind: 'state', offset: end, stored: false });
    return finish(world, name, life, hear);
  };
  await next();
}

/** A whole part becomes a photo, step by step, and the machine may die between any two. */
async function finish(
  world: World,
  name: Sha256,
  life: number,
  hear: (heard: PhotoHeard) => void,
): Promise<void> {
  const shelf = shelfOf(world.ward) as Shelf;
  const change = (with_: Partial<File>) => {
    const file = shelf.files.get(name);
    if (file) shelf.files.set(name, { ...file, ...with_ });
  };
  const size = shelf.held(name).offset;
  const steps: Record<Finish, () => boolean> = {
    verify: () => {
      if (hashOf(shelf.files.get(name)?.bytes ?? new Uint8Array()) === name) return true;
      shelf.files.delete(name);
      return false;
    },
    flush: () => {
      change({ flushed: size });
      return true;
    },
    name: () => {
      change({ named: true });
      return true;
    },
    flushName: () => {
      change({ nameFlushed: true });
      return true;
    },
  };
  if (!shelf.held(name).complete) {
    for (const step of FINISH) {
      if (!steps[step]()) return hear({ kind: 'no', code: 'mismatch' });
      crashMaybe(world);
      if (shelf.life !== life) return hear({ kind: 'nothing' });
    }
  }
  if (await refusesErased(world, name)) return hear({ kind: 'no', code: 'erased' });
  await tellWard(world, 'photo', name);
  crashMaybe(world);
  if (shelf.life !== life) return hear({ kind: 'nothing' });
  hear({ kind: 'state', offset: size, stored: true });
}

/** What ended after its photo was erased goes again. */
async function refusesErased(world: World, name: Sha256): Promise<boolean> {
  if (!isErased(await world.ward.image(), name)) return false;
  shelfOf(world.ward)?.files.delete(name);
  return true;
}

/** Thumbnails together; what no evidence names, or what is broken, is left out. */
export async function putThumbs(
  world: World,
  thumbs: readonly { sha256: Sha256; bytes: Uint8Array }[],
): Promise<Sha256[]> {
  const shelf = shelfOf(world.ward) as Shelf;
  const stored: Sha256[] = [];
  for (const { sha256, bytes } of thumbs) {
    if (hashOf(bytes) !== sha256 || !namedIn(await world.ward.image(), 'thumb', sha256)) continue;
    shelf.small.add(sha256);
    await tellWard(world, 'thumb', sha256);
    stored.push(sha256);
  }
  return stored;
}

async function tellWard(world: World, part: 'photo' | 'thumb', sha256: Sha256): Promise<void> {
  await serve(world, async (ward) => {
    const image = await ward.image();
    const named = namedIn(image, part, sha256);
    if (!named || named.stored) return;
    const id = `store.${image.epoch}.${image.head}.${part}`;
    await ward.say(id, { kind: 'evidence.store', part, evidenceIds: named.ids, sha256 }, world.now);
  });
}

function flushIfDue(shelf: Shelf, name: Sha256): void {
  const file = shelf.files.get(name);
  if (!file || !isFlushDue(file.bytes.byteLength - file.flushed, WINDOW)) return;
  shelf.files.set(name, { ...file, flushed: file.bytes.byteLength });
}

/** The machine may die at any moment. Whatever bears a photo's name afterwards must be that photo. */
function crashMaybe(world: World): void {
  if (!strikesPhoto(world, 'shelfCrash')) return;
  const shelf = shelfOf(world.ward) as Shelf;
  shelf.crash((unflushed) => world.random.below(unflushed + 1));
  // One window of every photo may be gone, and one piece beside it that had not been judged yet.
  excuse(world, '', 2 * WINDOW);
  tell(world, 'server: the machine dies with what it had not flushed');
  checkShelf(world);
}

/** 19 what bears a photo's name hashes to it. */
export function checkShelf(world: World): void {
  for (const [name, { bytes, named }] of shelfOf(world.ward)?.files ?? []) {
    if (named && hashOf(bytes) !== name) {
      throw new Violation(19, `a published photo does not hash to its name ${name.slice(0, 8)}`);
    }
  }
}
