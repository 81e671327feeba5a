import { screen, waitFor, within } from '@testing-library/preact';
import { correction, generate } from 'lean-qr/nano';
import { expect, test, vi } from 'vitest';
import type { Here } from '../../../src/client/here.ts';
import { Team } from '../../../src/client/screens/team.tsx';
import { Refusal } from '../../../src/shared/refusal.ts';
import { hereWith } from '../../support/here.ts';
import { phoneWithWork, type Setting } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

const CODE = { code: 'K7QM2X4D', expires: Date.parse('2026-01-16T00:40:00Z') };
const unreachable = () => Promise.reject(Object.assign(new Error('no'), { name: 'Unreachable' }));

/** The leader's phone; sending takes everything that waits, as with a network. */
function leaders(set: Setting, over: Partial<Here> = {}) {
  const sendNow = async () => set.phone.db.outbox.clear();
  return show(hereWith({ ...set, sendNow, ...over }), '/to', '/to', Team);
}

test('a leader types a name and holds out a square to scan, with the same code in letters', async () => {
  const set = await phoneWithWork();
  const asked: string[] = [];
  const sent: unknown[] = [];
  const { user } = await leaders(set, {
    sendNow: async () => {
      sent.push(...(await set.phone.db.outbox.toArray()).map(({ op }) => op));
      await set.phone.db.outbox.clear();
    },
    invite: async (personId) => {
      asked.push(personId);
      return CODE;
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Thêm thành viên' }));
  await user.type(await screen.findByLabelText('Họ và tên người mới'), ' Đặng  Thị Đào ');
  await user.click(screen.getByRole('button', { name: 'Hiện mã QR' }));

  expect(await screen.findByRole('img', { name: 'Mã QR để vào tổ' })).toBeTruthy();
  expect(screen.getByText('K7QM-2X4D')).toBeTruthy();
  expect(screen.getByText('Đặng Thị Đào')).toBeTruthy();
  expect(screen.getByText(/Dùng được đến 07:40 ngày 16\/01\/2026/)).toBeTruthy();
  expect(sent).toMatchObject([
    { kind: 'person.add', name: 'Đặng Thị Đào', role: 'member', placeId: 'kp3' },
  ]);
  expect(asked).toEqual([(sent[0] as { id: string }).id]);

  await user.click(screen.getByRole('button', { name: 'Xong' }));
  expect(await screen.findByText('Đặng Thị Đào')).toBeTruthy();
  expect(screen.getByRole('heading', { name: '3 thành viên' })).toBeTruthy();
});

test('the square holds the link that opens joining with this code, black on white', async () => {
  const set = await phoneWithWork();
  const { user } = await leaders(set, { invite: async () => CODE });
  await user.click(await screen.findByRole('button', { name: 'Hiện mã QR cho Thành viên 2' }));
  const square = await screen.findByRole('img', { name: 'Mã QR để vào tổ' });
  const code = generate(`${location.origin}/vao#K7QM2X4D`, { minCorrectionLevel: correction.M });
  const black = [...Array(code.size).keys()].flatMap((y) =>
    [...Array(code.size).keys()].filter((x) => code.get(x, y)).map((x) => `${x} ${y}`),
  );
  expect(drawnIn(square)).toEqual(new Set(black));
  expect(square.getAttribute('viewBox')).toBe(`0 0 ${code.size + 8} ${code.size + 8}`);
});

test('without a network the name is kept, the words say so, and the same tap works later', async () => {
  const set = await phoneWithWork();
  const invite = vi.fn<Here['invite']>(unreachable);
  const sendNow = vi.fn(async () => {});
  const { user } = await leaders(set, { invite, sendNow });
  await user.click(await screen.findByRole('button', { name: 'Thêm thành viên' }));
  await user.type(await screen.findByLabelText('Họ và tên người mới'), 'Đặng Thị Đào');
  await user.click(screen.getByRole('button', { name: 'Hiện mã QR' }));

  const said = (await screen.findByText('Chưa hiện được mã cho Đặng Thị Đào')).closest('section');
  expect(said?.textContent).toContain('Tên đã lưu trong máy, không phải nhập lại.');
  const ops = (await set.phone.db.outbox.toArray()).map(({ op }) => op);
  expect(ops).toMatchObject([{ kind: 'person.add', name: 'Đặng Thị Đào' }]);
  // The ward was not asked for the code of somebody it has not heard of.
  expect(invite).not.toHaveBeenCalled();

  sendNow.mockImplementation(async () => set.phone.db.outbox.clear());
  invite.mockResolvedValue(CODE);
  await user.click(within(said as HTMLElement).getByRole('button', { name: 'Hiện mã lần nữa' }));
  expect(await screen.findByText('K7QM-2X4D')).toBeTruthy();
  expect(invite).toHaveBeenCalledExactlyOnceWith(ops[0]?.id);
});

test('a name being typed survives the death of the page', async () => {
  const set = await phoneWithWork();
  const first = await leaders(set);
  await first.user.click(await screen.findByRole('button', { name: 'Thêm thành viên' }));
  await first.user.type(await screen.findByLabelText('Họ và tên người mới'), 'Đặng Thị');
  await waitFor(async () => expect(await set.phone.db.drafts.count()).toBe(1));
  first.unmount();

  const { user } = await leaders(set);
  await user.click(await screen.findByRole('button', { name: 'Thêm thành viên' }));
  const box = (await screen.findByLabelText('Họ và tên người mới')) as HTMLInputElement;
  expect(box.value).toBe('Đặng Thị');
});

test('somebody who is on the team already is not added a second time', async () => {
  const set = await phoneWithWork();
  const { user } = await leaders(set, { invite: async () => CODE });
  await user.click(await screen.findByRole('button', { name: 'Thêm thành viên' }));
  await user.type(await screen.findByLabelText('Họ và tên người mới'), 'thành viên 2');
  await user.click(screen.getByRole('button', { name: 'Hiện mã QR' }));
  expect(await screen.findByText(/Trong tổ đã có Thành viên 2\./)).toBeTruthy();
  expect(await set.phone.db.outbox.count()).toBe(0);
});

test('a leader whose right ended meanwhile is told so beside the list', async () => {
  const set = await phoneWithWork();
  const invite = () => Promise.reject(new Refusal('forbidden'));
  const { user } = await leaders(set, { invite });
  await user.click(await screen.findByRole('button', { name: 'Hiện mã QR cho Thành viên 2' }));
  expect(await screen.findByText('Mục này dành cho cán bộ phường.')).toBeTruthy();
});

test('a member is offered neither adding people nor anybody’s code', async () => {
  const set = await phoneWithWork();
  const person = { id: 'p-minh', name: 'Thành viên 2', role: 'member', placeId: 'kp3' } as const;
  await leaders({ ...set, session: { ...set.session, person } });
  expect(await screen.findByText('Thành viên 1')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Thêm thành viên|Hiện mã/ })).toBeNull();
});

/** The black modules of a drawn code, `x y` from its corner. */
function drawnIn(square: Element): Set<string> {
  const path = square.querySelector('path')?.getAttribute('d') ?? '';
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((run) => run.slice(1).map(Number));
  return new Set(
    runs.flatMap(([x = 0, y = 0, length = 0]) =>
      [...Array(length).keys()].map((n) => `${x + n - 4} ${y - 4}`),
    ),
  );
}
