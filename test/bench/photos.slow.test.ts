import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Field, openField, type Phone } from './phone.ts';
import { AGAIN_MAX, measureCuts, sendPhotos, takePhotos, VILLAGE } from './photos.ts';

let field: Field;
let phone: Phone;

/** Faster than life: rates and round trips alike. */
const weather = { ...VILLAGE, scale: 20 };

beforeAll(async () => {
  field = await openField();
  phone = await field.phone(null);
}, 60_000);
afterAll(() => field.end(), 60_000);

test('a photo on a quiet line costs one request, and no byte of it travels twice', async () => {
  await takePhotos(phone, 3, 50_000);
  phone.requests.length = 0;
  await sendPhotos(phone, weather);

  expect(await phone.ask('photoStates')).toEqual(['stored', 'stored', 'stored']);
  expect(phone.requests.filter((request) => request.includes('/api/photos/'))).toHaveLength(3);
  // Heads, thumbnails and the exchanges around them, beside three photos.
  expect(phone.link.up.sent).toBeLessThan(3 * 50_000 + 3 * 5_000 + 8_000);
}, 60_000);

test('on a line that breaks every 20 s, less than a twentieth of the photos crosses it twice', async () => {
  const cuts = { ...VILLAGE, scale: 2, cutEveryMs: 20_000 };
  const found = await measureCuts(phone, { many: 2, bytes: 200_000, weather: cuts });

  expect(await phone.ask('photoStates')).not.toContain('waiting');
  expect(found.cuts).toBeGreaterThan(1);
  expect(found.landed - found.again).toBe(2 * 200_000);
  expect(found.again / (found.landed - found.again)).toBeLessThan(AGAIN_MAX);
}, 120_000);

test('behind a proxy that speaks HTTP/2 and passes interim answers on, no more of them does', async () => {
  const behind = await field.phone(null, 'tls');
  const cuts = { ...VILLAGE, scale: 2, cutEveryMs: 20_000 };
  const found = await measureCuts(behind, { many: 2, bytes: 200_000, weather: cuts });

  expect(await behind.ask('photoStates')).toEqual(['stored', 'stored']);
  expect(found.cuts).toBeGreaterThan(1);
  expect(found.landed - found.again).toBe(2 * 200_000);
  expect(found.again / (found.landed - found.again)).toBeLessThan(AGAIN_MAX);
}, 180_000);
