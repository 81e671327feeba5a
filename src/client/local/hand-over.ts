import { HAND_OVER_MAX, pack, wireOpOf } from '../../shared/exchange/hand-over.ts';
import type { HandOver, Session } from '../../shared/wire.ts';
import { type Phone, readState } from './phone.ts';
import { seal } from './seal.ts';

/** A file of unsent work: how much is in it, and how many photos it had no room for. */
export type HandOverFile = {
  bytes: Uint8Array<ArrayBuffer>;
  count: number;
  photos: number;
  left: number;
};

/** Room for the words and the seal, beside photos. */
const WORDS_MAX = 4_000_000;

/**
 * All that waits here, sealed for the server: ops, thumbnails, and as many photos as there is room
 * for. Nothing leaves the queue by this; the server knows each thing by its id and name when it
 * comes again. Null where nothing waits.
 */
export async function makeHandOver(
  phone: Phone,
  session: Session,
  sealKey: string,
): Promise<HandOverFile | null> {
  const { saying, bytes, left } = await collect(phone, session);
  const photos = saying.pictures.filter(({ part }) => part === 'photo').length;
  if (saying.ops.length + photos + left === 0) return null;
  const words = new TextEncoder().encode(JSON.stringify(saying));
  const file = await seal(pack(words, bytes), sealKey);
  return { bytes: file, count: saying.ops.length, photos, left };
}

/** Read at one moment, so that the photos are those of the ops. */
function collect({ db }: Phone, { ward, person, token }: Session) {
  return db.transaction('r', [db.phone, db.outbox, db.photos, db.thumbs], async () => {
    const { client, epoch, skew, acked } = await readState(db);
    const entries = await db.outbox.orderBy('n').toArray();
    const pictures: HandOver['pictures'] = [];
    const bytes: Uint8Array[] = [];
    let room = HAND_OVER_MAX - WORDS_MAX;
    let left = 0;
    const add = (part: 'thumb' | 'photo', sha256: string, data: ArrayBuffer | null) => {
      if (!data) return;
      if (data.byteLength > room) {
        left += 1;
        return;
      }
      room -= data.byteLength;
      pictures.push({ part, sha256, bytes: data.byteLength });
      bytes.push(new Uint8Array(data));
    };
    await db.thumbs.where({ state: 'waiting' }).each(({ sha256, bytes: data }) => {
      add('thumb', sha256, data);
    });
    await db.photos.where({ state: 'waiting' }).each(({ sha256, bytes: data }) => {
      add('photo', sha256, data);
    });
    const who = { ward: ward.id, person: person.id, token, client, epoch, skew };
    const n0 = entries[0]?.n ?? acked + 1;
    const saying: HandOver = { v: 1, ...who, n0, ops: entries.map(wireOpOf), pictures };
    return { saying, bytes, left };
  });
}
