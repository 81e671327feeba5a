import { describe, expect, test } from 'vitest';
import { isInside, isPushService, publicLookup } from '../../src/server/push/endpoint.ts';

describe('the address of a push service', () => {
  test.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/QF',
  ])('%s is one', (endpoint) => expect(isPushService(endpoint)).toBe(true));

  test.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com:8443/abc',
    'https://user:word@fcm.googleapis.com/abc',
    'https://127.0.0.1/abc',
    'https://2130706433/abc',
    'https://0x7f.1/abc',
    'https://[::1]/abc',
    'https://[::ffff:10.0.0.1]/abc',
    'https://localhost/abc',
    'https://to-so.localhost/abc',
    'https://printer.local/abc',
    'https://router.lan/abc',
    'https://metadata.internal/abc',
    'https://server/abc',
    'file:///etc/passwd',
    'fcm.googleapis.com',
    '',
  ])('%s is none', (endpoint) => expect(isPushService(endpoint)).toBe(false));
});

test.each([
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['172.31.0.1', true],
  ['192.168.1.1', true],
  ['169.254.169.254', true],
  ['100.64.0.1', true],
  ['0.0.0.0', true],
  ['224.0.0.1', true],
  ['::1', true],
  ['fd00::1', true],
  ['fe80::1', true],
  ['::ffff:127.0.0.1', true],
  ['::ffff:192.168.1.1', true],
  ['172.32.0.1', false],
  ['142.250.1.1', false],
  ['2404:6800:4005::200a', false],
])('%s lies inside a network of our own: %s', (address, inside) => {
  expect(isInside(address)).toBe(inside);
});

test('a public name that leads back to this machine counts as not found', async () => {
  const found = new Promise<string | undefined>((resolve) => {
    publicLookup('localhost', {}, (error) => resolve(error?.code));
  });
  expect(await found).toBe('EINSIDE');
});
