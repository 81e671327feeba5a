import Dexie, { type EntityTable, type Table } from 'dexie';
import type { Entity, Row } from '../../shared/entity.ts';
import type { Entry, Kept, PhoneState } from '../../shared/exchange/phone.ts';
import type { LanePhoto } from '../../shared/exchange/photo-lane.ts';
import type { Id, Instant, Sha256 } from '../../shared/model.ts';
import type { OpOutcome } from '../../shared/wire.ts';
import type { StoredPrints } from './alike.ts';
import type { PhotoTarget } from './camera.ts';
import type { Picture } from './picture/shrink.ts';
import type { Raw } from './raw.ts';
import type { Used } from './used.ts';
import type { Wifi } from './wifi.ts';

/** The bytes of a photo this phone took, wants or holds for others. `ArrayBuffer`, never `Blob`: Safari loses those. */
export type StoredPhoto = LanePhoto & { bytes: ArrayBuffer | null };

export type StoredThumb = Omit<StoredPhoto, 'tried' | 'why' | 'setback'>;

/** Text being typed, or a camera about to open: what must survive the page's death. */
export type Draft = { key: string; text: string; at: Instant };

/** A photo taken and shrunk, before its person answered who is on it; key `assignmentId/…`. */
export type Take = Omit<PhotoTarget, 'instead'> & {
  key: string;
  picture: Picture;
  source: 'camera' | 'gallery';
  at: Instant;
  /** Faces were covered in the picture itself. */
  masked: boolean;
};

/** How sending stands, for the bar on every screen. */
export type Net = {
  key: 'net';
  state: 'idle' | 'sending' | 'unreachable' | 'busy' | 'signedOut';
  /** Device time of the last change. */
  at: Instant;
  /** Somebody answers for the first time since nobody did. */
  back?: boolean;
};

/** How a lane under way gets on, by what was measured; no row while it rests. */
export type Lane = {
  key: 'text' | 'photos';
  /** An answer is long in coming, or little gets through. */
  slow: boolean;
  /** The photos on their way; per cent of its bytes the server said it holds, null before it did. */
  sending: { sha256: Sha256; percent: number | null }[];
  /** What each of the photos left will take, in ms; null before anything was measured. */
  each: number | null;
};

/** The only state of the app: everything that this phone knows, for one person. */
export type Db = Dexie & {
  phone: Table<PhoneState & { key: 'phone' }, 'phone'>;
  base: EntityTable<{ id: Id; generation: number; row: Row }, 'id'>;
  view: EntityTable<Entity, 'id'>;
  outbox: EntityTable<Entry, 'n'>;
  kept: EntityTable<Kept, 'order'>;
  outcomes: EntityTable<OpOutcome & { at: Instant; told: 0 | 1 }, 'id'>;
  photos: EntityTable<StoredPhoto, 'sha256'>;
  thumbs: EntityTable<StoredThumb, 'sha256'>;
  drafts: EntityTable<Draft, 'key'>;
  takes: EntityTable<Take, 'key'>;
  net: EntityTable<Net, 'key'> & EntityTable<Lane, 'key'>;
  wifi: EntityTable<Wifi, 'key'>;
  used: EntityTable<Used, 'month'>;
  prints: EntityTable<StoredPrints, 'thumb'>;
  raws: EntityTable<Raw, 'key'>;
};

/**
 * Opens one person's database. Another person on the same phone has another one, so nobody sees or
 * sends a colleague's work.
 *
 * **Invariant:** durability is strict. Chromium's default answers before anything reached the disk,
 * and "Đã lưu trong máy" would be a lie.
 */
export function openDb(name: string): Db {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict' }) as Db;
  // The newest shape alone: Dexie makes what a database of an older number lacks.
  db.version(3).stores({
    phone: '&key',
    base: '&id, generation',
    // Visits alone have their time at this place, so a month is read without the months before it.
    view: '&id, kind, body.assignmentId, body.taskId, body.at',
    outbox: '&n',
    kept: '&order, head',
    outcomes: '&id, told',
    photos: '&sha256, state',
    thumbs: '&sha256, state',
    drafts: '&key',
    takes: '&key',
    net: '&key',
    wifi: '&key',
    used: '&month',
    prints: '&thumb',
    raws: '&key',
  });
  return db;
}
