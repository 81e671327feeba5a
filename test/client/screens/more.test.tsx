import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
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
