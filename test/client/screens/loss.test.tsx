import { createECDH } from 'node:crypto';
import { screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Here } from '../../../src/client/here.ts';
import { mutate } from '../../../src/client/local/mutate.ts';
import { Join } from '../../../src/client/screens/join.tsx';
import { More } from '../../../src/client/screens/more.tsx';
import { Outbox } from '../../../src/client/screens/outbox.tsx';
import { Overview } from '../../../src/client/screens/overview.tsx';
import { Today } from '../../../src/client/screens/today.tsx';
import type { OpBody } from '../../../src/shared/op.ts';
import { Refusal } from '../../../src/shared/refusal.ts';
import { hereWith } from '../../support/here.ts';
import { give, phoneWithWork, WEDNESDAY } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

const LOSS: OpBody = {
  kind: 'loss.tell',
  personId: 'p-hanh',
  placeId: 'kp3',
  client: 'before',
  why: 'wiped',
  count: 3,
  photos: 0,
  n: 9,
  oldest: Date.parse('2026-01-10T03:00:00Z'),
  device: 'Mozilla/5.0 (Linux; Android 10; K) Chrome/140',
};

afterEach(() => localStorage.clear());

test('a member reads on the first screen what this phone may have lost, until it is understood', async () => {
  const set = await phoneWithWork();
  const facts = { client: 'before', n: 9, unsent: 3, photos: 0, oldest: LOSS.oldest as number };
  await set.phone.db.phone.update('phone', { lost: { ...facts, told: false, read: false } });
  const { user } = await show(hereWith(set), '/', '/', Today);
  const title = 'Máy này có thể đã mất tới 3 mục ghi từ ngày 10/01/2026 (chưa gửi)';
  expect(await screen.findByText(title)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Đã hiểu' }));
  await waitFor(() => expect(screen.queryByText(title)).toBeNull());
});

test('an official reads whose phone it was, and reading it is told to the ward', async () => {
  const set = await phoneWithWork('official');
  await set.say('server', LOSS, 'wiped.before');
  const { user } = await show(hereWith(set), '/', '/', Overview);
  const title = /^Điện thoại Android của Thành viên 1 có thể đã mất tới 3 mục ghi từ ngày 10\/01/;
  expect(await screen.findByText(title)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Đã hiểu' }));
  await waitFor(() => expect(screen.queryByText(title)).toBeNull());
  const entry = await set.phone.db.outbox.toCollection().first();
  expect(entry?.op).toMatchObject({ kind: 'loss.read', lossId: 'wiped.before' });
});

test('a colleague’s loss is no business of another member', async () => {
  const set = await phoneWithWork();
  await set.say('server', { ...LOSS, personId: 'p-minh' } as OpBody, 'wiped.before');
  await show(hereWith(set), '/hop-gui', '/hop-gui', Outbox);
  expect(await screen.findByText(/Không còn gì chờ gửi/)).toBeTruthy();
  expect(screen.queryByText(/có thể đã mất/)).toBeNull();
});

async function withUnsentNote() {
  const set = await phoneWithWork();
  const id = await give(set, 'Mở cuộc thi');
  const note = { assignmentId: id, placeId: 'kp3', text: 'Đã dán ở nhà văn hóa' };
  await mutate(set.phone, { kind: 'note.add', ...note });
  return set;
}

test('what waits is saved as a file, and stays', async () => {
  const set = await withUnsentNote();
  const pair = createECDH('prime256v1');
  const sealKey = pair.generateKeys('base64url');
  const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  const session = { ...set.session, sealKey };
  const { user } = await show(hereWith({ ...set, session }), '/hop-gui', '/hop-gui', Outbox);
  await user.click(await screen.findByText('Lưu việc chưa gửi thành tệp'));
  await user.click(screen.getByRole('button', { name: 'Lưu thành tệp' }));
  expect(await screen.findByText('Đã lưu 1 mục, 0 ảnh vào tệp')).toBeTruthy();
  expect(screen.getByText(/to-so-chua-gui-2026-01-14\.toso/)).toBeTruthy();
  expect(saved).toHaveBeenCalledTimes(1);
  saved.mockRestore();
  expect(await set.phone.db.outbox.count()).toBe(1);
});

test('without the ward’s key, or without https, the words say so and what to do', async () => {
  const set = await withUnsentNote();
  const { user } = await show(hereWith(set), '/hop-gui', '/hop-gui', Outbox);
  await user.click(await screen.findByText('Lưu việc chưa gửi thành tệp'));
  await user.click(screen.getByRole('button', { name: 'Lưu thành tệp' }));
  expect(await screen.findByText(/chưa nhận khóa của phường/)).toBeTruthy();
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  await user.click(screen.getByRole('button', { name: 'Lưu thành tệp' }));
  expect(await screen.findByText(/không lưu thành tệp kín được/)).toBeTruthy();
  vi.unstubAllGlobals();
});

async function handingIn(handIn: Here['handIn']) {
  const set = await phoneWithWork();
  const view = await show(hereWith({ ...set, handIn }), '/them', '/them', More);
  await view.user.click(await screen.findByText('Nhận tệp việc chưa gửi'));
  const file = new File([new Uint8Array([1, 2, 3])], 'viec.toso');
  await view.user.upload(screen.getByLabelText('Chọn tệp .toso', { selector: 'input' }), file);
}

test('a file is handed in with one choice, and the words say what came of it', async () => {
  const handIn = vi.fn(async () => ({ name: 'Hạnh', taken: 5, known: 2, photos: 1 }));
  await handingIn(handIn);
  expect(await screen.findByText('Đã nhận 5 mục của Hạnh, 2 mục đã có sẵn, 1 ảnh.')).toBeTruthy();
  expect(handIn).toHaveBeenCalledWith(new Uint8Array([1, 2, 3]));
});

test.each([
  ['changed on the way', () => new Refusal('badRequest'), /đã bị hỏng hay bị sửa/],
  ['of another ward', () => new Refusal('mismatch'), /lưu cho một nơi khác/],
  ['of somebody signed out', () => new Refusal('forbidden'), /chỉ cán bộ phường nộp được/],
  ['without network', () => Object.assign(new Error(), { name: 'Unreachable' }), /Chưa có mạng/],
])('a file %s is told in one sentence', async (_what, error, words) => {
  await handingIn(() => Promise.reject(error()));
  expect(await screen.findByText(words)).toBeTruthy();
});

test('who signs out with unsent work may leave it on the phone', async () => {
  const set = await withUnsentNote();
  const leave = vi.fn(async () => {});
  const { user } = await show(hereWith({ ...set, leave }), '/hop-gui', '/hop-gui', Outbox);
  await user.click(await screen.findByRole('button', { name: /Đăng xuất và xóa/ }));
  await user.click(await screen.findByRole('button', { name: 'Đăng xuất, giữ việc chưa gửi' }));
  expect(leave).toHaveBeenCalledWith('keep');
});

test('a phone that was emptied says so before anybody joins, and a kept one whose work waits', async () => {
  const { phone } = await withUnsentNote();
  const facts = { client: 'c', n: 4, photos: 0, oldest: WEDNESDAY };
  const markers = {
    gone: { ...facts, unsent: 2, name: 'Hạnh', left: false },
    [phone.db.name]: { ...facts, unsent: 1, name: 'Minh', left: true },
    wiped: { ...facts, unsent: 0, name: 'Lan', left: true },
  };
  localStorage.setItem('to-so-markers', JSON.stringify(markers));
  await show(hereWith({}), '/vao', '/vao', Join);
  expect(await screen.findByText(/Dữ liệu của Hạnh trên máy này đã bị xóa/)).toBeTruthy();
  expect(screen.getByText('Trên máy này còn 1 mục, 0 ảnh chưa gửi của Minh')).toBeTruthy();
  expect(screen.queryByText(/Lan/)).toBeNull();
});
