import { screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { dropSetUp } from '../../../src/client/local/set-up-draft.ts';
import { SetUp } from '../../../src/client/screens/set-up.tsx';
import { Refusal } from '../../../src/shared/refusal.ts';
import { hereWith } from '../../support/here.ts';
import { show } from '../../support/show.tsx';

afterEach(() => dropSetUp());

const open = (setUp: (request: unknown) => Promise<void>) =>
  show(hereWith({ setUp }), '/cai-dat#SETUP-CODE', '/cai-dat', SetUp);

test('a ward of 28 numbered khu phố begins with the sample plan', async () => {
  const asked: unknown[] = [];
  const { user } = await open(async (request) => void asked.push(request));
  await user.type(await screen.findByLabelText('Tên đầy đủ'), 'Phường Mẫu');
  await user.type(screen.getByLabelText('Họ và tên cán bộ'), 'Cán bộ 1');
  await user.type(screen.getByLabelText('Số khu phố'), '28');
  expect(await screen.findByText('Đọc được 28 khu phố.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Lập phường' }));
  await screen.findByText('at /');
  const placeNames = Array.from({ length: 28 }, (_, index) => `Khu phố ${index + 1}`);
  expect(asked).toEqual([
    {
      code: 'SETUP-CODE',
      wardName: 'Phường Mẫu',
      placeWord: 'khu phố',
      placeNames,
      officialName: 'Cán bộ 1',
      phone: null,
      template: 'phuoc-binh-2026',
    },
  ]);
});

test('a list pasted from a table gives the names, and doubles are told', async () => {
  const asked: { placeNames: string[]; placeWord: string }[] = [];
  const { user } = await open(async (request) => void asked.push(request as never));
  await user.type(await screen.findByLabelText('Tên đầy đủ'), 'Xã Mẫu');
  await user.type(screen.getByLabelText('Họ và tên cán bộ'), 'Cán bộ 1');
  await user.selectOptions(screen.getByLabelText('Dưới phường gọi là gì?'), 'thôn');
  await user.click(screen.getByRole('radio', { name: /Dán danh sách/ }));
  await user.click(screen.getByRole('textbox', { name: 'Danh sách thôn' }));
  await user.paste('1\tThôn Đông\t120\n2\tThôn  Đoài\t98\n\n3\tthôn đông\t7\n');
  expect(await screen.findByText(/Đọc được 3 thôn\. Có tên lặp lại: thôn đông\./)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Lập phường' }));
  await screen.findByText('at /');
  expect(asked[0]).toMatchObject({
    placeWord: 'thôn',
    placeNames: ['Thôn Đông', 'Thôn Đoài', 'thôn đông'],
  });
});

test('a used link says what to do, and what was typed is there again', async () => {
  const first = await open(() => Promise.reject(new Refusal('codeUsed')));
  await first.user.click(await screen.findByRole('button', { name: 'Lập phường' }));
  expect(screen.getByText('Cần có tên đầy đủ.')).toBeTruthy();
  await first.user.type(screen.getByLabelText('Tên đầy đủ'), 'Phường Mẫu');
  await first.user.type(screen.getByLabelText('Họ và tên cán bộ'), 'Cán bộ 1');
  await first.user.type(screen.getByLabelText('Số khu phố'), '3');
  await first.user.click(screen.getByRole('button', { name: 'Lập phường' }));
  expect(await screen.findByText(/Đường dẫn cài đặt này đã dùng/)).toBeTruthy();
  first.unmount();
  await open(async () => {});
  expect(await screen.findByDisplayValue('Phường Mẫu')).toBeTruthy();
});
