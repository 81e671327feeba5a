import type { Id } from '../../shared/model.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { HandOver } from '../../shared/wire.ts';
import type { BlobKey, Source } from '../blobs/blob.ts';
import { announced } from '../store/photos.ts';
import { photoStored, storeThumbs } from '../store/stored.ts';
import type { HandInHouse } from './hand-in.ts';

/** Keeps the pictures of a file that evidence names. Returns how many photos the ward holds of it. */
export async function takePictures(
  house: HandInHouse,
  ward: Id,
  { pictures }: HandOver,
  bytes: readonly Buffer[],
): Promise<number> {
  const given = { now: house.now(), chance: house.chance };
  const all = pictures.map(({ part, sha256 }, index) => {
    return { part, sha256, data: bytes[index] ?? Buffer.alloc(0) };
  });
  const thumbs = all.flatMap(({ part, sha256, data }) => {
    return part === 'thumb' ? [{ sha256, data }] : [];
  });
  await storeThumbs(house.store, ward, thumbs, given);
  let photos = 0;
  for (const { part, sha256, data } of all) {
    if (part !== 'photo') continue;
    const known = await announced(house.store, ward, sha256);
    const held = known?.stored || (known && (await keep(house, { ward, sha256 }, data)));
    if (!held) continue;
    if (!known.stored) await photoStored(house.store, ward, sha256, given);
    photos += 1;
  }
  return photos;
}

/** Goes on where an upload was cut. A picture that is not what it is called holds back no other. */
async function keep({ blobs }: HandInHouse, key: BlobKey, data: Buffer): Promise<boolean> {
  const { offset, complete } = await blobs.state(key);
  if (complete) return true;
  const rest = sourceOf(data.subarray(offset));
  try {
    return (await blobs.write(key, { offset, size: data.byteLength }, rest)).complete;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function sourceOf(data: Buffer): Source {
  let left: Buffer | null = data;
  return {
    async next() {
      const part = left;
      left = null;
      return part;
    },
    stop: () => {},
  };
}
