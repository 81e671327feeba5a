import { screen, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { rememberCamera } from '../../../src/client/local/camera.ts';
import { mutate } from '../../../src/client/local/mutate.ts';
import { Today } from '../../../src/client/screens/today.tsx';
import { hereWith } from '../../support/here.ts';
import { give, phoneWithWork, photoOp, WEDNESDAY } from '../../support/phone-with-work.ts';
import { pictureOf } from '../../support/picture.ts';
import { show } from '../../support/show.tsx';

const section = async (name: RegExp) => {
  const heading = await screen.findByRole('heading', { level: 2, name });
  return within(heading.closest('section, details') as HTMLElement);
};

test('the day’s list puts what is late first, this week next, and what has no day last', async () => {
  const set = await phoneWithWork();
  await give(set, 'Không có ngày');
  await give(set, 'Chủ nhật này', { due: '2026-01-18' });
  await give(set, 'Thứ Hai tới', { due: '2026-01-19' });
  await give(set, 'Đã quá hạn', { due: '2026-01-12' });
  await give(set, 'Ăn nói trước dân', { due: '2026-01-14' });
  await give(set, 'Ánh sáng ngõ xóm', { due: '2026-01-14' });
  await show(hereWith(set), '/', '/', Today);
  const titles = async (name: RegExp) =>
    (await section(name)).getAllByRole('link').map((link) => link.textContent);
  expect(await titles(/Hôm nay/)).toEqual(['Đã quá hạn', 'Ánh sáng ngõ xóm', 'Ăn nói trước dân']);
  expect(await titles(/Tuần này/)).toEqual(['Chủ nhật này']);
  expect(await titles(/Sau tuần này/)).toEqual(['Thứ Hai tới', 'Không có ngày']);
  expect(screen.getByText('Quá hạn 2 ngày')).toBeTruthy();
});

test('a task of one step is done with one tap, waits to be sent, and can be taken back (point 1)', async () => {
  const set = await phoneWithWork();
  await give(set, 'Tuyên truyền an toàn mạng', { due: '2026-01-14' });
  const { user } = await show(hereWith(set), '/', '/', Today);
  await user.click(await screen.findByRole('checkbox', { name: /Tuyên truyền/ }));
  const done = await section(/Đã xong/);
  expect(await done.findByText('Chờ gửi')).toBeTruthy();
  expect(await set.phone.db.outbox.count()).toBe(1);
  await user.click(screen.getByRole('button', { name: 'Hoàn tác' }));
  const again = await section(/Hôm nay/);
  expect(again.getByRole('link', { name: /Tuyên truyền/ })).toBeTruthy();
  expect(await set.phone.db.outbox.count()).toBe(2);
});

test('a photo sent back stands on top with the official’s words, until a new one replaces it', async () => {
  const set = await phoneWithWork();
  const work = await give(set, 'Buổi tập huấn', { steps: [{ text: 'Chụp ảnh', photo: true }] });
  const photo = await set.say('p-hanh', photoOp(work, 's1', 'a'));
  const reason = 'Ảnh mờ, không thấy người dự.';
  await set.say('p-thao', { kind: 'evidence.return', evidenceId: photo, reason, seen: [] });
  const { unmount } = await show(hereWith(set), '/', '/', Today);
  expect(await (await section(/Cần làm lại/)).findByText(reason)).toBeTruthy();
  unmount();
  await set.say('p-minh', photoOp(work, 's1', 'b', photo));
  await show(hereWith(set), '/', '/', Today);
  await section(/Sau tuần này/);
  expect(screen.queryByRole('heading', { name: /Cần làm lại/ })).toBeNull();
});

test('nothing given says that it will appear here; nothing loaded yet says that it needs a network once', async () => {
  const set = await phoneWithWork();
  const { unmount } = await show(hereWith(set), '/', '/', Today);
  expect(await screen.findByText(/Chưa có việc nào/)).toBeTruthy();
  unmount();
  await set.phone.db.phone.update('phone', { cloned: false });
  await set.phone.db.net.put({ key: 'net', state: 'unreachable', at: 0 });
  await show(hereWith(set), '/', '/', Today);
  expect(await screen.findByText(/Chưa tải được việc/)).toBeTruthy();
  expect(screen.getByText('Không có mạng. Vẫn làm được bình thường.')).toBeTruthy();
});

test('the first download names the place and promises no seconds; later the list says of when it is', async () => {
  const set = await phoneWithWork();
  await set.phone.db.phone.update('phone', { cloned: false, heardAt: null });
  const { unmount } = await show(hereWith(set), '/', '/', Today);
  expect(await screen.findByText(/^Đang tải việc của Khu phố 3…/)).toBeTruthy();
  expect(screen.queryByText(/giây/)).toBeNull();
  unmount();
  await set.phone.db.phone.update('phone', { cloned: true, heardAt: WEDNESDAY });
  await show(hereWith(set), '/', '/', Today);
  expect(await screen.findByText('Dữ liệu lúc 07:40 hôm nay')).toBeTruthy();
});

test('after the camera killed the page, the start leads to the task of the lost photo, once', async () => {
  const set = await phoneWithWork();
  const id = await give(set, 'Mở cuộc thi');
  await rememberCamera(set.phone, { assignmentId: id, stepId: null, replaces: null });
  const { unmount } = await show(hereWith(set), '/', '/', Today);
  expect(await screen.findByText(`at /viec/${id}`)).toBeTruthy();
  unmount();
  await show(hereWith(set), '/', '/', Today);
  expect(await screen.findByRole('link', { name: 'Mở cuộc thi' })).toBeTruthy();
  expect(screen.queryByText(/^at/)).toBeNull();
});

test('what waits is counted on the tab, a photo and its record once', async () => {
  const set = await phoneWithWork();
  const id = await give(set, 'Mở cuộc thi');
  await mutate(set.phone, photoOp(id, null, 'a'), { picture: pictureOf('a') });
  await mutate(set.phone, {
    kind: 'note.add',
    ...{ assignmentId: id, placeId: 'kp3', text: 'Đã dán' },
  });
  await show(hereWith(set), '/', '/', Today);
  expect(await screen.findByText('2 việc chờ')).toBeTruthy();
});

test('on a phone without room a tick is not shown as done, and the words say why', async () => {
  const set = await phoneWithWork();
  await give(set, 'Mở cuộc thi');
  set.phone.db.outbox.hook('creating', () => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  const { user } = await show(hereWith(set), '/', '/', Today);
  const box = (await screen.findByRole('checkbox')) as HTMLInputElement;
  await user.click(box);
  expect(await screen.findByText(/Máy gần hết chỗ/)).toBeTruthy();
  expect(box.checked).toBe(false);
  expect(screen.queryByText('Đã đánh dấu xong')).toBeNull();
});

test('a first download that was cut says how much is here and that it goes on from there', async () => {
  const set = await phoneWithWork();
  await set.phone.db.phone.update('phone', { cloned: false });
  await set.phone.db.net.put({ key: 'net', state: 'unreachable', at: 0 });
  const count = await set.phone.db.base.count();
  await show(hereWith(set), '/', '/', Today);
  expect(await screen.findByText(new RegExp(`Đã tải ${count} mục; đứt mạng`))).toBeTruthy();
});

test('work given to oneself comes first, under one’s name; a colleague’s says whose it is', async () => {
  const set = await phoneWithWork();
  const mine = await give(set, 'Phát tờ rơi', { due: '2026-03-01' });
  const other = await give(set, 'Treo băng rôn', { due: '2026-01-14' });
  await give(set, 'Họp tổ', { due: '2026-01-14' });
  const to = (assignmentId: string, personId: string | null) =>
    set.say('p-hanh', { kind: 'doer.set', assignmentId, personId });
  await to(mine, 'p-hanh');
  await to(other, 'p-minh');
  const { user } = await show(hereWith(set), '/', '/', Today);
  const first = await section(/Việc của tôi – Thành viên 1/);
  expect(first.getAllByRole('link').map((link) => link.textContent)).toEqual(['Phát tờ rơi']);
  const headings = screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent);
  expect(headings).toEqual(['Việc của tôi – Thành viên 1 (1)', 'Hôm nay (2)']);
  const row = screen.getByRole('link', { name: 'Treo băng rôn' }).closest('li');
  expect(row?.textContent).toContain('Người làm: Thành viên 2');

  await user.click(screen.getByRole('checkbox', { name: /Phát tờ rơi/ }));
  expect((await section(/Đã xong/)).getByRole('link', { name: 'Phát tờ rơi' })).toBeTruthy();
  expect(screen.queryByText(/Việc của tôi/)).toBeNull();
});

test('work taken back from oneself stands by its day again', async () => {
  const set = await phoneWithWork();
  const id = await give(set, 'Phát tờ rơi', { due: '2026-01-14' });
  await set.say('p-thao', { kind: 'doer.set', assignmentId: id, personId: 'p-hanh' });
  await set.say('p-thao', { kind: 'doer.set', assignmentId: id, personId: null });
  await show(hereWith(set), '/', '/', Today);
  expect((await section(/Hôm nay/)).getByRole('link', { name: 'Phát tờ rơi' })).toBeTruthy();
  expect(screen.queryByText(/Việc của tôi/)).toBeNull();
});

test('above the list stands what presses, each kind once, as a way to its most urgent task', async () => {
  const set = await phoneWithWork();
  const late = await give(set, 'Đã quá hạn', { due: '2026-01-12' });
  await give(set, 'Quá hạn sau', { due: '2026-01-13' });
  await give(set, 'Ba ngày nữa', { due: '2026-01-17' });
  await give(set, 'Bốn ngày nữa', { due: '2026-01-18' });
  await show(hereWith(set), '/', '/', Today);
  const pressing = within(await screen.findByRole('list', { name: 'Nhắc việc' }));
  const ways = pressing.getAllByRole('link').map((link) => link.textContent);
  expect(ways).toEqual(['2 việc quá hạn', '1 việc sắp đến hạn']);
  expect(pressing.getAllByRole('link')[0]?.getAttribute('href')).toBe(`/viec/${late}`);
});

test('old work that waits is said once: records by the bar, photos left alone by the list of what presses', async () => {
  const clock = { now: WEDNESDAY };
  const set = await phoneWithWork('member', () => clock.now);
  const id = await give(set, 'Mở cuộc thi');
  await mutate(set.phone, photoOp(id, null, 'a'), { picture: pictureOf('a') });
  clock.now += 4 * 86_400_000;
  const { unmount } = await show(hereWith(set), '/', '/', Today);
  expect(await screen.findAllByText('Có việc chờ gửi đã 4 ngày. Nên gửi hôm nay.')).toHaveLength(1);
  expect(screen.queryByRole('list', { name: 'Nhắc việc' })).toBeNull();
  unmount();
  await set.phone.db.outbox.clear();
  await show(hereWith(set), '/', '/', Today);
  const pressing = within(await screen.findByRole('list', { name: 'Nhắc việc' }));
  const way = pressing.getByRole('link', { name: 'Có việc chờ gửi đã 4 ngày. Nên gửi hôm nay.' });
  expect(way.getAttribute('href')).toBe('/hop-gui');
});

test('whoever’s phone has a wrong clock is told by how much, and that work is recorded all the same', async () => {
  const set = await phoneWithWork();
  await give(set, 'Mở cuộc thi');
  const words = 'Giờ trên máy lệch 12 phút. Việc vẫn ghi; nên bật Ngày giờ tự động.';
  await set.phone.db.phone.update('phone', { skew: -12 * 60_000 });
  const { unmount } = await show(hereWith(set), '/', '/', Today);
  expect(await screen.findByText(words)).toBeTruthy();
  unmount();
  await set.phone.db.phone.update('phone', { skew: 4 * 60_000 });
  await show(hereWith(set), '/', '/', Today);
  await section(/Sau tuần này/);
  await screen.findByText(/Mở cuộc thi/);
  expect(screen.queryByText(/Giờ trên máy lệch/)).toBeNull();
});
