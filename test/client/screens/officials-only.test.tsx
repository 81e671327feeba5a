import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Further } from '../../../src/client/further.tsx';
import { hereWith } from '../../support/here.ts';
import { phoneWithWork } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

const ADDRESSES = [
  '/duyet',
  '/nhiem-vu',
  '/nhiem-vu/ward.9',
  '/nhiem-vu/ward.9/giao',
  '/khu-pho',
  '/ke-hoach/nhap',
  '/luot',
  '/ngay-lam-viec',
  '/chi-tieu',
  '/chi-tieu/x',
  '/kinh-phi/x',
  '/so-tay/x/sua',
];

test.each(ADDRESSES)('a member who comes to %s is told whose it is', async (address) => {
  await show(hereWith(await phoneWithWork()), address, '/*', Further);
  expect(await screen.findByText('Mục này dành cho cán bộ phường.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Quay lại' })).toBeTruthy();
});

test.each(ADDRESSES)('an official is not turned away from %s', async (address) => {
  await show(hereWith(await phoneWithWork('official')), address, '/*', Further);
  expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy();
  expect(screen.queryByText('Mục này dành cho cán bộ phường.')).toBeNull();
});
