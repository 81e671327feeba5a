import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepTake, maskTake, redrawTake } from '../../../src/client/local/take.ts';
import { AssignmentScreen } from '../../../src/client/screens/assignment.tsx';
import { photoAddress } from '../../../src/client/screens/photo/address.ts';
import { hereWith } from '../../support/here.ts';
import { give, phoneWithWork } from '../../support/phone-with-work.ts';
import { pictureOf } from '../../support/picture.ts';
import { show } from '../../support/show.tsx';

// A document without looks has no places: the picture is drawn 400 × 300.
beforeEach(() => {
  const box = { left: 0, top: 0, width: 400, height: 300 } as DOMRect;
  vi.spyOn(HTMLButtonElement.prototype, 'getBoundingClientRect').mockReturnValue(box);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function looking() {
  const set = await phoneWithWork();
  const id = await give(set, 'Mở cuộc thi', { steps: [{ text: 'Chụp ảnh', photo: true }] });
  const target = { assignmentId: id, stepId: 's1', replaces: null };
  const take = await keepTake(set.phone, target, pictureOf('a'), 'camera');
  const view = await show(hereWith(set), photoAddress(take), '/viec/:id', AssignmentScreen);
  await screen.findByText('Trong ảnh có người không?');
  return { ...set, ...view, take };
}

const use = () => screen.getByRole('button', { name: /^Dùng ảnh này/ });
const cover = () => screen.getByRole('button', { name: 'Che mặt, giấy tờ' });
const undo = () => screen.getByRole('button', { name: 'Bỏ nét vừa che' });
/** What lies over the picture: the way of every stroke, in hundredths of its width. */
const strokes = () => [...document.querySelectorAll('path.cover, path[class*=cover]')].map(wayOf);
const wayOf = (path: Element) => path.getAttribute('d');
const outlines = () => document.querySelectorAll('circle[class*=face]').length;

function draw(...way: [x: number, y: number][]) {
  const finger = { pointerId: 7, buttons: 1 };
  way.forEach(([clientX, clientY], i) => {
    const event = { ...finger, clientX, clientY };
    if (i === 0) fireEvent.pointerDown(cover(), event);
    else fireEvent.pointerMove(cover(), event);
  });
  fireEvent.pointerUp(cover(), { pointerId: 7 });
}

test('a paper can be covered on a photo with nobody on it, before or after the answer', async () => {
  const { user, phone } = await looking();
  await user.click(screen.getByLabelText('Không có người'));
  await user.click(cover());
  expect(use().getAttribute('aria-disabled')).toBe('false');
  draw([200, 150]);
  expect(strokes()).toEqual(['M50 37.5L50 37.5']);
  // What is drawn and not burnt in would be bare in the sent photo.
  expect(use().textContent).toContain('Bấm Che xong trước đã');
  await user.click(use());
  expect(await phone.db.outbox.count()).toBe(0);

  await user.click(undo());
  await user.click(screen.getByRole('button', { name: 'Thôi, không che' }));
  expect(screen.queryByText(/Chạm hoặc kéo ngón tay/)).toBeNull();
  await user.click(use());
  await waitFor(async () => expect(await phone.db.outbox.count()).toBe(2));
});

test('a paper covered where nobody was is no answer that faces are covered', async () => {
  const { user, phone, take } = await looking();
  await redrawTake(phone, take.key, pictureOf('b'));
  expect((await phone.db.takes.get(take.key))?.masked).toBe(false);
  await user.click(screen.getByLabelText('Có người – che mặt'));
  expect(use().textContent).toContain('Che mặt trước đã');
  expect(screen.getByText(/Chạm hoặc kéo ngón tay/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Thôi, không che' })).toBeNull();

  await maskTake(phone, take.key, pictureOf('c'));
  await waitFor(() => expect(use().getAttribute('aria-disabled')).toBe('false'));
});

test('a finger that moves covers all it went over, and its last stroke can be taken back', async () => {
  const { user } = await looking();
  await user.click(cover());
  draw([40, 30], [200, 30], [200, 150]);
  draw([400, 300]);
  expect(strokes()).toEqual(['M10 7.5L50 7.5L50 37.5', 'M100 75L100 75']);
  await user.click(undo());
  expect(strokes()).toEqual(['M10 7.5L50 7.5L50 37.5']);
  // A second finger on the glass does not draw.
  fireEvent.pointerDown(cover(), { pointerId: 7, buttons: 1, clientX: 0, clientY: 0 });
  fireEvent.pointerDown(cover(), { pointerId: 8, buttons: 1, clientX: 300, clientY: 200 });
  fireEvent.pointerMove(cover(), { pointerId: 8, buttons: 1, clientX: 100, clientY: 200 });
  expect(strokes().at(-1)).toBe('M0 0L0 0');
});

test('who cannot point covers the middle with a key, and turns only what is not being covered', async () => {
  const { user } = await looking();
  await user.click(cover());
  cover().focus();
  await user.keyboard('{Enter}');
  expect(strokes()).toEqual(['M50 37.5L50 37.5']);
  expect(screen.queryByRole('button', { name: 'Xoay ảnh' })).toBeNull();
});

/** A browser that looks for faces: `detect` says what it sees on a photo of 1600 × 1200. */
function withDetector(detect: () => Promise<{ boundingBox: Partial<DOMRect> }[]>) {
  vi.stubGlobal(
    'FaceDetector',
    class {
      detect = detect;
    },
  );
  vi.stubGlobal('createImageBitmap', async () => ({ close: () => {} }));
}

test('a face that the phone sees is only outlined; a tap on it covers it', async () => {
  const box = (x: number, y: number) => ({ boundingBox: { x, y, width: 160, height: 160 } });
  withDetector(async () => [box(320, 320), box(1120, 520)]);
  const { user } = await looking();
  expect(outlines()).toBe(0);
  await user.click(screen.getByLabelText('Có người – che mặt'));
  expect(await screen.findByText(/Vòng nét đứt/)).toBeTruthy();
  expect(outlines()).toBe(2);
  expect(strokes()).toEqual([]);
  expect(use().textContent).toContain('Che mặt trước đã');
  // Near is near enough: the cover lies on the face, not under the finger.
  draw([110, 105]);
  expect(strokes()).toEqual(['M25 25L25 25']);
  expect(outlines()).toBe(1);
  cover().focus();
  await user.keyboard('{Enter}');
  expect(strokes()).toHaveLength(2);
  expect(outlines()).toBe(0);
  expect(screen.queryByText(/Vòng nét đứt/)).toBeNull();
  await user.click(undo());
  expect(outlines()).toBe(1);
});

test.each([
  ['sees nobody', async () => []],
  ['fails', () => Promise.reject(new DOMException('no service', 'NotSupportedError'))],
])('where the phone %s, covering is as it is without such help', async (_, detect) => {
  const asked = vi.fn(detect);
  withDetector(asked);
  const { user } = await looking();
  await user.click(cover());
  await waitFor(() => expect(asked).toHaveBeenCalled());
  draw([100, 75]);
  expect(strokes()).toEqual(['M25 18.75L25 18.75']);
  expect(outlines()).toBe(0);
  expect(screen.queryByText('Ảnh chưa vào được')).toBeNull();
});

test('a photo that was used is said to be on the phone, once', async () => {
  const { user, phone, take } = await looking();
  await user.click(screen.getByLabelText('Không có người'));
  await user.click(use());
  const said = await screen.findByText('Đã lưu trong máy – chờ gửi.');
  expect(said.getAttribute('role')).toBe('status');

  await keepTake(phone, take, pictureOf('b'), 'camera');
  await user.click(await screen.findByRole('link', { name: 'Xem tiếp' }));
  await screen.findByText('Trong ảnh có người không?');
  await user.click(screen.getByRole('link', { name: 'Quay lại' }));
  await screen.findByRole('link', { name: 'Xem tiếp' });
  expect(
    screen.queryByText('Đã lưu trong máy – chờ gửi.', { selector: '[role=status]' }),
  ).toBeNull();
});
