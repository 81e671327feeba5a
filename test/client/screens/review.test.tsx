import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { findAlike } from '../../../src/client/local/alike.ts';
import { Review } from '../../../src/client/screens/review.tsx';
import { hereWith } from '../../support/here.ts';
import { give, phoneWithWork, photoOp, WEDNESDAY } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

async function ward(...letters: string[]) {
  let now = WEDNESDAY;
  const set = await phoneWithWork('official', () => now);
  const work = await give(set, 'Buổi tập huấn', { steps: [{ text: 'Mở lớp', photo: true }] });
  const ids: string[] = [];
  for (const letter of letters) {
    now += 60_000;
    ids.push(await set.say('p-hanh', photoOp(work, 's1', letter)));
  }
  const sent = async () => (await set.phone.db.outbox.orderBy('n').toArray()).map(({ op }) => op);
  return { ...set, ids, sent };
}

test('photos come one by one, the oldest first, with who, where, what and the consent', async () => {
  const set = await ward('a', 'b');
  const { user } = await show(hereWith(set), '/duyet', '/duyet', Review);
  expect(await screen.findByText('2 ảnh chờ duyệt')).toBeTruthy();
  for (const words of ['Mở lớp', 'Thành viên 1', '07:41 hôm nay', 'không có người']) {
    expect(screen.getByText(words)).toBeTruthy();
  }
  expect(screen.getByText(/Ảnh còn trong máy của Thành viên 1/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Duyệt' }));
  expect(await screen.findByText('1 ảnh chờ duyệt')).toBeTruthy();
  expect(await screen.findByText('07:42 hôm nay')).toBeTruthy();
});

test('an approval waits ten seconds, can be undone, and goes when the screen is left (point 15)', async () => {
  const set = await ward('a');
  const view = await show(hereWith(set), '/duyet', '/duyet', Review);
  await screen.findByText('1 ảnh chờ duyệt');
  await view.user.keyboard('d');
  expect(await screen.findByText(/Đã duyệt hết/)).toBeTruthy();
  expect(await set.sent()).toEqual([]);
  await view.user.click(screen.getByRole('button', { name: 'Hoàn tác' }));
  await screen.findByText('1 ảnh chờ duyệt');
  await view.user.keyboard('d');
  await screen.findByText(/Đã duyệt hết/);
  view.unmount();
  await waitFor(async () => {
    expect(await set.sent()).toMatchObject([{ kind: 'evidence.approve', evidenceId: set.ids[0] }]);
  });
});

test('a photo goes back only with a reason, by chip and in own words', async () => {
  const set = await ward('a');
  const view = await show(hereWith(set), '/duyet', '/duyet', Review);
  await screen.findByText('1 ảnh chờ duyệt');
  await view.user.keyboard('t');
  await view.user.click(await screen.findByRole('button', { name: 'Trả lại ảnh này' }));
  expect(await screen.findByText('Chọn hoặc viết một lý do.')).toBeTruthy();
  await view.user.click(screen.getByRole('radio', { name: 'Ảnh mờ' }));
  // Letters typed into the reason are text, not keys.
  await view.user.type(screen.getByLabelText(/Viết lý do/), 'Đứng gần hơn, đủ cả dãy');
  await view.user.click(screen.getByRole('button', { name: 'Trả lại ảnh này' }));
  await screen.findByText(/Đã duyệt hết/);
  view.unmount();
  const reason = 'Ảnh mờ. Đứng gần hơn, đủ cả dãy';
  await waitFor(async () => {
    expect(await set.sent()).toMatchObject([{ kind: 'evidence.return', reason }]);
  });
  expect(await set.phone.db.drafts.count()).toBe(0);
});

test('the full photo is asked for once the server holds it', async () => {
  const set = await ward('a', 'b');
  await show(hereWith(set), '/duyet', '/duyet', Review);
  expect(await screen.findByText('0/2 ảnh đã đến phường')).toBeTruthy();
  await screen.findByText(/Ảnh còn trong máy/);
  expect(await set.phone.db.photos.count()).toBe(0);
  const sha256 = 'a'.repeat(64);
  await set.say('server', {
    kind: 'evidence.store',
    part: 'photo',
    evidenceIds: [set.ids[0]!],
    sha256,
  });
  expect(await screen.findByText('Đang tải ảnh lớn…')).toBeTruthy();
  expect(await screen.findByText('1/2 ảnh đã đến phường')).toBeTruthy();
  await waitFor(async () => {
    expect(await set.phone.db.photos.toArray()).toMatchObject([{ sha256, state: 'wanted' }]);
  });
});

/** The same work in two places; each photo with its own bytes and a fingerprint. */
async function twoPhotos(first: string, second: string, sha: [string, string] = ['a', 'b']) {
  const set = await phoneWithWork('official');
  const [here, there] = [await give(set, 'Mở lớp'), await give(set, 'Phát tờ rơi')];
  const ids = [
    await set.say('p-hanh', { ...photoOp(here, null, sha[0]), fingerprint: first }),
    await set.say('p-hanh', { ...photoOp(there, null, sha[1]), fingerprint: second }),
  ];
  return { ...set, ids, there };
}

test('a picture that was used before is named quietly, shown beside, and may be approved all the same', async () => {
  const set = await twoPhotos('f0f0f0f0f0f0f0f0', 'f0f0f0f0f0f0f0f3');
  const { user } = await show(hereWith(set), '/duyet', '/duyet', Review);
  expect(await screen.findByText(/Ảnh này giống ảnh ở Khu phố 3 \(14\/01\)/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Xem hai ảnh cạnh nhau' }));
  expect(screen.getAllByText(/Ảnh còn trong máy của/)).toHaveLength(3);
  const link = screen.getAllByRole('link', { name: 'Mở việc này' })[0];
  expect(link?.getAttribute('href')).toBe(`/viec/${set.there}`);
  await user.click(screen.getByRole('button', { name: 'Duyệt' }));
  expect(await screen.findByText('1 ảnh chờ duyệt')).toBeTruthy();
});

test('the very same bytes are called that, and pictures that differ are not mentioned', async () => {
  const same = await twoPhotos('f0f0f0f0f0f0f0f0', '0f0f0f0f0f0f0f0f', ['a', 'a']);
  const view = await show(hereWith(same), '/duyet', '/duyet', Review);
  expect(await screen.findByText(/Ảnh này trùng hẳn với ảnh ở Khu phố 3/)).toBeTruthy();
  view.unmount();
  const other = await twoPhotos('f0f0f0f0f0f0f0f0', '0f0f0f0f0f0f0f0f');
  await show(hereWith(other), '/duyet', '/duyet', Review);
  await screen.findByText('2 ảnh chờ duyệt');
  await findAlike(other.phone, other.ids[0] ?? '', new AbortController().signal).then((found) =>
    expect(found).toEqual([]),
  );
  expect(screen.queryByText(/Ảnh này/)).toBeNull();
});

test('“Xóa: có giấy tờ” asks first, then the photo is gone from this phone with no way back', async () => {
  const set = await ward('a', 'b');
  const { sha256, thumb } = { sha256: 'a'.repeat(64), thumb: `${'a'.repeat(63)}0` };
  const bytes = new ArrayBuffer(8);
  const copy = { bytes, state: 'stored', evidenceId: null } as const;
  await set.phone.db.photos.add({ ...copy, sha256, tried: false, why: null });
  await set.phone.db.thumbs.add({ ...copy, sha256: thumb });
  const { user } = await show(hereWith(set), '/duyet', '/duyet', Review);
  await screen.findByText('2 ảnh chờ duyệt');
  await user.click(screen.getByRole('button', { name: 'Xóa: có giấy tờ' }));
  const asked = await screen.findByRole('dialog', { name: 'Xóa ảnh này ở mọi nơi?' });
  expect(within(asked).getByText(/không lấy lại được/)).toBeTruthy();
  // Keys that answer a photo are silent while this is asked.
  await user.keyboard('d');
  await user.click(within(asked).getByRole('button', { name: 'Thôi' }));
  expect(await set.sent()).toEqual([]);
  expect(await set.phone.db.drafts.count()).toBe(0);

  await user.keyboard('x');
  await user.click(await screen.findByRole('button', { name: 'Xóa ở mọi nơi' }));
  expect(await screen.findByText('1 ảnh chờ duyệt')).toBeTruthy();
  expect(await screen.findByText('07:42 hôm nay')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Hoàn tác' })).toBeNull();
  expect(await set.sent()).toMatchObject([{ kind: 'evidence.erase', evidenceId: set.ids[0] }]);
  await waitFor(async () => {
    expect(await set.phone.db.photos.get(sha256)).toBeUndefined();
    expect(await set.phone.db.thumbs.get(thumb)).toBeUndefined();
  });
});

test('a photo of a phone with a wrong clock is told with the true time, and by how much it was off', async () => {
  const set = await phoneWithWork('official');
  const work = await give(set, 'Mở lớp');
  await set.say('p-hanh', {
    ...photoOp(work, null, 'a'),
    takenAt: WEDNESDAY + 3 * 3_600_000,
    clockOff: -3 * 3_600_000 - 600_000,
  });
  await show(hereWith(set), '/duyet', '/duyet', Review);
  expect(await screen.findByText('07:30 hôm nay')).toBeTruthy();
  expect(screen.getByText('Giờ máy chụp lệch 190 phút')).toBeTruthy();
});

test('where a photo was taken stands beside its time if its author said so, and nothing else does', async () => {
  const set = await phoneWithWork('official');
  const work = await give(set, 'Mở lớp', { asksSpot: true });
  const spot = { lat: 10.776, lon: 106.7 };
  await set.say('p-hanh', { ...photoOp(work, null, 'a'), spot });
  await set.say('p-hanh', photoOp(work, null, 'b'));
  const { user } = await show(hereWith(set), '/duyet', '/duyet', Review);
  expect(await screen.findByText('Nơi chụp')).toBeTruthy();
  expect(screen.getByText('10,776; 106,700 (sai lệch khoảng 110 m)')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Duyệt' }));
  await screen.findByText('1 ảnh chờ duyệt');
  expect(screen.queryByText(/Nơi chụp|sai lệch/)).toBeNull();
});

test('a photo of a phone with a right clock says nothing of clocks', async () => {
  await show(hereWith(await ward('a')), '/duyet', '/duyet', Review);
  await screen.findByText('1 ảnh chờ duyệt');
  expect(screen.queryByText(/Giờ máy chụp/)).toBeNull();
});
