import { afterAll, beforeAll, expect, test } from 'vitest';
import { IDLE_MAX, measureIdle, measureUpdates, measureWarmIdle, UPDATES_MAX } from './exchange.ts';
import { type Field, openField, type Phone } from './phone.ts';

let field: Field;
let phone: Phone;

beforeAll(async () => {
  field = await openField();
  phone = await field.phone(null);
}, 60_000);
afterAll(() => field.end());

test('500 updates that waited for days travel in one request of at most 15,000 bytes', async () => {
  const { up, requests, exchanges, outcomes } = await measureUpdates(phone);

  expect({ requests, exchanges, outcomes }).toEqual({ requests: 1, exchanges: 1, outcomes: [] });
  expect(up.all).toBeLessThanOrEqual(UPDATES_MAX);
  expect(field.server.bugs).toEqual([]);
}, 60_000);

test('with nothing to say, phone and server each say it in 400 bytes', async () => {
  const { up, down, requests } = await measureIdle(phone);

  expect(requests).toBe(1);
  expect(up.ours).toBeLessThanOrEqual(IDLE_MAX);
  expect(down.all).toBeLessThanOrEqual(IDLE_MAX);
}, 60_000);

test('behind a proxy, on a connection that has served before, TCP carries 400 bytes each way for it', async () => {
  const { up, down } = await measureWarmIdle(await field.phone(null, 'tls'));

  expect(up).toBeLessThanOrEqual(IDLE_MAX);
  expect(down).toBeLessThanOrEqual(IDLE_MAX);
}, 60_000);
