import { PHOTO_MAX } from '../../src/shared/limits.ts';
import type { LandedPart } from './front.ts';
import type { Weather } from './link.ts';
import type { Phone } from './phone.ts';

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
  /** Bytes of photos that came out at the server, and how many of those it had before. */
  landed: number;
  again: number;
  /** All bytes that the line took upwards: heads, thumbnails and what was lost in the air too. */
  sent: number;
};

/** Sends `many` photos under weather that breaks the line. */
export async function measureCuts(
  phone: Phone,
  { many, bytes, weather }: { many: number; bytes: number; weather: Weather },
): Promise<Cuts> {
  await takePhotos(phone, many, bytes);
  await sendPhotos(phone, weather);
  const { cuts, up, landed } = phone.link;
  return { cuts, ...countAgain(phone.front?.parts ?? partsIn(landed)), sent: up.sent };
}

/** The photos' bytes in what connections said. A request that broke off has as many as came. */
function partsIn(landed: readonly Buffer[][]): LandedPart[] {
  return landed.flatMap((connection) => {
    const parts: LandedPart[] = [];
    for (let rest = Buffer.concat(connection); rest.length > 0; ) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) break;
      const head = rest.subarray(0, end).toString('latin1');
      const field = (name: string) =>
        Number(head.match(new RegExp(`^${name}: (\\d+)`, 'im'))?.[1] ?? 0);
      const body = rest.subarray(end + 4, end + 4 + field('content-length'));
      const path = head.match(/^PUT (\S+)/)?.[1];
      if (path) parts.push({ path, offset: field('upload-offset'), length: body.length });
      rest = rest.subarray(end + 4 + body.length);
    }
    return parts;
  });
}

function countAgain(parts: readonly LandedPart[]): { landed: number; again: number } {
  const seen = new Map<string, Uint8Array>();
  let [landed, again] = [0, 0];
  for (const { path, offset, length } of parts) {
    const held = seen.get(path) ?? new Uint8Array(PHOTO_MAX);
    seen.set(path, held);
    for (let at = offset; at < offset + length; at++) again += held[at] ?? 0;
    held.fill(1, offset, offset + length);
    landed += length;
  }
  return { landed, again };
}
