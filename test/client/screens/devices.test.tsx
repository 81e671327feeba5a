import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Here } from '../../../src/client/here.ts';
import { Devices } from '../../../src/client/screens/devices.tsx';
import { More } from '../../../src/client/screens/more.tsx';
import { Refusal } from '../../../src/shared/refusal.ts';
import type { MySession } from '../../../src/shared/sessions.ts';
import { hereWith } from '../../support/here.ts';
import { phoneWithWork, WEDNESDAY } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

const HOUR = 3_600_000;
const ANDROID = 'Mozilla/5.0 (Linux; Android 14) Chrome/120.0';
const DESK = 'Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/120.0';
const MINE: MySession[] = [
  { id: 'a', device: ANDROID, since: WEDNESDAY - 99 * HOUR, seenAt: WEDNESDAY, here: true },
  { id: 'b', device: DESK, since: WEDNESDAY - 98 * HOUR, seenAt: WEDNESDAY - HOUR, here: false },
  { id: 'c', device: ANDROID, since: WEDNESDAY - 24 * HOUR, seenAt: null, here: false },
];
const unreachable = () => Promise.reject(Object.assign(new Error('no'), { name: 'Unreachable' }));

async function devices(over: Partial<Here>) {
  const set = await phoneWithWork();
  return show(hereWith({ ...set, ...over }), '/may', '/may', Devices);
}

test('somebody finds the devices where they are signed in, in words, from the last tab', async () => {
  await show(hereWith(await phoneWithWork()), '/them', '/them', More);
  const way = await screen.findByRole('link', { name: 'Các máy đang đăng nhập' });
  expect(way.getAttribute('href')).toBe('/may');
});

test('this device is marked and has no way out here; each says when it was last used', async () => {
  await devices({ sessions: async () => MINE });
  const [here, desk, old] = await screen.findAllByRole('listitem').then((all) => all.slice(-3));
  if (!here || !desk || !old) throw new Error('fewer than three');

  expect(within(here).getByText('Điện thoại Android (máy này)')).toBeTruthy();
  expect(within(here).queryByRole('button')).toBeNull();
  expect(within(desk).getByText('Máy tính')).toBeTruthy();
  expect(within(desk).getByText('Dùng lần cuối 06:40 hôm nay')).toBeTruthy();
  expect(within(old).getByText('Đăng nhập 07:40 hôm qua')).toBeTruthy();
});

test('before another one is signed out, it is said what becomes of what was not sent there', async () => {
  const ended: string[] = [];
  const endSession = async (id: string) => void ended.push(id);
  const { user } = await devices({ sessions: async () => MINE, endSession });
  await user.click(await screen.findByRole('button', { name: /^Cho thoát Máy tính/ }));

  const dialog = await screen.findByRole('dialog', { name: 'Cho máy đó thoát?' });
  expect(dialog.textContent).toContain('Máy tính · Dùng lần cuối 06:40 hôm nay');
  expect(dialog.textContent).toContain('vẫn nằm trong máy đó, đăng nhập lại trên máy đó là gửi');
  await user.click(within(dialog).getByRole('button', { name: 'Thôi' }));
  expect(ended).toEqual([]);

  await user.click(screen.getByRole('button', { name: /^Cho thoát Máy tính/ }));
  await user.click(await within(dialog).findByRole('button', { name: 'Cho máy đó thoát' }));
  expect(await screen.findByText('Máy đó đã thoát.')).toBeTruthy();
  expect(ended).toEqual(['b']);
  expect(screen.queryByText('Máy tính')).toBeNull();
  expect(screen.getByText('Điện thoại Android')).toBeTruthy();
});

test('one that was signed out elsewhere in the meantime is gone all the same', async () => {
  const endSession = () => Promise.reject(new Refusal('notFound'));
  const { user } = await devices({ sessions: async () => MINE, endSession });
  await user.click(await screen.findByRole('button', { name: /^Cho thoát Máy tính/ }));
  await user.click(await screen.findByRole('button', { name: 'Cho máy đó thoát' }));
  await waitFor(() => expect(screen.queryByText('Máy tính')).toBeNull());
});

test('without a network the list says that it needs one and that the work is safe, and asks again', async () => {
  let online = false;
  const sessions = async () => (online ? MINE : unreachable());
  const { user } = await devices({ sessions });
  expect(
    await screen.findByText(
      'Danh sách này cần có mạng mới xem được; việc đã làm vẫn giữ an toàn trong máy.',
    ),
  ).toBeTruthy();

  online = true;
  await user.click(screen.getByRole('button', { name: 'Thử lại' }));
  expect(await screen.findByText('Máy tính')).toBeTruthy();
  expect(screen.queryByText(/cần có mạng/)).toBeNull();
});

test('a device that could not be signed out without a network stays listed, and it is said so', async () => {
  const { user } = await devices({ sessions: async () => MINE, endSession: unreachable });
  await user.click(await screen.findByRole('button', { name: /^Cho thoát Máy tính/ }));
  await user.click(await screen.findByRole('button', { name: 'Cho máy đó thoát' }));
  expect(await screen.findByText(/^Chưa cho máy đó thoát được vì chưa có mạng/)).toBeTruthy();
  expect(screen.getByText('Máy tính')).toBeTruthy();
});

test('a device that was signed out itself is told to sign in again', async () => {
  await devices({ sessions: () => Promise.reject(new Refusal('signedOut')) });
  expect(await screen.findByText('Cần đăng nhập lại để gửi. Việc đã làm không mất.')).toBeTruthy();
});
