import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { keepJoinedCode } from '../../../src/client/local/joined-code.ts';
import { Install } from '../../../src/client/screens/install.tsx';
import { Leave } from '../../../src/client/screens/leave.tsx';
import { Practice } from '../../../src/client/screens/practice.tsx';
import { hereWith } from '../../support/here.ts';
import { phoneWithWork } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';
import { startTexts } from '../../support/texts.ts';
import { IN_APP, OWN } from '../../support/user-agents.ts';

afterEach(() => vi.restoreAllMocks());

const LINK = 'https://toso.example/vao#K7QM2X4D';

async function inside(userAgent: string, app: string, address = LINK) {
  await startTexts();
  render(<Leave app={app} userAgent={userAgent} address={address} />);
}

test('inside Zalo on Android one tap leads to Chrome, and the code is shown and travels along (point 17)', async () => {
  await inside(IN_APP[1]?.[1] ?? '', 'Zalo');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
    'Trang này đang mở trong Zalo',
  );
  const link = screen.getByRole('link', { name: 'Mở bằng Chrome' });
  expect(link.getAttribute('href')).toContain('/vao#K7QM2X4D#Intent;');
  expect(screen.getByText('Mã tham gia: K7QM-2X4D')).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('inside Zalo on an older iPhone the steps lead to Safari, without a button that does nothing', async () => {
  await inside((IN_APP[0]?.[1] ?? '').replace('17_5', '15_8'), 'Zalo', LINK.split('#')[0]);
  expect(screen.queryByRole('link')).toBeNull();
  expect(screen.getByText(/Cần mở bằng Safari/)).toBeTruthy();
  expect(screen.queryByText(/Mã tham gia/)).toBeNull();
});

test('the link is copied whole, or is there to be held where copying is not allowed', async () => {
  await inside(IN_APP[13]?.[1] ?? '', '');
  const user = userEvent.setup();
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new TypeError());
  await user.click(screen.getByRole('button', { name: 'Sao chép đường dẫn' }));
  expect(await screen.findByText(/Nhấn giữ vào đường dẫn/)).toBeTruthy();
  expect(screen.getByText(LINK)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Sao chép đường dẫn' }));
  expect(await screen.findByText('Đã sao chép. Mở Chrome rồi dán vào ô địa chỉ.')).toBeTruthy();
  expect(write).toHaveBeenLastCalledWith(LINK);
});

const practise = async (answers: boolean) => {
  const set = await phoneWithWork();
  const sendNow = async () => {
    if (answers) await set.phone.db.phone.update('phone', { heardAt: 1 });
  };
  const before = await set.phone.db.view.toArray();
  const shown = await show(hereWith({ ...set, sendNow }), '/lam-thu', '/lam-thu', Practice);
  await shown.user.click(await screen.findByRole('checkbox', { name: /Làm thử/ }));
  const leftNothing = async () => {
    expect(await set.phone.db.outbox.count()).toBe(0);
    expect(await set.phone.db.view.toArray()).toEqual(before);
  };
  return { ...shown, leftNothing };
};

test('the practice task shows “Đã gửi” once the ward answered, and leaves no trace in its numbers', async () => {
  const { user, leftNothing } = await practise(true);
  expect(await screen.findByText('Đã gửi')).toBeTruthy();
  await leftNothing();
  await user.click(screen.getByRole('button', { name: 'Hoàn tác' }));
  const box = screen.getByRole('checkbox', { name: /Làm thử/ }) as HTMLInputElement;
  expect(box.checked).toBe(false);
});

test('without an answer the practice task waits, as real work would', async () => {
  const { user, leftNothing } = await practise(false);
  expect(await screen.findByText(/Đã ghi, đang chờ gửi/)).toBeTruthy();
  expect(screen.queryByText('Đã gửi')).toBeNull();
  await leftNothing();
  await user.click(screen.getByRole('button', { name: 'Tiếp tục' }));
  expect(await screen.findByText('at /cai-may')).toBeTruthy();
});

const on = (userAgent: string) =>
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent);

test('an iPhone shows the steps with the code that is asked for once more (point 18)', async () => {
  on(OWN[5]?.[1] ?? '');
  keepJoinedCode('K7QM2X4D');
  await show(hereWith(await phoneWithWork()), '/cai-may', '/cai-may', Install);
  expect(await screen.findByText('Chọn “Thêm vào MH chính”')).toBeTruthy();
  expect(screen.getByText(/nhập đúng mã này: K7QM-2X4D/)).toBeTruthy();
  expect(location.href).not.toContain('K7QM');
});

test('on Android the browser’s own offer is made by a tap only', async () => {
  on(OWN[0]?.[1] ?? '');
  const install = vi.fn(async () => {});
  const set = await phoneWithWork();
  const { user } = await show(hereWith({ ...set, install }), '/cai-may', '/cai-may', Install);
  const button = await screen.findByRole('button', { name: 'Cài vào máy' });
  expect(install).not.toHaveBeenCalled();
  await user.click(button);
  expect(install).toHaveBeenCalledOnce();
});
