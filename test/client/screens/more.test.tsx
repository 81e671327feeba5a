import { screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { addUsed } from '../../../src/client/local/used.ts';
import { More } from '../../../src/client/screens/more.tsx';
import { hereWith } from '../../support/here.ts';
import { phoneWithWork } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

test('this month’s data stands there as measured, photos apart, and the months before it', async () => {
  const set = await phoneWithWork();
  const { db } = set.phone;
  await addUsed(db, { month: '2025-12', photos: 4_000_000, rest: 1_100_000 });
  await addUsed(db, { month: '2026-01', photos: 2_900_000, rest: 300_000 });
  await show(hereWith(set), '/them', '/them', More);
  expect(await screen.findByText('Tháng này đã dùng 3,2 MB (ảnh 2,9 MB).')).toBeTruthy();
  expect(screen.getByText('Tháng 12/2025: 5,1 MB (ảnh 4 MB).')).toBeTruthy();
});

afterEach(() => void Reflect.deleteProperty(navigator, 'storage'));

test('the part about storage leads to the install help, unless the browser keeps the work (point 22)', async () => {
  const set = await phoneWithWork();
  const persisted = vi.fn(async () => false);
  const value = { persisted, persist: async () => false };
  Object.defineProperty(navigator, 'storage', { value, configurable: true });
  const { unmount } = await show(hereWith(set), '/them', '/them', More);
  const way = await screen.findByRole('link', { name: 'Cài vào máy' });
  expect(way.getAttribute('href')).toBe('/cai-may');
  expect(screen.getByText(/Máy có thể tự xóa khi thiếu chỗ/)).toBeTruthy();
  unmount();
  persisted.mockResolvedValue(true);
  await show(hereWith(set), '/them', '/them', More);
  expect(await screen.findByText('Máy đã đồng ý giữ việc chưa gửi.')).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Cài vào máy' })).toBeNull();
});
