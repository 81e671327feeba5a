import type { Row } from '../../shared/entity.ts';
import type { Id, Instant, Sha256 } from '../../shared/model.ts';
import type { Op } from '../../shared/op.ts';
import { chunks, fitting } from './chunks.ts';
import type { Store, Tx } from './open.ts';
import { type Chance, makeId } from './secrets.ts';
import type { Tables } from './tables.ts';

export type Part = Tables['photos']['part'];

const COLUMNS = 9;
/** Evidence that one `evidence.store` may name. */
const STORE_MAX = 500;
/** Names in one answer; what a phone has lost for ever must not crowd out what it can still send. */
const WANT_MAX = 200;

/** Remembers which bytes the evidence among `rows` names, unless erased. Known ones stay as they are. */
export async function announce(tx: Tx, ward: Id, rows: readonly Row[]): Promise<void> {
  const named = rows.flatMap((row) => {
    if (row.kind !== 'evidence' || row.body.erased) return [];
    const { photo, thumb, mark } = row.body;
    const whose = { ward, evidence: row.id, place: row.place, person: mark.by, seq: row.seq };
    return [
      { ...whose, part: 'photo' as const, sha256: photo.sha256, bytes: photo.bytes },
      { ...whose, part: 'thumb' as const, sha256: thumb.sha256, bytes: thumb.bytes },
    ].map((one) => ({ ...one, stored_at: null }));
  });
  for (const part of chunks(named, fitting(COLUMNS))) {
    const key = ['ward', 'sha256', 'part', 'evidence'] as const;
    await tx
      .insertInto('photos')
      .values(part)
      .onConflict((at) => at.columns([...key]).doNothing())
      .execute();
  }
}

/** Bytes of this person that evidence names and the server does not hold; newest names first. */
export async function wantedFrom(tx: Tx, ward: Id, person: Id): Promise<Sha256[]> {
  const found = await tx
    .selectFrom('photos')
    .select((eb) => ['sha256', eb.fn.max('seq').as('newest')])
    .where('ward', '=', ward)
    .where('person', '=', person)
    .where('stored_at', 'is', null)
    .groupBy('sha256')
    .orderBy('newest', 'desc')
    .limit(WANT_MAX)
    .execute();
  return found.map(({ sha256 }) => sha256);
}

/** What evidence says of these bytes: their sizes, and whether they are held; null where none does. */
export async function announced(
  { db }: Store,
  ward: Id,
  sha256: Sha256,
): Promise<{ sizes: number[]; stored: boolean } | null> {
  const found = await db
    .selectFrom('photos')
    .select(['bytes', 'stored_at'])
    .where('ward', '=', ward)
    .where('sha256', '=', sha256)
    .where('part', '=', 'photo')
    .execute();
  if (found.length === 0) return null;
  return {
    sizes: found.map(({ bytes }) => bytes),
    stored: found.some(({ stored_at }) => stored_at !== null),
  };
}

/** May somebody with this scope see these bytes, and are they here? */
export async function isVisible(
  { db }: Store,
  ward: Id,
  scope: string,
  sha256: Sha256,
): Promise<boolean> {
  const found = await db
    .selectFrom('photos')
    .select('evidence')
    .where('ward', '=', ward)
    .where('sha256', '=', sha256)
    .where('part', '=', 'photo')
    .where('stored_at', 'is not', null)
    .$if(scope !== '*', (query) => query.where('place', '=', scope))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Marks bytes as held and makes the ops that tell the ward so, one for each name with evidence
 * that does not know yet. The ward's lock is held, and the bytes are on the disk.
 */
export async function markStored(
  tx: Tx,
  ward: Id,
  part: Part,
  names: readonly Sha256[],
  { now, chance }: { now: Instant; chance: Chance },
): Promise<Op[]> {
  const ops: Op[] = [];
  for (const sha256 of names) {
    const news = await tx
      .updateTable('photos')
      .set({ stored_at: now })
      .where('ward', '=', ward)
      .where('sha256', '=', sha256)
      .where('part', '=', part)
      .where('stored_at', 'is', null)
      .returning('evidence')
      .execute();
    const untold = news.map(({ evidence }) => evidence);
    for (const evidenceIds of chunks(untold, STORE_MAX)) {
      ops.push({
        kind: 'evidence.store',
        id: `store.${makeId(chance)}`,
        part,
        evidenceIds,
        sha256,
      });
    }
  }
  return ops;
}

/** Of the bytes that arriving evidence names, those that the server holds from earlier evidence. */
export async function heldAlready(
  tx: Tx,
  ward: Id,
  rows: readonly Row[],
): Promise<Record<Part, Sha256[]>> {
  const names = rows.flatMap(({ kind, body }) =>
    kind === 'evidence' ? [body.photo.sha256, body.thumb.sha256] : [],
  );
  const held: Record<Part, Sha256[]> = { photo: [], thumb: [] };
  for (const some of chunks(names)) {
    const found = await tx
      .selectFrom('photos')
      .select(['sha256', 'part'])
      .distinct()
      .where('ward', '=', ward)
      .where('sha256', 'in', some)
      .where('stored_at', 'is not', null)
      .execute();
    for (const { sha256, part } of found) held[part].push(sha256);
  }
  return held;
}
