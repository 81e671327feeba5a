import { screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { More } from '../../../src/client/screens/more.tsx';
import { Outbox } from '../../../src/client/screens/outbox.tsx';
import { hereWith } from '../../support/here.ts';
import { phoneWithWork, type Setting, WEDNESDAY } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

/** The line about sending, the first of what is read out by itself. */
const bar = () => screen.getAllByRole('status')[0]?.textContent ?? '';

const openOutbox = (set: Setting) => show(hereWith(set), '/hop-gui', '/hop-gui', Outbox);
const openMore = (set: Setting) => show(hereWith(set), '/them', '/them', More);

afterEach(() => void Reflect.deleteProperty(navigator, 'onLine'));

test('a screen that opens says at once what the one before said of the network', async () => {
  const set = await phoneWithWork();
  await set.phone.db.net.put({ key: 'net', state: 'unreachable', at: WEDNESDAY });
  const before = await openOutbox(set);
  await expect.poll(bar).toMatch(/^Không có mạng/);
  before.unmount();
  await openMore(set);
  expect(bar()).toMatch(/^Không có mạng/);
});

test('that all was sent is said by a screen only once it has looked itself', async () => {
  const set = await phoneWithWork();
  await set.phone.db.phone.update('phone', { acked: 1 });
  const before = await openOutbox(set);
  await expect.poll(bar).toMatch(/^Đã gửi hết/);
  before.unmount();
  await openMore(set);
  expect(bar()).toBe('');
  await expect.poll(bar).toMatch(/^Đã gửi hết/);
});

test('a phone without a network says so before anything was read, and with one says nothing yet', async () => {
  const set = await phoneWithWork();
  const before = await openMore(set);
  expect(bar()).toBe('');
  before.unmount();
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
  const other = await phoneWithWork();
  await openMore(other);
  expect(bar()).toMatch(/^Không có mạng/);
});
