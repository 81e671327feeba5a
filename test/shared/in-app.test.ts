import { expect, test } from 'vitest';
import { hostApp } from '../../src/shared/in-app.ts';
import { leaveLink, phoneSystem } from '../../src/shared/phone-system.ts';
import { IN_APP, OWN } from '../support/user-agents.ts';

const LINK = 'https://toso.example/vao#K7QM2X4D';

test.each(IN_APP)('the browser inside %s is known for what it is: %s', (app, userAgent) => {
  expect(hostApp(userAgent)).toBe(app);
});

test.each(OWN)('%s is a browser of its own', (_name, userAgent) => {
  expect(hostApp(userAgent)).toBeNull();
});

test('on Android a tap leads to Chrome, with the code still behind its #', () => {
  const zalo = IN_APP[1]?.[1] ?? '';
  const link = leaveLink(LINK, zalo) ?? '';
  expect(link).toBe(
    'intent://toso.example/vao#K7QM2X4D#Intent;scheme=https;package=com.android.chrome;end',
  );
  // Chrome takes what stands before the last #.
  expect(link.slice(0, link.lastIndexOf('#'))).toBe('intent://toso.example/vao#K7QM2X4D');
});

test('on an iPhone a tap leads to Safari where the system knows how, else only the steps do', () => {
  const zalo = IN_APP[0]?.[1] ?? '';
  expect(leaveLink(LINK, zalo)).toBe('x-safari-https://toso.example/vao#K7QM2X4D');
  expect(leaveLink(LINK, zalo.replace('17_5', '16_7'))).toBeNull();
});

test('a phone is told by its system', () => {
  expect(IN_APP.slice(0, 2).map(([, userAgent]) => phoneSystem(userAgent))).toEqual([
    'iphone',
    'android',
  ]);
  expect(phoneSystem(OWN[8]?.[1] ?? '')).toBe('other');
});
