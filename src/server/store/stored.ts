import { createHash } from 'node:crypto';
import { THUMB_MAX } from '../../shared/limits.ts';
import type { Id, Instant, Sha256 } from '../../shared/model.ts';
import { actWithin } from './act.ts';
import { chunks } from './chunks.ts';
import type { Store } from './open.ts';
import { markStored } from './photos.ts';
import type { Chance } from './secrets.ts';
import { inWard } from './ward-lock.ts';

type Given = { now: Instant; chance: Chance };
export type Picture = { sha256: Sha256; data: Buffer };

/** Tells the ward that a photo's bytes are verified and on the disk. Again changes nothing. */
export function photoStored(store: Store, ward: Id, sha256: Sha256, given: Given): Promise<void> {
  return inWard(store, ward, async (tx, at) => {
    const ops = await markStored(tx, ward, 'photo', [sha256], given);
    const head = ops.length > 0 ? await actWithin(tx, at, ops, given.now) : at.head;
    return { head, answer: undefined };
  });
}

/**
 * Keeps thumbnails that evidence names and that hash to their name, and tells the ward. Returns
 * the names held now; a broken or unknown one is left out and holds back no other.
 */
export function storeThumbs(
  store: Store,
  ward: Id,
  thumbs: readonly Picture[],
  given: Given,
): Promise<Sha256[]> {
  const sound = thumbs.filter(isSound);
  if (sound.length === 0) return Promise.resolve([]);
  return inWard(store, ward, async (tx, at) => {
    const named = await tx
      .selectFrom('photos')
      .select('sha256')
      .distinct()
      .where('ward', '=', ward)
      .where('part', '=', 'thumb')
      .where(
        'sha256',
        'in',
        sound.map(({ sha256 }) => sha256),
      )
      .execute();
    const names = new Set(named.map(({ sha256 }) => sha256));
    const kept = sound.filter(({ sha256 }) => names.has(sha256));
    if (kept.length === 0) return { head: at.head, answer: [] };
    await tx
      .insertInto('thumbs')
      .values(kept.map((thumb) => ({ ward, ...thumb })))
      .onConflict((on) => on.columns(['ward', 'sha256']).doNothing())
      .execute();
    const ops = await markStored(tx, ward, 'thumb', [...names], given);
    const head = ops.length > 0 ? await actWithin(tx, at, ops, given.now) : at.head;
    return { head, answer: [...names] };
  });
}

/** Of these thumbnails, those that are here and that somebody with this scope may see. */
export async function readThumbs(
  { db }: Store,
  ward: Id,
  scope: string,
  names: readonly Sha256[],
): Promise<Picture[]> {
  const found: Picture[] = [];
  for (const some of chunks(names)) {
    const thumbs = await db
      .selectFrom('thumbs')
      .innerJoin('photos', (join) =>
        join
          .onRef('photos.ward', '=', 'thumbs.ward')
          .onRef('photos.sha256', '=', 'thumbs.sha256')
          .on('photos.part', '=', 'thumb'),
      )
      .select(['thumbs.sha256', 'thumbs.data'])
      .distinct()
      .where('thumbs.ward', '=', ward)
      .where('thumbs.sha256', 'in', some)
      .$if(scope !== '*', (query) => query.where('photos.place', '=', scope))
      .execute();
    found.push(...thumbs);
  }
  return found;
}

function isSound({ sha256, data }: Picture): boolean {
  const named = createHash('sha256').update(data).digest('hex') === sha256;
  return named && data.byteLength <= THUMB_MAX;
}
