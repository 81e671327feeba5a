import { fireEvent, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { Handbook } from '../../../src/client/screens/handbook.tsx';
import { GuideEdit } from '../../../src/client/screens/handbook-edit.tsx';
import { GuideScreen } from '../../../src/client/screens/handbook-guide.tsx';
import { hereWith } from '../../support/here.ts';
import { phoneWithWork, type Setting } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

afterEach(() => vi.unstubAllGlobals());

const guide = (set: Setting) => show(hereWith(set), '/so-tay/service', '/so-tay/:id', GuideScreen);
const edit = (set: Setting) =>
  show(hereWith(set), '/so-tay/service/sua', '/so-tay/:id/sua', GuideEdit);
const OWN_FIRST = /Mở trình duyệt, gõ dichvucong.gov.vn/;

/** A phone that has these voices and remembers what it was made to say. */
function voices(...langs: string[]) {
  const said: string[] = [];
  const speech = {
    getVoices: () => langs.map((lang) => ({ lang, localService: true })),
    speak: ({ text }: { text: string }) => said.push(text),
    cancel: () => {},
  };
  vi.stubGlobal('speechSynthesis', speech);
  vi.stubGlobal(
    'SpeechSynthesisUtterance',
    class {
      text: string;
      constructor(text: string) {
        this.text = text;
      }
    },
  );
  return said;
}

test('every guide is there without a network, and says that a code is given to nobody', async () => {
  const set = await phoneWithWork();
  const { unmount } = await show(hereWith(set), '/so-tay', '/so-tay', Handbook);
  expect((await screen.findAllByText(/\d bước/)).length).toBe(8);
  unmount();
  await guide(set);
  expect(await screen.findByText(OWN_FIRST)).toBeTruthy();
  expect(screen.getByText(/Không đưa mã OTP, mật khẩu cho bất kỳ ai/)).toBeTruthy();
  expect(screen.getByText(/Chọn đúng tỉnh và phường nơi nhận/)).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Sửa bài này' })).toBeNull();
});

test('a phone with a Vietnamese voice reads the guide and its warning aloud', async () => {
  const said = voices('en-US', 'vi-VN');
  const { user } = await guide(await phoneWithWork());
  await user.click(await screen.findByRole('button', { name: 'Đọc to' }));
  expect(said.length).toBe(7);
  expect(said[0]).toMatch(OWN_FIRST);
  expect(said.at(-1)).toMatch(/Không đưa mã OTP/);
  expect(screen.getByRole('button', { name: 'Dừng đọc' })).toBeTruthy();
});

test('a phone without one offers no button that would only make noise', async () => {
  voices('en-US');
  await guide(await phoneWithWork());
  await screen.findByText(OWN_FIRST);
  expect(screen.queryByRole('button', { name: 'Đọc to' })).toBeNull();
});

test('an official words a guide anew, everybody reads that, and the old words can be taken again', async () => {
  const set = await phoneWithWork('official');
  const { user, unmount } = await edit(set);
  const box = (await screen.findByLabelText('Các bước, mỗi dòng một bước')) as HTMLTextAreaElement;
  expect(box.value).toMatch(OWN_FIRST);
  fireEvent.input(box, { target: { value: 'Đến quầy số 2\n\n  Hỏi cán bộ một cửa ' } });
  await user.click(screen.getByRole('button', { name: /Lưu cho cả phường/ }));
  expect(await screen.findByText('at /so-tay/service')).toBeTruthy();
  unmount();
  const shown = await guide(set);
  expect(await screen.findByText('Hỏi cán bộ một cửa')).toBeTruthy();
  expect(screen.getByText(/Bản của phường, sửa 07:40 hôm nay/)).toBeTruthy();
  expect(screen.queryByText(OWN_FIRST)).toBeNull();
  shown.unmount();
  const again = await edit(set);
  await screen.findByText('Bản của ứng dụng');
  await again.user.click(screen.getByRole('button', { name: 'Lấy lại bản này', hidden: true }));
  again.unmount();
  await guide(set);
  expect(await screen.findByText(OWN_FIRST)).toBeTruthy();
});

test('a number that looks like somebody’s is warned of before saving; an empty guide is not saved', async () => {
  const set = await phoneWithWork('official');
  const { user } = await edit(set);
  const box = await screen.findByLabelText('Các bước, mỗi dòng một bước');
  fireEvent.input(box, { target: { value: 'Gọi 0912 345 678' } });
  expect(await screen.findByText(/dãy số giống số căn cước/)).toBeTruthy();
  fireEvent.input(box, { target: { value: '\n ' } });
  await user.click(screen.getByRole('button', { name: /Lưu cho cả phường/ }));
  expect(await screen.findByText(/Cần tên bài và từ 1 đến 15 bước/)).toBeTruthy();
  expect(await set.phone.db.outbox.count()).toBe(0);
});

test('a member finds no way to change a guide', async () => {
  await edit(await phoneWithWork());
  expect(await screen.findByText('Mục này dành cho cán bộ phường.')).toBeTruthy();
});
