import type { Id, Sha256 } from '../../shared/model.ts';
import { type Prints, pack, type Sameness, sameness } from '../../shared/same-picture.ts';
import type { Db } from './db.ts';
import { isFull } from './full.ts';
import type { Phone } from './phone.ts';
import type { PicturePrints } from './picture/prints.ts';
import { describePhotos, type ToReview } from './to-review.ts';
import { all, type EntityOf } from './work.ts';

/** Fingerprints of a thumbnail on this phone, made once; empty where it can't be opened. */
export type StoredPrints = PicturePrints & { thumb: Sha256 };

/** Another photo of the ward that is the same picture. */
export type Alike = { how: Sameness; photo: ToReview };

type Evidence = EntityOf<'evidence'>;

/**
 * The other photos of the ward that show the same picture as this one, the oldest first: taken back
 * ones are left out. A thumbnail that this phone does not hold leaves its photo to the fingerprint
 * that came with it, which finds no cuts.
 *
 * @param signal ends the making of fingerprints, which takes a while at the first time
 */
export async function findAlike(phone: Phone, id: Id, signal: AbortSignal): Promise<Alike[]> {
  const { db } = phone;
  const evidence = (await all(db, 'evidence')).filter(
    ({ body }) => body.retracted === null && !body.erased,
  );
  const one = evidence.find((entity) => entity.id === id);
  if (!one) return [];
  const known = await makePrints(db, evidence, signal);
  const mine = printsFor(one, known);
  const found = evidence.flatMap((other) => {
    const how = other.id === id ? null : sameness(mine, printsFor(other, known));
    return how ? [{ how, other }] : [];
  });
  found.sort((a, b) => a.other.body.mark.at - b.other.body.mark.at);
  const photos = await describePhotos(
    db,
    found.map(({ other }) => other),
  );
  return found.flatMap(({ how }, at) => {
    const photo = photos[at];
    return photo ? [{ how, photo }] : [];
  });
}

/** Makes those still missing, a few at a time, so that the screen stays quick. */
async function makePrints(
  db: Db,
  evidence: readonly Evidence[],
  signal: AbortSignal,
): Promise<Map<Sha256, PicturePrints>> {
  const known = new Map((await db.prints.toArray()).map((one) => [one.thumb, one]));
  const missing = evidence.map(({ body }) => body.thumb.sha256).filter((sha) => !known.has(sha));
  if (missing.length === 0) return known;
  const { printThumb } = await import('./picture/print-thumb.ts');
  for (let from = 0; from < missing.length && !signal.aborted; from += AT_ONCE) {
    const thumbs = await db.thumbs.bulkGet(missing.slice(from, from + AT_ONCE));
    const made: StoredPrints[] = [];
    for (const held of thumbs) {
      if (!held?.bytes) continue;
      const prints = (await printThumb(held.bytes)) ?? { wholes: [], parts: [] };
      made.push({ thumb: held.sha256, ...prints });
    }
    for (const one of made) known.set(one.thumb, one);
    await db.prints.bulkPut(made).catch(noRoom);
  }
  return known;
}

const AT_ONCE = 20;

function printsFor({ body }: Evidence, known: ReadonlyMap<Sha256, PicturePrints>): Prints {
  const made = known.get(body.thumb.sha256);
  const own = body.fingerprint?.length === 16 ? [body.fingerprint] : [];
  return {
    sha256: body.photo.sha256,
    wholes: pack([...own, ...(made?.wholes ?? [])]),
    parts: pack(made?.parts ?? []),
  };
}

/** They are made anew the next time. */
function noRoom(error: unknown): void {
  if (!isFull(error)) throw error;
}
