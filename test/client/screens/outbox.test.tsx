import { screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { mutate } from '../../../src/client/local/mutate.ts';
import { noteHeld, readWifi } from '../../../src/client/local/wifi.ts';
import { Outbox } from '../../../src/client/screens/outbox.tsx';
import { hereWith } from '../../support/here.ts';
import { give, phoneWithWork, photoOp, WEDNESDAY } from '../../support/phone-with-work.ts';
import { pictureOf } from '../../support/picture.ts';
import { show } from '../../support/show.tsx';

const item = async (words: RegExp | string) =>
  within((await screen.findByText(words)).closest('li, section') as HTMLElement);

afterEach(() => void Reflect.deleteProperty(navigator, 'storage'));

/** A browser that keeps nothing for certain, and what it answers when asked to. */
function browserThat(answer: boolean) {
  const persist = vi.fn(async () => answer);
  const value = { persisted: async () => false, persist };
  Object.defineProperty(navigator, 'storage', { value, configurable: true });
  return persist;
}

async function outboxWithWork() {
  const set = await phoneWithWork();
  const id = await give(set, 'Mở cuộc thi');
  await mutate(set.phone, {
    kind: 'step.set',
    assignmentId: id,
    stepId: 's1',
    done: true,
    seen: [],
  });
  return set;
}

test('a browser that will not promise to keep what waits leads to the install help (point 22)', async () => {
  const persist = browserThat(false);
  const set = await outboxWithWork();
  await show(hereWith(set), '/hop-gui', '/hop-gui', Outbox);
  expect(await screen.findByText(/Nên cài ứng dụng vào máy/)).toBeTruthy();
  expect(persist).toHaveBeenCalled();
  const way = screen.getByRole('link', { name: 'Cài vào máy' });
  expect(way.getAttribute('href')).toBe('/cai-may');
});

test('where the browser promises it, or nothing waits, installing is not urged (point 22)', async () => {
  const persist = browserThat(true);
  const { unmount } = await show(hereWith(await outboxWithWork()), '/hop-gui', '/hop-gui', Outbox);
  await waitFor(() => expect(persist).toHaveBeenCalled());
  expect(await screen.findByText('Còn 1 việc, 0 ảnh trong máy')).toBeTruthy();
  expect(screen.queryByText(/Nên cài ứng dụng/)).toBeNull();
  unmount();
  const refused = browserThat(false);
  await show(hereWith(await phoneWithWork()), '/hop-gui', '/hop-gui', Outbox);
  expect(await screen.findByText(/Mọi việc đã đến phường/)).toBeTruthy();
  expect(screen.queryByText(/Nên cài ứng dụng/)).toBeNull();
  expect(refused).not.toHaveBeenCalled();
});

test('everything that waits stands here in words, with its task and its state', async () => {
  const set = await phoneWithWork();
  const steps = [{ text: 'Dán thông báo' }, { text: 'Chụp ảnh', photo: true }];
  const id = await give(set, 'Mở cuộc thi', { steps });
  const { phone } = set;
  const about = { assignmentId: id, placeId: 'kp3' };
  await mutate(phone, { kind: 'step.set', assignmentId: id, stepId: 's1', done: true, seen: [] });
  await mutate(phone, { kind: 'note.add', ...about, text: 'Đã dán ở nhà văn hóa' });
  const photo = pictureOf('a');
  const op = photoOp(id, 's2', 'a');
  await mutate(phone, op, { picture: photo });
  await show(hereWith(set), '/hop-gui', '/hop-gui', Outbox);
  expect(await screen.findByText('Còn 2 việc, 1 ảnh trong máy')).toBeTruthy();
  const tick = await item('Đánh dấu xong: Dán thông báo');
  expect(tick.getByText('Mở cuộc thi')).toBeTruthy();
  expect(tick.getByText('Chờ gửi')).toBeTruthy();
  expect(screen.getByText('Ghi chú: “Đã dán ở nhà văn hóa”')).toBeTruthy();
  expect(screen.getByText('Ảnh minh chứng: Chụp ảnh')).toBeTruthy();
  expect(screen.getByText('0/1 ảnh đã đến phường')).toBeTruthy();
});

test('a photo whose record has arrived still waits here until its bytes have', async () => {
  const set = await phoneWithWork();
  const id = await give(set, 'Mở cuộc thi');
  await mutate(set.phone, photoOp(id, null, 'a'), { picture: pictureOf('a') });
  await set.phone.db.outbox.clear();
  await show(hereWith(set), '/hop-gui', '/hop-gui', Outbox);
  expect((await item('Ảnh minh chứng')).getByText('Chờ gửi')).toBeTruthy();
  expect(screen.queryByText(/Mọi việc đã đến/)).toBeNull();
});

test('a photo on its way says how much of it the ward holds, and that the phone may be put away', async () => {
  const set = await phoneWithWork();
  const id = await give(set, 'Mở cuộc thi');
  await mutate(set.phone, photoOp(id, null, 'a'), { picture: pictureOf('a') });
  await set.phone.db.outbox.clear();
  const { sha256 } = pictureOf('a');
  const lane = { key: 'photos', slow: false, each: 90_000 } as const;
  await set.phone.db.net.put({ ...lane, sending: [{ sha256, percent: 60 }] });
  await show(hereWith(set), '/hop-gui', '/hop-gui', Outbox);
  expect((await item('Ảnh minh chứng')).getByText('Đang gửi 60%')).toBeTruthy();
  expect(await screen.findByText('Đang gửi 1 ảnh – còn khoảng 2 phút')).toBeTruthy();
  const away = 'Có thể dùng tiếp hoặc tắt màn hình; ảnh sẽ gửi tiếp khi mở lại.';
  expect(screen.getByText(away)).toBeTruthy();
  await set.phone.db.net.delete('photos');
  await waitFor(() => expect(screen.queryByText(away)).toBeNull());
  expect(await (await item('Ảnh minh chứng')).findByText('Chờ gửi')).toBeTruthy();
});

test('whoever keeps photos for Wi-Fi is told what waits, and what sends it all the same', async () => {
  const set = await phoneWithWork();
  const id = await give(set, 'Mở cuộc thi');
  await mutate(set.phone, photoOp(id, null, 'a'), { picture: pictureOf('a') });
  await set.phone.db.outbox.clear();
  const { user } = await show(hereWith(set), '/hop-gui', '/hop-gui', Outbox);
  await user.click(await screen.findByRole('checkbox', { name: 'Chỉ gửi ảnh khi có Wi-Fi' }));
  expect(await screen.findByText(/bằng mạng nào cũng gửi/)).toBeTruthy();
  // As on an iPhone: nobody says what network this is.
  expect(screen.getByText(/ảnh chờ đến khi bấm Gửi ngay/)).toBeTruthy();
  expect((await readWifi(set.phone.db)).only).toBe(true);
  await noteHeld(set.phone.db, true);
  await waitFor(async () => {
    expect((await item('Ảnh minh chứng')).getByText('Ảnh chờ Wi-Fi')).toBeTruthy();
  });
  expect(await screen.findByText('1 ảnh chờ Wi-Fi.')).toBeTruthy();
  expect(screen.queryByText(/Đang gửi/)).toBeNull();
});

test('nothing left: the screen says that all of it has arrived, and when', async () => {
  const set = await phoneWithWork();
  await show(hereWith(set), '/hop-gui', '/hop-gui', Outbox);
  expect(await screen.findByText(/Mọi việc đã đến phường/)).toBeTruthy();
  expect(screen.getByText('Gửi xong lần cuối: 07:40 hôm nay')).toBeTruthy();
});

test('sending by hand without a network says that it will go by itself (point 12)', async () => {
  const set = await phoneWithWork();
  const net = { key: 'net', state: 'unreachable', at: WEDNESDAY } as const;
  const sendAll = async () => void (await set.phone.db.net.put(net));
  const { user } = await show(hereWith({ ...set, sendAll }), '/hop-gui', '/hop-gui', Outbox);
  await user.click(await screen.findByRole('button', { name: 'Gửi ngay' }));
  expect(await screen.findByText(/Khi có mạng, mở ứng dụng là tự gửi/)).toBeTruthy();
  expect(screen.getByText('Gửi xong lần cuối: 07:40 hôm nay')).toBeTruthy();
});

test('what the ward did not take is told in words until it was understood', async () => {
  const set = await phoneWithWork();
  const id = await give(set, 'Mở cuộc thi');
  const tick = { kind: 'step.set' as const, assignmentId: id, stepId: 's1', done: true, seen: [] };
  const opId = await mutate(set.phone, tick);
  const outcome = { id: opId, outcome: 'onDeleted' as const, why: null };
  await set.phone.db.outcomes.put({ ...outcome, at: WEDNESDAY, told: 0 });
  const { user } = await show(hereWith(set), '/hop-gui', '/hop-gui', Outbox);
  expect(await screen.findByText(/Việc này đã được thu hồi trước đó/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Đã hiểu' }));
  await waitFor(() => expect(screen.queryByText(/đã được thu hồi trước đó/)).toBeNull());
});

test('what was sent today is listed with what became of it', async () => {
  const set = await phoneWithWork();
  const id = await give(set, 'Mở cuộc thi');
  const photo = await set.say('p-hanh', photoOp(id, null, 'a'));
  await set.say('p-thao', { kind: 'evidence.approve', evidenceId: photo, seen: [] });
  await set.say('p-minh', { kind: 'note.add', assignmentId: id, placeId: 'kp3', text: 'Của bạn' });
  await show(hereWith(set), '/hop-gui', '/hop-gui', Outbox);
  const mine = await item('Ảnh minh chứng');
  expect(mine.getByText('Phường đã duyệt')).toBeTruthy();
  expect(screen.queryByText(/Của bạn/)).toBeNull();
});

test('what waits for a new sign-in is not said to wait for the network', async () => {
  const set = await phoneWithWork();
  const id = await give(set, 'Mở cuộc thi', { steps: [{ text: 'Dán thông báo' }] });
  await mutate(set.phone, {
    kind: 'step.set',
    ...{ assignmentId: id, stepId: 's1', done: true, seen: [] },
  });
  await mutate(set.phone, photoOp(id, null, 'a'), { picture: pictureOf('a') });
  await set.phone.db.net.put({ key: 'net', state: 'signedOut', at: WEDNESDAY });
  await show(hereWith(set), '/hop-gui', '/hop-gui', Outbox);
  for (const words of ['Đánh dấu xong: Dán thông báo', 'Ảnh minh chứng']) {
    const piece = await item(words);
    expect(piece.getByText('Chưa gửi được')).toBeTruthy();
    expect(piece.getByText('Cần đăng nhập lại. Vẫn giữ trong máy')).toBeTruthy();
  }
  expect(screen.queryByText('Chờ gửi')).toBeNull();
  await set.phone.db.net.put({ key: 'net', state: 'unreachable', at: WEDNESDAY });
  expect(await screen.findAllByText('Chờ gửi')).toHaveLength(2);
  await waitFor(() => expect(screen.queryByText(/Cần đăng nhập lại/)).toBeNull());
});
