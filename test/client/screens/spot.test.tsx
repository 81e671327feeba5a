import { screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Take } from '../../../src/client/local/db.ts';
import { keepTake } from '../../../src/client/local/take.ts';
import { AssignmentScreen } from '../../../src/client/screens/assignment.tsx';
import { photoAddress } from '../../../src/client/screens/photo/address.ts';
import { hereWith } from '../../support/here.ts';
import { give, phoneWithWork, WEDNESDAY } from '../../support/phone-with-work.ts';
import { pictureOf } from '../../support/picture.ts';
import { show } from '../../support/show.tsx';

type Answer = (found: PositionCallback, failed: PositionErrorCallback) => void;

/** A phone that answers so when it is asked where it is; jsdom has none. */
function phoneAt(answer: Answer) {
  const getCurrentPosition = vi.fn(answer);
  Object.defineProperty(navigator, 'geolocation', {
    configurable: true,
    value: { getCurrentPosition },
  });
  return getCurrentPosition;
}
afterEach(() => {
  Reflect.deleteProperty(navigator, 'geolocation');
});

const at = (accuracy: number) =>
  ({
    coords: { latitude: 10.7763949, longitude: 106.7004321, accuracy },
  }) as GeolocationPosition;
const exactly: Answer = (found) => found(at(12));
const failing =
  (code: number): Answer =>
  (_found, failed) =>
    failed({ code, PERMISSION_DENIED: 1 } as GeolocationPositionError);

type Given = { asksSpot?: boolean; source?: Take['source']; later?: number };

/** A photo was just taken for a task that asks where, unless told otherwise. */
async function taken({ asksSpot = true, source = 'camera', later = 0 }: Given = {}) {
  let now = WEDNESDAY;
  const set = await phoneWithWork('member', () => now);
  const steps = [{ text: 'Chụp ảnh buổi thi', photo: true }];
  const id = await give(set, 'Mở cuộc thi', { steps, ...(asksSpot && { asksSpot }) });
  const target = { assignmentId: id, stepId: 's1', replaces: null };
  const take = await keepTake(set.phone, target, pictureOf('a'), source);
  now += later;
  const view = await show(hereWith(set), photoAddress(take), '/viec/:id', AssignmentScreen);
  const box = () => screen.queryByRole('checkbox', { name: 'Ghi nơi chụp vào ảnh này' });
  await screen.findByLabelText('Không có người');
  const use = async () => {
    await view.user.click(screen.getByLabelText('Không có người'));
    await view.user.click(screen.getByRole('button', { name: /^Dùng ảnh này/ }));
    await waitFor(async () => expect(await set.phone.db.outbox.count()).toBe(2));
    return (await set.phone.db.outbox.orderBy('n').first())?.op;
  };
  return { ...set, ...view, box, use };
}

const isTicked = (box: HTMLElement | null) => (box as HTMLInputElement).checked;

test('the phone is not asked where it is unless its person ticks the box, which nobody ticked for them', async () => {
  const asked = phoneAt(exactly);
  const { box, use } = await taken();
  expect(isTicked(box())).toBe(false);
  expect(screen.getByText(/sai lệch khoảng 110 m/)).toBeTruthy();
  expect(await use()).not.toHaveProperty('spot');
  expect(asked).not.toHaveBeenCalled();
});

test('a ticked photo says where it was taken, and nothing finer is stored on the phone', async () => {
  const asked = phoneAt(exactly);
  const { user, box, use, phone } = await taken();
  await user.click(box()!);
  expect(await screen.findByText(/^Nơi chụp: 10,776; 106,700/)).toBeTruthy();
  expect(asked).toHaveBeenCalledOnce();
  expect(await use()).toMatchObject({ spot: { lat: 10.776, lon: 106.7 } });
  const tables = await Promise.all(phone.db.tables.map((table) => table.toArray()));
  const stored = JSON.stringify(tables);
  expect(stored).toContain('"lat":10.776,"lon":106.7}');
  expect(stored).not.toMatch(/10\.7763|106\.7004/);
});

test.each([
  ['its person says no', failing(1), /^Máy không cho ứng dụng biết vị trí/],
  ['there is no signal or network', failing(2), /^Chưa tìm được vị trí/],
  ['it takes too long', failing(3), /^Chưa tìm được vị trí/],
  ['it knows the town only', (found: PositionCallback) => found(at(3000)), /^Chưa tìm được vị trí/],
])('where %s the photo is kept and can be used without', async (_why, answer, sentence) => {
  phoneAt(answer);
  const { user, box, use, phone } = await taken();
  await user.click(box()!);
  const said = await screen.findByText(sentence);
  expect(said.textContent).toContain('Ảnh vẫn còn trong máy');
  expect(isTicked(box())).toBe(false);
  expect(await phone.db.takes.count()).toBe(1);
  expect(await use()).not.toHaveProperty('spot');
});

test('on a phone that can’t know where it is the photo can be used as well', async () => {
  const { user, box, use } = await taken();
  await user.click(box()!);
  expect(await screen.findByText(/^Chưa tìm được vị trí/)).toBeTruthy();
  expect(await use()).not.toHaveProperty('spot');
});

test('nobody waits for the place: the photo may be used while the phone still looks', async () => {
  phoneAt(() => {});
  const { user, box, use } = await taken();
  await user.click(box()!);
  expect(await screen.findByText(/^Đang tìm vị trí/)).toBeTruthy();
  expect(isTicked(box())).toBe(true);
  expect(await use()).not.toHaveProperty('spot');
});

test('whoever empties the box again takes the place back, also one that comes late', async () => {
  let answerLate = () => {};
  phoneAt((found) => {
    answerLate = () => found(at(12));
  });
  const { user, box, use } = await taken();
  await user.click(box()!);
  await user.click(box()!);
  answerLate();
  await waitFor(() => expect(isTicked(box())).toBe(false));
  expect(screen.queryByText(/^Nơi chụp/)).toBeNull();
  expect(await use()).not.toHaveProperty('spot');
});

test.each<[string, Given]>([
  ['a task that does not ask', { asksSpot: false }],
  ['a photo from the gallery', { source: 'gallery' }],
  ['a photo taken an hour ago, perhaps elsewhere,', { later: 3_600_000 }],
])('%s shows nothing of a place', async (_what, given) => {
  const asked = phoneAt(exactly);
  const { box, use } = await taken(given);
  expect(box()).toBeNull();
  expect(screen.queryByText(/Nơi chụp|nơi chụp/)).toBeNull();
  expect(await use()).not.toHaveProperty('spot');
  expect(asked).not.toHaveBeenCalled();
});
