import { screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { Join } from '../../../src/client/screens/join.tsx';
import { Refusal } from '../../../src/shared/refusal.ts';
import type { Invitation } from '../../../src/shared/wire.ts';
import { hereWith } from '../../support/here.ts';
import { show } from '../../support/show.tsx';

const FOUND: Invitation = {
  kind: 'join',
  wardName: 'Phường Mẫu',
  placeName: 'Khu phố 3',
  personId: 'p-hanh',
  personName: 'Thành viên 1',
  role: 'member',
};
const HERE = `${location.origin}/vao#`;

afterEach(() => vi.unstubAllGlobals());

/** A browser whose detector sees these codes, on a picture drawn at least `from` px wide. */
function withDetector(codes: string[], { from = 0, formats = ['aztec', 'qr_code'] } = {}) {
  const drawn = vi.fn(async (_: unknown, { resizeWidth = 0 }: ImageBitmapOptions = {}) => {
    return { width: resizeWidth || width, height: 1, close: () => {} };
  });
  let width = 0;
  vi.stubGlobal('createImageBitmap', async (source: object, options?: ImageBitmapOptions) => {
    const image = await drawn(source, options);
    width = image.width;
    return image;
  });
  vi.stubGlobal(
    'BarcodeDetector',
    class {
      static getSupportedFormats = async () => formats;
      detect = async (image: ImageBitmap) =>
        image.width < from ? [] : codes.map((rawValue) => ({ rawValue }));
    },
  );
  return drawn;
}

/** A picture whose first bytes tell its size; the rest is for a browser to draw. */
function picture(width = 4000, height = 3000): File {
  const bytes = new Uint8Array(24);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  bytes.set(new TextEncoder().encode('IHDR'), 12);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return new File([bytes], 'ma.png', { type: 'image/png' });
}

const box = (name: 'camera' | 'gallery') =>
  document.querySelector<HTMLInputElement>(`input[name=${name}]`) as HTMLInputElement;
const code = () => screen.getByLabelText<HTMLInputElement>(/Nhập mã/).value;

/** Scans a picture on the screen for joining; `lookAt` is what the ward answers. */
async function scans(file = picture(), lookAt: (code: string) => Promise<Invitation> = found) {
  const asked = vi.fn(lookAt);
  const view = await show(hereWith({ lookAt: asked }), '/vao', '/vao', Join);
  await screen.findByRole('button', { name: 'Quét mã QR' });
  await view.user.upload(box('camera'), file);
  return { ...view, asked };
}
const found = async () => FOUND;

test('a code is scanned with the phone’s own camera; the page asks for no leave to use one', async () => {
  withDetector([`${HERE}K7QM2X4D`]);
  const getUserMedia = vi.fn();
  vi.stubGlobal('navigator', { ...navigator, mediaDevices: { getUserMedia } });
  const asked = vi.fn(found);
  const { user } = await show(hereWith({ lookAt: asked }), '/vao', '/vao', Join);
  const opened: string[] = [];
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (
    this: HTMLInputElement,
  ) {
    opened.push(`${this.name} ${this.accept} ${this.getAttribute('capture')}`);
  });
  await user.click(await screen.findByRole('button', { name: 'Quét mã QR' }));
  await user.click(screen.getByRole('button', { name: 'Chọn ảnh mã QR có sẵn' }));
  vi.restoreAllMocks();
  expect(opened).toEqual(['camera image/* environment', 'gallery image/* null']);

  await user.upload(box('camera'), picture());
  expect(await screen.findByText('Phường Mẫu · Khu phố 3')).toBeTruthy();
  expect(asked).toHaveBeenCalledExactlyOnceWith('K7QM2X4D');
  expect(getUserMedia).not.toHaveBeenCalled();
});

test('a picture that somebody sent is read as well', async () => {
  withDetector(['k7qm-2x4d']);
  const asked = vi.fn(found);
  const { user } = await show(hereWith({ lookAt: asked }), '/vao', '/vao', Join);
  await screen.findByRole('button', { name: 'Chọn ảnh mã QR có sẵn' });
  await user.upload(box('gallery'), picture());
  expect(await screen.findByText('Phường Mẫu · Khu phố 3')).toBeTruthy();
  expect(asked).toHaveBeenCalledExactlyOnceWith('K7QM2X4D');
});

test('an official’s long code works from its square as from its link', async () => {
  withDetector([`${HERE}EOq_WMOOiYd3VkWLuWMB-A`]);
  const { asked } = await scans(picture(), async () => ({ ...FOUND, role: 'official' }));
  expect(await screen.findByText('Vào với vai cán bộ phường.')).toBeTruthy();
  expect(asked).toHaveBeenCalledExactlyOnceWith('EOq_WMOOiYd3VkWLuWMB-A');
});

