import Dexie, { liveQuery } from 'dexie';
import { type Marker, markerOf, noticeLoss } from '../../shared/exchange/loss.ts';
import { type Phone, readState, writeState } from './phone.ts';

/**
 * What every database on this device holds, noted outside IndexedDB: browsers that clear a full
 * disk, or throw a damaged database away, leave this. What also survives a sweep of all that
 * scripts store is the server's cookie (docs/decisions/0007).
 */
const KEY = 'to-so-markers';

/** One person's work here. `left`: signed out on purpose, with the work kept. */
export type NamedMarker = Marker & { name: string; left: boolean };

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

/** Where a browser allows no such storage, nothing is noted, and an empty database is a first run. */
function shelf(): Shelf | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

export function readMarkers(from = shelf()): Record<string, NamedMarker> {
  try {
    return JSON.parse(from?.getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
}

function writeMarkers(markers: Record<string, NamedMarker>, to: Shelf | null): void {
  try {
    to?.setItem(KEY, JSON.stringify(markers));
  } catch {
    // Full: an older note is better than none, and work goes on without.
  }
}

/**
 * At the start, before anything is sent: is what was noted still here? Where not, the phone knows
 * and says so until the server has been told and its person has read it.
 */
export async function checkMarker(phone: Phone, from = shelf()): Promise<void> {
  const { db } = phone;
  const marker = readMarkers(from)[db.name] ?? null;
  await db.transaction('rw', db.phone, async () => {
    const state = await readState(db);
    const found = noticeLoss(marker, state);
    if (!found) return;
    const { client, n, unsent, photos, oldest } = found;
    const lost = { client, n, unsent, photos, oldest, told: false, read: false };
    await writeState(db, { ...state, lost });
  });
}

/** Notes what the database holds, now and whenever that changed. Returns what stops it. */
export function watchMarker(phone: Phone, name: string, to = shelf()): () => void {
  const { db } = phone;
  const tables = [db.phone, db.outbox, db.photos];
  const query = liveQuery(async () => {
    const [state, unsent, first, photos] = await db.transaction('r', tables, () =>
      Promise.all([
        readState(db),
        db.outbox.count(),
        db.outbox.orderBy('n').first(),
        db.photos.where({ state: 'waiting' }).count(),
      ]),
    );
    return markerOf(state, { unsent, photos, oldest: first?.at ?? null });
  });
  const watching = query.subscribe({
    next: (marker) => {
      writeMarkers({ ...readMarkers(to), [db.name]: { ...marker, name, left: false } }, to);
    },
    // The database was closed or deleted under it; whoever did that knows.
    error: () => {},
  });
  return () => watching.unsubscribe();
}

/** Work of somebody who used this device and is not signed in: still here, or gone with its database. */
export type KeptWork = {
  database: string;
  name: string;
  here: boolean;
  count: number;
  photos: number;
};

export async function readKept(from = shelf()): Promise<KeptWork[]> {
  const kept: KeptWork[] = [];
  for (const [database, marker] of Object.entries(readMarkers(from))) {
    const { name, left, unsent: count, photos } = marker;
    const here = await Dexie.exists(database);
    // Signed out with everything sent: nothing to say.
    if (here ? count + photos > 0 : !left) kept.push({ database, name, here, count, photos });
  }
  return kept;
}

/** Its person signed out and comes back to it: no loss. */
export function noteLeft({ db }: Phone, to = shelf()): void {
  const markers = readMarkers(to);
  const marker = markers[db.name];
  if (marker) writeMarkers({ ...markers, [db.name]: { ...marker, left: true } }, to);
}

/** Its person wiped it: what is empty now was meant to be. */
export function dropMarker({ db }: Phone, to = shelf()): void {
  const { [db.name]: _gone, ...rest } = readMarkers(to);
  writeMarkers(rest, to);
}
