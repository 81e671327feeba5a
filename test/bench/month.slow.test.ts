import { afterAll, beforeAll, expect, test } from 'vitest';
import { PHOTO_MAX } from '../../src/shared/limits.ts';
import { type Field, openField, type Phone } from './phone.ts';

/** What a member's month may take of a phone's data, both ways, in bytes. */
const MONTH_MAX = 10_000_000;

let field: Field;
let phone: Phone;

beforeAll(async () => {
  field = await openField();
  phone = await field.phone(null);
}, 60_000);
afterAll(() => field.end());

test('a month of 200 visits and 40 photos takes at most 10 MB, and the phone counts it itself', async () => {
  const [piece] = await phone.ask('pieces');
  if (!piece) throw new Error('no work was given');
  const before = await phone.ask('used');
  phone.link.change(null);
  // The dearest month there is: every visit in an exchange of its own, no photo smaller than allowed.
  for (let i = 0; i < 200; i++) {
    await phone.ask('visit', piece.placeId);
    await phone.ask('exchangeAll');
  }
  for (let i = 0; i < 40; i++) {
    await phone.ask('photograph', 1, PHOTO_MAX, piece.id, piece.placeId);
    await phone.ask('carryAll');
  }
  expect(await phone.ask('photoStates')).toEqual(Array(40).fill('stored'));
  const carried = phone.link.up.sent + phone.link.down.sent;
  expect(carried).toBeLessThan(MONTH_MAX);

  const after = await phone.ask('used');
  const counted = after.photos + after.rest - before.photos - before.rest;
  expect(Math.abs(counted / carried - 1)).toBeLessThan(0.01);
  expect(after.photos - before.photos).toBeGreaterThan(40 * PHOTO_MAX);
}, 300_000);
