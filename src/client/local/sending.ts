import type { Instant } from '../../shared/model.ts';
import type { Net } from './db.ts';
import { type Phone, readState } from './phone.ts';

/** How sending stands on this phone, for the bar and the badge on every screen. */
export type Sending = {
  net: Net['state'] | null;
  /** Pieces of work not at the ward yet; a record and its photo count once. */
  waiting: number;
  /** The two parts of `waiting`: photos, with their records, and everything else. */
  records: number;
  photos: number;
  /** Photos wait for Wi-Fi now. */
  held: boolean;
  /** Records of all kinds that the ward has not acknowledged. */
  unsaid: number;
  /** It is on its way, and gets through slowly. */
  slow: boolean;
  /** On its way since somebody answered again, after a time when nobody did. */
  back: boolean;
  /** What the photos will take at the pace measured, in whole minutes; null before anything was. */
  minutes: number | null;
  /** Bytes of photos are on their way now. */
  carrying: boolean;
  /** Since when the oldest waits. */
  oldest: Instant | null;
  /** The last exchange that succeeded, if this phone ever sent anything. */
  sentAt: Instant | null;
  /** The same, whether or not anything was sent. */
  heardAt: Instant | null;
};

const MINUTE_MS = 60_000;

export async function readSending({ db }: Phone): Promise<Sending> {
  const tables = [db.net, db.wifi, db.outbox, db.phone, db.photos];
  // One transaction for all: each costs a phone as much as a read.
  const [net, text, lane, wifi, entries, state, keys] = await db.transaction('r', tables, () =>
    Promise.all([
      db.net.get('net'),
      db.net.get('text'),
      db.net.get('photos'),
      db.wifi.get('wifi'),
      db.outbox.orderBy('n').toArray(),
      readState(db),
      db.photos.where({ state: 'waiting' }).primaryKeys(),
    ]),
  );
  const queued = entries.flatMap(({ op }) => (op.kind === 'evidence.attach' ? [op] : []));
  // A picture attached twice has one set of bytes and two records.
  const photos = new Set([...keys, ...queued.map((op) => op.photo.sha256)]);
  const talking = net?.state === 'sending' && entries.length > 0;
  const carrying = photos.size > 0 && (lane?.sending.length ?? 0) > 0;
  const each = (carrying && lane?.each) || null;
  return {
    net: net?.state ?? null,
    slow: (talking && text?.slow) || (carrying && lane?.slow) || false,
    back: net?.back ?? false,
    minutes: each && Math.ceil((each * photos.size) / MINUTE_MS),
    carrying,
    waiting: entries.length - queued.length + photos.size,
    records: entries.length - queued.length,
    photos: photos.size,
    held: wifi?.held ?? false,
    unsaid: entries.length,
    oldest: entries[0]?.at ?? null,
    sentAt: state.acked > 0 ? state.heardAt : null,
    heardAt: state.heardAt,
  };
}
