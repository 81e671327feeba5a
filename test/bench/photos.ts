import type { Weather } from './link.ts';
import type { Field, Phone } from './phone.ts';

/** The bar for bytes that travel more than once; see docs/bench.md. */
export const AGAIN_MAX = 0.05;

/** A village's network (sync.md 12). */
export const VILLAGE: Weather = {
  bitsPerSecond: 50_000,
  rttMs: 800,
  loss: 0.05,
  seed: 1,
  scale: 1,
};

/** Takes photos, and sends their records and all that waits on a perfect line. */
export async function takePhotos(phone: Phone, many: number, bytes: number): Promise<void> {
  const [piece] = await phone.ask('pieces');
  if (!piece) throw new Error('no work was given');
  await phone.ask('photograph', many, bytes, piece.id, piece.placeId);
  phone.link.change(null);
  await phone.ask('exchangeAll');
}

/** Sends all waiting photos under this weather. Returns ms as a clock beside the line would show. */
export async function sendPhotos(phone: Phone, weather: Weather): Promise<number> {
  phone.link.change(weather);
  return (await phone.ask('carryAll')) * weather.scale;
}

/** What a line that breaks again and again costs. */
export type Cuts = {
  cuts: number;
  /** Bytes of photos that reached the server, and how many of those were there for the first time. */
  reached: number;
  fresh: number;
  /** All bytes that went on the line upwards: heads, thumbnails and what was lost in the air too. */
  sent: number;
};

/** Sends `many` photos under weather that breaks the line. */
export async function measureCuts(
  field: Field,
  phone: Phone,
  { many, bytes, weather }: { many: number; bytes: number; weather: Weather },
): Promise<Cuts> {
  await takePhotos(phone, many, bytes);
  const count = countArrivals(field);
  await sendPhotos(phone, weather);
  const { cuts, up } = phone.link;
  return { cuts, reached: count.stop(), fresh: many * bytes, sent: up.sent };
}

/** Counts the bytes of photos as the server's folder is handed them. */
function countArrivals({ server: { house } }: Field): { stop: () => number } {
  const { blobs } = house;
  let bytes = 0;
  house.blobs = {
    ...blobs,
    write: (key, part, source) =>
      blobs.write(key, part, {
        ...source,
        async next() {
          const some = await source.next();
          bytes += some?.byteLength ?? 0;
          return some;
        },
      }),
  };
  return {
    stop: () => {
      house.blobs = blobs;
      return bytes;
    },
  };
}
