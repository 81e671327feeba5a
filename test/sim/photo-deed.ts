import type { Entry } from '../../src/shared/exchange/phone.ts';
import type { OpBody } from '../../src/shared/op.ts';
import { equal, Violation } from './check.ts';
import { Full, type PhotoImage } from './photo-phone.ts';
import { checkShelf } from './photo-shelf.ts';
import { namedIn, type ShelfImage, shelfOf } from './photo-ward.ts';
import { diskOf, photoWorld, strikesPhoto } from './photo-weather.ts';
import { count, type Device, tell, type World } from './world.ts';

type EnterGiven = Parameters<Device['store']['enter']>[1];

/**
 * A person's deed, on a phone that may have no room left: then the tap is told, and what had been
 * accepted before lies there as before. Null where it was told.
 */
export async function tryToEnter(
  world: World,
  device: Device,
  body: OpBody,
  given: EnterGiven,
): Promise<Entry | null> {
  const disk = diskOf(world, device);
  const before = await device.store.image();
  try {
    const entry = await device.store.enter(body, given);
    if (disk && body.kind === 'evidence.attach') spoil(world, device, body);
    return entry;
  } catch (error) {
    if (!(error instanceof Full)) throw error;
    // 22 a quota error takes nothing away and leaves nothing half.
    const after = await device.store.image();
    if (!sameDisk(before, after)) {
      throw new Violation(22, `${device.name}: a failed write of ${body.kind} left something`);
    }
    tell(world, `${device.name}: no room for ${body.kind}, and was told so`);
    return null;
  }
}

function sameDisk(before: PhotoImage, after: PhotoImage): boolean {
  const facts = ({ state, waiting, kept, view, photos, thumbs }: PhotoImage) => ({
    ...{ state, waiting, kept },
    view: [...view],
    photos: [...(photos ?? [])].map(([name, { bytes: _bytes, ...copy }]) => [name, copy]),
    thumbs: [...(thumbs ?? [])].map(([name]) => name),
  });
  return equal(facts(before), facts(after));
}

/** Some photos are lost causes: their bytes break on the disk, or the server stumbles over them. */
function spoil(
  world: World,
  device: Device,
  { photo: { sha256 } }: OpBody & { kind: 'evidence.attach' },
): void {
  const { rotten, stumbles } = photoWorld(world);
  const disk = diskOf(world, device);
  const copy = disk?.photos.get(sha256);
  if (!disk || !copy) return;
  if (strikesPhoto(world, 'stumble')) stumbles.add(sha256);
  if (!strikesPhoto(world, 'rotten')) return;
  rotten.add(sha256);
  const bytes = copy.bytes.slice();
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  disk.photos = new Map(disk.photos).set(sha256, { ...copy, bytes });
}

/** 19 and 22, once everything is quiet: every photo that the ward's evidence names has its bytes there. */
export async function checkPhotos(world: World): Promise<void> {
  const shelf = shelfOf(world.ward);
  if (!shelf) return;
  checkShelf(world);
  const { rotten, stumbles } = photoWorld(world);
  const destroyed = new Set<string>();
  for (const device of world.devices) {
    for (const name of diskOf(world, device)?.destroyed ?? []) destroyed.add(name);
  }
  const image: ShelfImage = await world.ward.image();
  for (const row of image.rows.values()) {
    if (row.kind !== 'evidence' || row.body.erased) continue;
    for (const part of ['photo', 'thumb'] as const) {
      const { sha256 } = row.body[part];
      const here = part === 'photo' ? shelf.held(sha256).complete : shelf.small.has(sha256);
      const told = namedIn(image, part, sha256)?.stored ?? false;
      if (told && !here) throw new Violation(19, `the ${part} of ${row.id} is said to be stored`);
      if (told) count(world, `photo.arrived.${part}`);
      if (told || destroyed.has(sha256)) continue;
      if (part === 'photo' && (rotten.has(sha256) || stumbles.has(sha256))) continue;
      throw new Violation(22, `the ${part} of ${row.id} never arrived`);
    }
  }
}

/** 27, once everything is quiet: neither a phone nor the ward holds the bytes of an erased photo. */
export async function checkErased(world: World): Promise<void> {
  const shelf = shelfOf(world.ward);
  if (!shelf) return;
  const image = await world.ward.image();
  const rows = [...image.rows.values()].filter((row) => row.kind === 'evidence');
  for (const { body, id } of rows) {
    if (!body.erased) continue;
    for (const part of ['photo', 'thumb'] as const) {
      const { sha256 } = body[part];
      if (namedIn(image, part, sha256)) continue;
      count(world, `photo.erased.${part}`);
      const held = part === 'photo' ? shelf.files.has(sha256) : shelf.small.has(sha256);
      if (held) throw new Violation(27, `the server holds the erased ${part} of ${id}`);
      for (const device of world.devices) {
        const copies = diskOf(world, device)?.[part === 'photo' ? 'photos' : 'thumbs'];
        if (copies?.has(sha256))
          throw new Violation(27, `${device.name} holds the erased ${part} of ${id}`);
      }
    }
  }
}
