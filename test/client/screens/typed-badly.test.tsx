import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test, vi } from 'vitest';
import { HereContext } from '../../../src/client/here.ts';
import { AssignmentScreen } from '../../../src/client/screens/assignment.tsx';
import { Join } from '../../../src/client/screens/join.tsx';
import { More } from '../../../src/client/screens/more.tsx';
import { Team } from '../../../src/client/screens/team.tsx';
import { LINE_MAX, TEXT_MAX } from '../../../src/shared/limits.ts';
import { hereWith } from '../../support/here.ts';
import { give, phoneWithWork, type Setting } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

const NAME = 'Đặng Thị Ngữ Ước';
/** As some keyboards and old documents hand text over: letters and their marks apart. */
const apart = (text: string) => text.normalize('NFD');

const enter = (box: HTMLElement, value: string) => fireEvent.input(box, { target: { value } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const ops = async (set: Setting) => (await set.phone.db.outbox.toArray()).map(({ op }) => op);

async function writing() {
  const set = await phoneWithWork();
  const id = await give(set, 'Mở cuộc thi');
  const open = () => show(hereWith(set), `/viec/${id}`, '/viec/:id', AssignmentScreen);
  const box = () => screen.findByLabelText<HTMLTextAreaElement>(/^Ghi chú/);
  return { ...set, set, open, box };
}

/** The join screen with a code that is good; joining gives it a session and a phone. */
async function joining() {
  const set = await phoneWithWork();
  const found = {
    ...{ kind: 'join' as const, wardName: 'Phường Mẫu', placeName: 'Khu phố 3' },
    ...{ personId: 'p-hanh', personName: 'Thành viên 1', role: 'member' as const },
  };
  const join = vi.fn();
  function App() {
    const [work, setWork] = useState({});
    join.mockImplementation(async () => setWork({ session: set.session, phone: set.phone }));
    const here = hereWith({ lookAt: async () => found, join, ...work });
    return (
      <HereContext.Provider value={here}>
        <Join />
      </HereContext.Provider>
    );
  }
  await show(hereWith({}), '/vao#K7QM-2X4D', '/vao', App);
  const box = await screen.findByLabelText<HTMLInputElement>('Tên hiện với phường');
  fireEvent.click(screen.getByLabelText(/^Đã đọc/));
  return { set, box, join };
}

afterEach(() => vi.restoreAllMocks());

test('a note pasted with letters and marks apart is stored composed', async () => {
  const { set, open, box } = await writing();
  await open();
  enter(await box(), apart(NAME));
  press('Lưu ghi chú');
  await waitFor(async () => expect(await ops(set)).toMatchObject([{ text: NAME }]));
});

test('who joins under a name with letters and marks apart has it stored composed', async () => {
  const { set, box } = await joining();
  enter(box, ` ${apart(NAME)} `);
  press('Vào làm việc');
  await waitFor(async () => {
    expect(await ops(set)).toMatchObject([{ kind: 'person.rename', name: NAME }]);
  });
});

test('a name too long to join under is said to be, and stays whole to be shortened', async () => {
  const { box, join } = await joining();
  enter(box, 'ế'.repeat(LINE_MAX + 1));
  press('Vào làm việc');
  expect(await screen.findByText(/^Chữ dài quá\. Chữ đã gõ vẫn còn\./)).toBeTruthy();
  expect(box.value).toHaveLength(LINE_MAX + 1);
  expect(join).not.toHaveBeenCalled();
});

test('a person’s own new name is stored composed; the one they have, apart, is no change', async () => {
  const set = await phoneWithWork();
  await show(hereWith(set), '/them', '/them', More);
  const box = await screen.findByRole('textbox', { name: 'Tên của tôi' });
  enter(box, apart('Thành viên 1'));
  press('Đổi tên');
  enter(box, apart(NAME));
  press('Đổi tên');
  await waitFor(async () => {
    expect(await ops(set)).toMatchObject([{ kind: 'person.rename', name: NAME }]);
  });
});

test('a new member’s name is stored composed, and a twin is known however it is typed', async () => {
  const set = await phoneWithWork();
  await show(hereWith(set), '/to', '/to', Team);
  fireEvent.click(await screen.findByRole('button', { name: 'Thêm thành viên' }));
  const box = await screen.findByLabelText('Họ và tên người mới');
  const showCode = () => fireEvent.submit(box.closest('form') as HTMLFormElement);
  enter(box, apart('Thành viên 2'));
  showCode();
  expect(await screen.findByText(/Trong tổ đã có Thành viên 2/)).toBeTruthy();
  enter(box, apart(NAME));
  showCode();
  await waitFor(async () => {
    expect(await ops(set)).toMatchObject([{ kind: 'person.add', name: NAME }]);
  });
});

test('a note of 10,000 letters is told while it is typed, is not saved, and loses nothing', async () => {
  const { set, phone, open, box } = await writing();
  const first = await open();
  const long = 'ế'.repeat(10_000);
  enter(await box(), long);
  const said =
    'Ghi chú dài 10.000 chữ cái, nhiều nhất là 4.000. Chữ đã gõ vẫn còn; cần bớt 6.000 chữ cái rồi lưu.';
  expect(await screen.findByText(said)).toBeTruthy();
  press('Lưu ghi chú');
  await waitFor(async () => expect((await phone.db.drafts.toArray())[0]?.text).toBe(long));
  expect(await ops(set)).toEqual([]);
  first.unmount();

  await open();
  const again = await box();
  await waitFor(() => expect(again.value).toBe(long));
  expect(screen.getByText(said)).toBeTruthy();
  enter(again, long.slice(0, TEXT_MAX));
  press('Lưu ghi chú');
  await waitFor(async () => expect(await ops(set)).toHaveLength(1));
});

test('a note that fits once its letters are composed is not called too long', async () => {
  const { set, open, box } = await writing();
  await open();
  const fits = 'ế'.repeat(TEXT_MAX);
  enter(await box(), apart(fits));
  expect(screen.queryByText(/^Ghi chú dài/)).toBeNull();
  press('Lưu ghi chú');
  await waitFor(async () => expect(await ops(set)).toMatchObject([{ text: fits }]));
});

test.each([
  ['twelve digits', 'Căn cước 000000000000 của bác'],
  ['a telephone number', 'Gọi 0000 000 000 trước khi đến'],
  ['a number with its area in brackets', 'Gọi (000) 0000 0000'],
])(
  '%s in a note: warned of before saving, with what is safe, and saved all the same (point 29)',
  async (_what, text) => {
    const { set, open, box } = await writing();
    await open();
    enter(await box(), text);
    const said =
      'Trong ghi chú có dãy số giống số căn cước hoặc số điện thoại. Chữ đã gõ vẫn còn. Nên xóa dãy số đó rồi lưu.';
    expect(await screen.findByText(said)).toBeTruthy();
    expect(await ops(set)).toEqual([]);
    press('Lưu ghi chú');
    await waitFor(async () => expect(await ops(set)).toMatchObject([{ text }]));
  },
);

test('a full phone said before does not hide what is typed after it (point 29)', async () => {
  const { phone, open, box } = await writing();
  phone.db.outbox.hook('creating', () => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  await open();
  enter(await box(), 'Gọi lại');
  press('Lưu ghi chú');
  expect(await screen.findByText(/^Máy gần hết chỗ\. Việc đã làm không mất\./)).toBeTruthy();
  enter(await box(), 'Gọi lại 0000 000 000');
  expect(await screen.findByText(/^Trong ghi chú có dãy số/)).toBeTruthy();
  expect((await box()).value).toBe('Gọi lại 0000 000 000');
});