test('after a long code that leads nowhere, a code can be typed', async () => {
  withDetector([`${HERE}EOq_WMOOiYd3VkWLuWMB-A`]);
  const wrong = () => Promise.reject(new Refusal('codeWrong'));
  const { user, asked } = await scans(picture(), wrong);
  expect(await screen.findByText(/Mã này không đúng/)).toBeTruthy();
  await user.type(screen.getByLabelText(/Nhập mã/), 'K7QM2X4D');
  await user.click(screen.getByRole('button', { name: 'Tiếp tục' }));
  expect(asked).toHaveBeenLastCalledWith('K7QM2X4D');
});

test('of several codes on one picture, the first for this address counts', async () => {
  withDetector(['WIFI:S:nha;;', 'https://khac.example/vao#AAAA2222', `${HERE}K7QM2X4D`]);
  const { asked } = await scans();
  expect(await screen.findByText('Phường Mẫu · Khu phố 3')).toBeTruthy();
  expect(asked).toHaveBeenCalledExactlyOnceWith('K7QM2X4D');
});

test.each([
  ['of another address', ['https://khac.example/vao#K7QM2X4D'], /thuộc một địa chỉ khác/],
  ['that is no invitation', ['https://khac.example/qua-tang'], /không phải mã mời vào tổ/],
  ['of an identity card', ['079000000001|Người Mẫu|01011970'], /không phải mã mời vào tổ/],
  ['of another page here', [`${location.origin}/cai-dat#K7QM2X4D`], /không phải mã mời vào tổ/],
])('a code %s is told as such, never shown or opened', async (_, codes, words) => {
  withDetector(codes);
  const { asked } = await scans();
  expect(await screen.findByText(words)).toBeTruthy();
  expect(location.href).toBe(`${location.origin}/vao`);
  expect(asked).not.toHaveBeenCalled();
  expect(document.body.textContent).not.toMatch(/khac\.example|079/);
});

test('a picture without a code says what to do, and that goes when the code is typed', async () => {
  withDetector([]);
  const wrong = () => Promise.reject(new Refusal('codeWrong'));
  const { user } = await scans(picture(), wrong);
  expect(await screen.findByText(/Không thấy mã QR trong ảnh\./)).toBeTruthy();
  await user.type(screen.getByLabelText(/Nhập mã/), 'K7QM2X4D');
  await user.click(screen.getByRole('button', { name: 'Tiếp tục' }));
  expect(await screen.findByText(/Mã này không đúng/)).toBeTruthy();
  expect(screen.queryByText(/Không thấy mã QR/)).toBeNull();
});

test('a broken picture is one sentence, and the next one is read', async () => {
  withDetector([`${HERE}K7QM2X4D`]);
  const { user } = await scans(new File([''], 'hong.jpg', { type: 'image/jpeg' }));
  expect(await screen.findByText(/Ảnh này không mở được\./)).toBeTruthy();
  await user.upload(box('camera'), picture());
  expect(await screen.findByText('Phường Mẫu · Khu phố 3')).toBeTruthy();
});

test('a picture of 108 megapixels is drawn small, and larger only for a code not seen so', async () => {
  const drawn = withDetector([`${HERE}K7QM2X4D`], { from: 3000 });
  await scans(picture(12_000, 9000));
  expect(await screen.findByText('Phường Mẫu · Khu phố 3')).toBeTruthy();
  const widths = drawn.mock.calls.map(([, options]) => options?.resizeWidth);
  expect(widths).toEqual([1600, undefined, 3200, undefined]);
});

test('without a network the code is read all the same, and stays for later (point 7)', async () => {
  withDetector([`${HERE}K7QM2X4D`]);
  const unreachable = Object.assign(new Error('no'), { name: 'Unreachable' });
  await scans(picture(), () => Promise.reject(unreachable));
  expect(await screen.findByText(/Lần đầu cần có mạng/)).toBeTruthy();
  expect(code()).toBe('K7QM-2X4D');
  expect(screen.getByRole('button', { name: 'Thử lại' })).toBeTruthy();
});

test.each([
  ['reads no barcodes', () => {}],
  ['reads other barcodes only', () => withDetector([], { formats: ['ean_13'] })],
])('where the browser %s, the code is typed, as ever', async (_, set) => {
  set();
  await show(hereWith({ lookAt: found }), '/vao', '/vao', Join);
  expect(await screen.findByText(/Mở Máy ảnh của điện thoại để quét/)).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('button', { name: /QR/ })).toBeNull());
  expect(box('camera')).toBeNull();
});
