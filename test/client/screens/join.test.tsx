import { screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { expect, test, vi } from 'vitest';
import type { Here } from '../../../src/client/here.ts';
import { HereContext } from '../../../src/client/here.ts';
import { Join } from '../../../src/client/screens/join.tsx';
import { Refusal } from '../../../src/shared/refusal.ts';
import type { Invitation } from '../../../src/shared/wire.ts';
import { hereWith } from '../../support/here.ts';
import { phoneWithWork } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

const FOUND: Invitation = {
  kind: 'join',
  wardName: 'Phường Mẫu',
  placeName: 'Khu phố 3',
  personId: 'p-hanh',
  personName: 'Thành viên 1',
  role: 'member',
};

/** The app around the screen: joining gives it a session and a phone. */
function joins(set: Partial<Here>, before: Partial<Here>) {
  return function App() {
    const [work, setWork] = useState<Partial<Here>>({});
    const join = async () => setWork({ session: set.session, phone: set.phone });
    const here = hereWith({ ...before, join, ...work });
    return (
      <HereContext.Provider value={here}>
        <Join />
      </HereContext.Provider>
    );
  };
}

test('a code from a link shows where it leads; nothing is ticked; a changed name is kept', async () => {
  const set = await phoneWithWork();
  const lookAt = vi.fn(async () => FOUND);
  const { user } = await show(hereWith({}), '/vao#K7QM-2X4D', '/vao', joins(set, { lookAt }));
  expect(await screen.findByText('Phường Mẫu · Khu phố 3')).toBeTruthy();
  expect(lookAt).toHaveBeenCalledWith('K7QM2X4D');
  const read = screen.getByLabelText('Đã đọc: Ảnh và dữ liệu của bà con') as HTMLInputElement;
  expect(read.checked).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Vào làm việc' }));
  expect(await screen.findByText(/Cần đọc trang về ảnh và dữ liệu/)).toBeTruthy();
  const name = screen.getByLabelText('Tên hiện với phường');
  await user.clear(name);
  await user.type(name, 'Tên mới');
  await user.click(read);
  await user.click(screen.getByRole('button', { name: 'Vào làm việc' }));
  expect(await screen.findByText('at /')).toBeTruthy();
  expect(location.href).not.toContain('K7QM');
  const entry = await set.phone.db.outbox.toCollection().first();
  expect(entry?.op).toMatchObject({ kind: 'person.rename', name: 'Tên mới' });
});

test('without a network the code stays in its box, and the words say what to do', async () => {
  const unreachable = Object.assign(new Error('no'), { name: 'Unreachable' });
  const lookAt = () => Promise.reject(unreachable);
  const { user } = await show(hereWith({ lookAt }), '/vao', '/vao', Join);
  const box = (await screen.findByLabelText(/Nhập mã/)) as HTMLInputElement;
  await user.type(box, 'k7qm2x4d');
  await user.click(screen.getByRole('button', { name: 'Tiếp tục' }));
  expect(await screen.findByText(/Lần đầu cần có mạng/)).toBeTruthy();
  expect(box.value).toBe('K7QM-2X4D');
  expect(screen.getByRole('button', { name: 'Thử lại' })).toBeTruthy();
});

test('a code that the ward does not know is told beside the box', async () => {
  const lookAt = () => Promise.reject(new Refusal('codeWrong'));
  const { user } = await show(hereWith({ lookAt }), '/vao', '/vao', Join);
  await user.type(await screen.findByLabelText(/Nhập mã/), 'K7QM2X4D');
  await user.click(screen.getByRole('button', { name: 'Tiếp tục' }));
  expect(await screen.findByText(/Mã này không đúng/)).toBeTruthy();
});

test('an official’s long code works from its link', async () => {
  const lookAt = vi.fn(async () => ({ ...FOUND, placeName: null, role: 'official' as const }));
  await show(hereWith({ lookAt }), '/vao#EOq_WMOOiYd3VkWLuWMB-A', '/vao', Join);
  expect(await screen.findByText('Vào với vai cán bộ phường.')).toBeTruthy();
  expect(lookAt).toHaveBeenCalledWith('EOq_WMOOiYd3VkWLuWMB-A');
});

test('on a phone that somebody works on already, the code does not push them out', async () => {
  const set = await phoneWithWork();
  const lookAt = async () => ({ ...FOUND, personId: 'p-minh' });
  await show(hereWith({ ...set, lookAt }), '/vao#K7QM2X4D', '/vao', Join);
  expect(await screen.findByText('Máy này đang dùng tên Thành viên 1')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Làm tiếp với tên này' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Đăng xuất để vào bằng mã khác' })).toBeTruthy();
});

test('who was signed out comes back with a new code and keeps the work', async () => {
  const set = await phoneWithWork();
  await set.phone.db.net.put({ key: 'net', state: 'signedOut', at: 0 });
  const { user } = await show(
    hereWith({ ...set, lookAt: async () => FOUND }),
    '/vao',
    '/vao',
    Join,
  );
  await user.type(await screen.findByLabelText(/Nhập mã/), 'K7QM2X4D');
  await user.click(screen.getByRole('button', { name: 'Tiếp tục' }));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Vào làm việc' })).toBeTruthy());
});

test('a member new to the app begins with the task that does not count; an official does not', async () => {
  for (const [as, first] of [
    ['member', 'at /lam-thu'],
    ['official', 'at /'],
  ] as const) {
    const set = await phoneWithWork(as);
    await set.phone.db.phone.update('phone', { heardAt: null });
    const lookAt = async () => FOUND;
    const App = joins(set, { lookAt });
    const { user, unmount } = await show(hereWith({}), '/vao#K7QM2X4D', '/vao', App);
    await user.click(await screen.findByLabelText('Đã đọc: Ảnh và dữ liệu của bà con'));
    await user.click(screen.getByRole('button', { name: 'Vào làm việc' }));
    expect(await screen.findByText(first)).toBeTruthy();
    unmount();
  }
});

test('a code that is over shows whom to call, on a phone that knows the number', async () => {
  const set = await phoneWithWork();
  await set.phone.db.net.put({ key: 'net', state: 'signedOut', at: 0 });
  const lookAt = () => Promise.reject(new Refusal('codeExpired'));
  const view = await show(hereWith({ ...set, lookAt }), '/vao#K7QM2X4D', '/vao', Join);
  expect(await screen.findByText('Mã đã hết hạn. Gọi phường để lấy mã mới.')).toBeTruthy();
  const call = await screen.findByRole('link', { name: 'Gọi phường: 0000 000 000' });
  expect(call.getAttribute('href')).toBe('tel:0000000000');
  view.unmount();
  await show(hereWith({ lookAt }), '/vao#K7QM2X4D', '/vao', Join);
  expect(await screen.findByText('Mã đã hết hạn. Gọi phường để lấy mã mới.')).toBeTruthy();
  expect(screen.queryByRole('link', { name: /Gọi phường/ })).toBeNull();
});
