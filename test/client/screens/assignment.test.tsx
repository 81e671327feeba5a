import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { readCamera, rememberCamera } from '../../../src/client/local/camera.ts';
import { readSending } from '../../../src/client/local/sending.ts';
import { AssignmentScreen } from '../../../src/client/screens/assignment.tsx';
import { Outbox } from '../../../src/client/screens/outbox.tsx';
import { UNDO_MS } from '../../../src/shared/exchange/phone.ts';
import { hereWith } from '../../support/here.ts';
import { give, phoneWithWork, photoOp, WEDNESDAY } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

const STEPS = [{ text: 'Dán thông báo' }, { text: 'Chụp ảnh buổi thi', photo: true }];

async function opened(as: 'member' | 'official' = 'member', given = {}) {
  const set = await phoneWithWork(as);
  const id = await give(set, 'Mở cuộc thi', {
    steps: STEPS,
    deadlineText: 'Quý II/2026',
    ...given,
  });
  const open = () => show(hereWith(set), `/viec/${id}`, '/viec/:id', AssignmentScreen);
  return { ...set, set, id, open };
}

test('a step ticked by two people credits both and counts once', async () => {
  const { say, id, open } = await opened();
  const tick = { kind: 'step.set' as const, assignmentId: id, stepId: 's1', done: true, seen: [] };
  await say('p-minh', tick);
  await say('p-hanh', tick);
  await open();
  const box = await screen.findByRole('checkbox', { name: 'Dán thông báo' });
  expect((box as HTMLInputElement).checked).toBe(true);
  expect(screen.getByText(/Thành viên 2 đã đánh dấu lúc 07:40/)).toBeTruthy();
  expect(screen.getByText('Cũng đã đánh dấu: Thành viên 1')).toBeTruthy();
});

test('undoing a tick leaves a colleague’s tick standing', async () => {
  const { phone, say, id, open } = await opened();
  const { user } = await open();
  await user.click(await screen.findByRole('checkbox', { name: 'Dán thông báo' }));
  const undo = await screen.findByRole('button', { name: 'Hoàn tác' });
  const tick = { kind: 'step.set' as const, assignmentId: id, stepId: 's1', done: true, seen: [] };
  await say('p-minh', tick);
  await user.click(undo);
  await waitFor(async () => {
    const row = await phone.db.view.get(id);
    const marks = row?.kind === 'assignment' ? row.body.ticks.s1?.marks : [];
    expect(marks?.map((mark) => mark.by)).toEqual(['p-minh']);
  });
});

test('a note being typed comes back after the page died, and leaves the box once it is saved', async () => {
  const { phone, open } = await opened();
  const first = await open();
  const box = await screen.findByLabelText(/Ghi chú/);
  await first.user.type(box, 'Hẹn lại ba hộ');
  await waitFor(async () => expect(await phone.db.drafts.count()).toBe(1));
  first.unmount();
  const { user } = await open();
  const again = (await screen.findByLabelText(/Ghi chú/)) as HTMLTextAreaElement;
  await waitFor(() => expect(again.value).toBe('Hẹn lại ba hộ'));
  await user.click(screen.getByRole('button', { name: 'Lưu ghi chú' }));
  const note = (await screen.findByText('Hẹn lại ba hộ', { selector: 'p' })).closest('li');
  expect(within(note as HTMLElement).getByText('Chờ gửi')).toBeTruthy();
  expect((screen.getByLabelText(/Ghi chú/) as HTMLTextAreaElement).value).toBe('');
  expect(await phone.db.drafts.count()).toBe(0);
});

test('two values written without knowing of each other are told, and nothing is asked', async () => {
  const { say, id, open } = await opened('member', { target: { number: 30, unit: 'hộ' } });
  const value = { kind: 'progress.set' as const, assignmentId: id, seen: [] };
  await say('p-minh', { ...value, value: 12 });
  await say('p-hanh', { ...value, value: 14 });
  await open();
  expect(await screen.findByText('Hai người cùng ghi')).toBeTruthy();
  expect(screen.getByText(/14\/30 hộ/)).toBeTruthy();
});

test('who wrote the second of two values says Đã hiểu at the task, and Hộp gửi tells it no more', async () => {
  const { set, phone, say, id, open } = await opened('member', {
    target: { number: 30, unit: 'hộ' },
  });
  const value = { kind: 'progress.set' as const, assignmentId: id, seen: [] };
  await say('p-minh', { ...value, value: 12 });
  const op = await say('p-hanh', { ...value, value: 14 });
  const outcome = { id: op, outcome: 'merged' as const, why: null, at: WEDNESDAY };
  await phone.db.outcomes.put({ ...outcome, told: 0 });
  const { user, unmount } = await open();
  expect(await screen.findByText('Hai người cùng ghi')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Đã hiểu' }));
  await waitFor(() => expect(screen.queryByText('Hai người cùng ghi')).toBeNull());
  unmount();
  await show(hereWith(set), '/hop-gui', '/hop-gui', Outbox);
  expect(await screen.findByRole('button', { name: 'Gửi ngay' })).toBeTruthy();
  expect(await screen.findByText(/Gửi xong lần cuối/)).toBeTruthy();
  expect(screen.queryByText(/Cả hai bản đều được giữ/)).toBeNull();
});

test('a result is a number; anything else is refused in words beside it and stays', async () => {
  const { phone, open } = await opened('member', { target: { number: 3000, unit: 'hộ' } });
  const { user } = await open();
  const box = (await screen.findByLabelText(/Nhập số hộ/)) as HTMLInputElement;
  await user.type(box, 'mười');
  await user.click(screen.getByRole('button', { name: 'Ghi kết quả' }));
  expect(await screen.findByText(/Cần nhập một số/)).toBeTruthy();
  expect(box.value).toBe('mười');
  await user.clear(box);
  await user.type(box, '1.234');
  await user.click(screen.getByRole('button', { name: 'Ghi kết quả' }));
  expect(await screen.findByText(/1\.234\/3\.000 hộ/)).toBeTruthy();
  expect(await phone.db.outbox.count()).toBe(1);
});

test('the work says how many of its photos have reached the ward', async () => {
  const { say, id, open } = await opened();
  const ids = [];
  for (const letter of ['a', 'b', 'c']) ids.push(await say('p-minh', photoOp(id, 's2', letter)));
  const sha256 = 'a'.repeat(64);
  await say('server', {
    kind: 'evidence.store',
    part: 'photo',
    evidenceIds: ids.slice(0, 1),
    sha256,
  });
  await open();
  expect(await screen.findByText('1/3 ảnh đã đến phường')).toBeTruthy();
});

test('a photo sent back says who wrote what, and offers a new one', async () => {
  const { say, id, open } = await opened();
  const photo = await say('p-hanh', photoOp(id, 's2', 'a'));
  const reason = 'Ảnh mờ.';
  await say('p-thao', { kind: 'evidence.return', evidenceId: photo, reason, seen: [] });
  await open();
  expect(await screen.findByText('Cán bộ 1 (phường) ghi: “Ảnh mờ.”')).toBeTruthy();
  expect(screen.getByText('Cần làm lại')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Chụp lại' })).toBeTruthy();
});

test('a photo sent back can be answered in words: the focus is in the note box', async () => {
  const { say, id, open } = await opened();
  const photo = await say('p-hanh', photoOp(id, 's2', 'a'));
  await say('p-hanh', photoOp(id, 's2', 'b'));
  await say('p-thao', { kind: 'evidence.return', evidenceId: photo, reason: 'Mờ.', seen: [] });
  const { user } = await open();
  // What was typed before is read from the disk first.
  const box = await screen.findByLabelText(/Ghi chú/);
  await user.click(screen.getByRole('button', { name: 'Nhắn lại phường' }));
  expect(document.activeElement).toBe(box);
});

test('a person takes a photo of their own back, after having read what that means', async () => {
  const { phone, say, id, open } = await opened();
  const own = await say('p-hanh', photoOp(id, 's2', 'a'));
  const sha256 = 'a'.repeat(64);
  const bytes = new ArrayBuffer(8);
  const lane = { state: 'waiting' as const, tried: false, why: null, evidenceId: own };
  await phone.db.photos.put({ sha256, bytes, ...lane });
  await say('p-minh', photoOp(id, 's2', 'b'));
  const { user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Thu hồi' }));
  expect(screen.getByText(/Bước đã đánh dấu vẫn giữ nguyên/)).toBeTruthy();
  expect(screen.getByText('Ảnh còn chờ trong máy thì không gửi nữa.')).toBeTruthy();
  expect(await phone.db.outbox.count()).toBe(0);
  await user.click(await screen.findByRole('button', { name: 'Thu hồi ảnh' }));
  await waitFor(() => expect(screen.getAllByRole('figure')).toHaveLength(1));
  expect(screen.queryByRole('button', { name: 'Thu hồi' })).toBeNull();
  expect(await phone.db.outbox.toArray()).toMatchObject([
    { op: { kind: 'evidence.retract', evidenceId: own } },
  ]);
  expect((await readSending(phone)).photos).toBe(0);
});

test('a photo on its way says on its task how much of it the ward holds', async () => {
  const { phone, say, id, open } = await opened();
  const own = await say('p-hanh', photoOp(id, 's2', 'a'));
  const sha256 = 'a'.repeat(64);
  const photo = { state: 'waiting' as const, tried: true, why: null, evidenceId: own };
  await phone.db.photos.put({ sha256, bytes: new ArrayBuffer(8), ...photo });
  const lane = { key: 'photos', slow: false, each: null } as const;
  await phone.db.net.put({ ...lane, sending: [{ sha256, percent: 60 }] });
  await open();
  expect(await within(await screen.findByRole('figure')).findByText('Đang gửi 60%')).toBeTruthy();
  await phone.db.photos.update(sha256, { state: 'stored' });
  expect(await within(screen.getByRole('figure')).findByText('Đã gửi')).toBeTruthy();
});

test('a photo that was reviewed is not taken back, also where the answer comes while asking', async () => {
  const { phone, say, id, open } = await opened();
  const own = await say('p-hanh', photoOp(id, 's2', 'a'));
  const { user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Thu hồi' }));
  const dialog = screen.getByText('Thu hồi ảnh này?').closest('dialog');
  await waitFor(() => expect(dialog?.open).toBe(true));
  await say('p-thao', { kind: 'evidence.approve', evidenceId: own, seen: [] });
  await waitFor(() => expect(dialog?.open).toBe(false));
  expect(screen.queryByRole('button', { name: 'Thu hồi' })).toBeNull();
  expect(await phone.db.outbox.count()).toBe(0);
});

test('the ward can be called from the work, and an official has no such button', async () => {
  const first = await (await opened()).open();
  const call = await screen.findByRole('link', { name: 'Gọi phường: 0000 000 000' });
  expect(call.getAttribute('href')).toBe('tel:0000000000');
  first.unmount();
  await (await opened('official')).open();
  await screen.findByText('Mở cuộc thi', { selector: 'p' });
  expect(screen.queryByRole('link', { name: /^Gọi/ })).toBeNull();
});

test('a number is told and can be undone while it has not been sent; a first one is told (point 15)', async () => {
  const { phone, id, open } = await opened('member', { target: { number: 30, unit: 'hộ' } });
  const { user } = await open();
  const count = async (value: string) => {
    const box = await screen.findByLabelText(/Nhập số hộ/);
    await user.type(box, value);
    await user.click(screen.getByRole('button', { name: 'Ghi kết quả' }));
  };
  await count('13');
  expect(await screen.findByText('Đã ghi 13/30')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Hoàn tác' })).toBeNull();
  await screen.findByText(/13\/30 hộ/);
  await count('31');
  const bar = (await screen.findByText('Đã ghi 31/30')).closest('[role=status]') as HTMLElement;
  const [, held] = await phone.db.outbox.orderBy('n').toArray();
  expect(held?.notBefore).toBe(WEDNESDAY + UNDO_MS);
  await user.click(within(bar).getByRole('button', { name: 'Hoàn tác' }));
  expect(await screen.findByText(/13\/30 hộ/)).toBeTruthy();
  const row = await phone.db.view.get(id);
  const readings = row?.kind === 'assignment' ? row.body.readings : [];
  expect(readings.map(({ value }) => value)).toEqual([13]);
});

test('a disk that is busy keeps no camera closed, and is told in the end what the photo is for', async () => {
  const { phone, id, open } = await opened();
  const { user } = await open();
  const button = await screen.findByRole('button', { name: /^Chụp ảnh cho bước/ });
  let opens = 0;
  document.querySelector('input[name=camera]')?.addEventListener('click', () => opens++);
  let busy = true;
  const disk = phone.db.transaction('rw', phone.db.drafts, async () => {
    while (busy) await phone.db.drafts.get('camera');
  });
  await user.click(button);
  await waitFor(() => expect(opens).toBe(1), { timeout: 10_000 });
  busy = false;
  await disk;
  await waitFor(async () => expect(await readCamera(phone)).toMatchObject({ assignmentId: id }));
  expect(opens).toBe(1);
});

test('a camera that never gave its photo back: the task says which one is missing', async () => {
  const { phone, id, open } = await opened();
  await rememberCamera(phone, { assignmentId: id, stepId: 's2', replaces: null });
  const { user } = await open();
  const lost = (await screen.findByText(/Ảnh vừa chụp chưa vào được/)).closest('section');
  expect(within(lost as HTMLElement).getByText('Chụp ảnh buổi thi')).toBeTruthy();
  expect(within(lost as HTMLElement).getByRole('button', { name: 'Chụp lại' })).toBeTruthy();
  await user.click(within(lost as HTMLElement).getByRole('button', { name: 'Không chụp nữa' }));
  await waitFor(() => expect(screen.queryByText(/Ảnh vừa chụp chưa vào được/)).toBeNull());
});

test('an official looks and has nothing to press, but sees who did what', async () => {
  const { say, id, open } = await opened('official');
  const tick = { kind: 'step.set' as const, assignmentId: id, stepId: 's1', done: true, seen: [] };
  await say('p-minh', tick);
  await open();
  expect(await screen.findByText(/Thành viên 2 đã đánh dấu/)).toBeTruthy();
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.queryByRole('button', { name: /Chụp/ })).toBeNull();
  expect(screen.queryByLabelText(/Ghi chú/)).toBeNull();
});

test('work that the ward took back says so and keeps what was written', async () => {
  const { say, id, open } = await opened();
  await say('p-minh', { kind: 'note.add', assignmentId: id, placeId: 'kp3', text: 'Đã dán' });
  await say('p-thao', { kind: 'assignment.withdraw', assignmentIds: [id] });
  await open();
  expect(await screen.findByText(/đã thu hồi việc này/)).toBeTruthy();
  expect(await screen.findByText('Đã dán')).toBeTruthy();
});

test('a person takes a note of their own back after being asked, and no colleague’s', async () => {
  const { phone, say, id, open } = await opened();
  const note = { kind: 'note.add' as const, assignmentId: id, placeId: 'kp3' };
  const own = await say('p-hanh', { ...note, text: 'Ghi nhầm việc' });
  await say('p-minh', { ...note, text: 'Đã dán' });
  const { user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Thu hồi' }));
  expect(screen.getByText(/Chữ trong ghi chú/)).toBeTruthy();
  expect(await phone.db.outbox.count()).toBe(0);
  await user.click(await screen.findByRole('button', { name: 'Thu hồi ghi chú' }));
  await waitFor(() => expect(screen.queryByText('Ghi nhầm việc')).toBeNull());
  expect(screen.getByText('Đã dán')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Thu hồi' })).toBeNull();
  expect(await phone.db.outbox.toArray()).toMatchObject([
    { op: { kind: 'note.retract', noteId: own } },
  ]);
});

test('an official can take back any note, as where it names a person', async () => {
  const { phone, say, id, open } = await opened('official');
  const about = { kind: 'note.add' as const, assignmentId: id, placeId: 'kp3' };
  const note = await say('p-minh', { ...about, text: 'Số 012345678901' });
  const { user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Thu hồi' }));
  await user.click(await screen.findByRole('button', { name: 'Thu hồi ghi chú' }));
  await waitFor(() => expect(screen.queryByText(/012345678901/)).toBeNull());
  expect(JSON.stringify(await phone.db.view.get(note))).not.toContain('012345678901');
});

test('the printed words of the plan stand with the work', async () => {
  const { open } = await opened();
  await open();
  for (const words of ['Quý II/2026', 'Phòng VHXH', 'Báo cáo kết quả', 'Mở cuộc thi']) {
    expect((await screen.findAllByText(words)).length).toBeGreaterThan(0);
  }
});

test('an address of work that is not here says that nothing is lost', async () => {
  const { set } = await opened();
  await show(hereWith(set), '/viec/none', '/viec/:id', AssignmentScreen);
  expect(await screen.findByText(/Không tìm thấy việc này/)).toBeTruthy();
});

test('a day that a later plan moved is told with the day it was, and what was done stands', async () => {
  const { phone, say, id, open } = await opened('member', { due: '2026-06-30' });
  const tick = { kind: 'step.set' as const, assignmentId: id, stepId: 's1', done: true, seen: [] };
  await say('p-minh', tick);
  const row = await phone.db.view.get(id);
  const taskId = row?.kind === 'assignment' ? row.body.taskId : '';
  const words = { deadlineText: 'Quý III/2026', deadline: { kind: 'quarter', due: '2026-09-30' } };
  await say('p-thao', { kind: 'task.set', taskId, words, due: '2026-09-30', assignmentIds: [id] });
  await open();
  expect(
    await screen.findByText(
      'Phường vừa đổi hạn sang 30/09, trước là 30/06. Việc đã làm được giữ nguyên.',
    ),
  ).toBeTruthy();
  const box = await screen.findByRole('checkbox', { name: 'Dán thông báo' });
  expect((box as HTMLInputElement).checked).toBe(true);
});

test.each([
  ['named', null, '2026-01-20', 'Phường vừa đổi hạn sang 20/01. Việc đã làm được giữ nguyên.'],
  [
    'taken away',
    '2026-06-30',
    null,
    'Phường vừa bỏ hạn, trước là 30/06. Việc đã làm được giữ nguyên.',
  ],
  [
    'moved to another year',
    '2026-06-30',
    '2027-01-20',
    'Phường vừa đổi hạn sang 20/01/2027, trước là 30/06. Việc đã làm được giữ nguyên.',
  ],
])(
  'a day that a later plan has %s is told, and that the work stands',
  async (_what, due, next, said) => {
    const { phone, say, id, open } = await opened('member', { due });
    const row = await phone.db.view.get(id);
    const taskId = row?.kind === 'assignment' ? row.body.taskId : '';
    const words = { deadlineText: 'Quý III/2026', deadline: { kind: 'day', due: next } };
    await say('p-thao', { kind: 'task.set', taskId, words, due: next, assignmentIds: [id] });
    await open();
    expect(await screen.findByText(said)).toBeTruthy();
  },
);

test('a leader gives work to one of the team, to another, and back to all', async () => {
  const { phone, open } = await opened();
  const said = async () =>
    (await phone.db.outbox.orderBy('n').toArray()).map(({ op }) =>
      op.kind === 'doer.set' ? op.personId : op.kind,
    );
  const { user } = await open();
  const choose = (name: string) => user.selectOptions(screen.getByLabelText('Giao cho'), name);
  await screen.findByLabelText('Giao cho');
  await choose('Thành viên 2');
  expect(await screen.findByText(/^Đã lưu trong máy\. Thành viên 2 thấy việc này/)).toBeTruthy();
  await choose('Thành viên 1 (đang dùng máy này)');
  await choose('Cả tổ cùng làm');
  await waitFor(async () => expect(await said()).toEqual(['p-minh', 'p-hanh', null]));
  expect(await screen.findByText(/Việc này lại là của cả tổ/)).toBeTruthy();
});

test('a member sees whose the work is and gives it to nobody', async () => {
  const { set, say, id } = await opened();
  await say('p-hanh', { kind: 'doer.set', assignmentId: id, personId: 'p-minh' });
  const person = { id: 'p-minh', name: 'Thành viên 2', role: 'member', placeId: 'kp3' } as const;
  const here = hereWith({ ...set, session: { ...set.session, person } });
  await show(here, `/viec/${id}`, '/viec/:id', AssignmentScreen);
  expect(await screen.findByText('Người làm: Thành viên 2 (đang dùng máy này)')).toBeTruthy();
  expect(await screen.findByLabelText(/Ghi chú/)).toBeTruthy();
  expect(screen.queryByLabelText('Giao cho')).toBeNull();
});

test('work of somebody who left the team asks for another, and is everybody’s until then', async () => {
  const { say, id, open } = await opened();
  await say('p-hanh', { kind: 'doer.set', assignmentId: id, personId: 'p-minh' });
  await say('p-thao', { kind: 'person.remove', personId: 'p-minh' });
  await open();
  expect(await screen.findByText(/^Thành viên 2 không còn ở tổ này/)).toBeTruthy();
  expect((screen.getByLabelText('Giao cho') as HTMLSelectElement).value).toBe('');
});

test('an erased photo says why it is gone and offers a new one; its step stays ticked', async () => {
  const { say, id, open } = await opened();
  await say('p-hanh', { kind: 'step.set', assignmentId: id, stepId: 's2', done: true, seen: [] });
  const gone = await say('p-hanh', photoOp(id, 's2', 'a'));
  await say('p-thao', { kind: 'evidence.erase', evidenceId: gone });
  const first = await open();
  const said = /Ảnh có giấy tờ tùy thân nên phường đã xóa/;
  const notice = (await screen.findByText(said)).closest('section') as HTMLElement;
  expect(within(notice).getByText('Chụp ảnh buổi thi')).toBeTruthy();
  expect(within(notice).getByRole('button', { name: 'Chụp lại' })).toBeTruthy();
  expect(await screen.findByLabelText(/Ghi chú/)).toBeTruthy();
  expect(screen.queryByRole('figure')).toBeNull();
  const box = screen.getByRole('checkbox', { name: 'Chụp ảnh buổi thi' }) as HTMLInputElement;
  expect(box.checked).toBe(true);
  first.unmount();

  await say('p-hanh', photoOp(id, 's2', 'b', gone));
  await open();
  expect(await screen.findByRole('figure')).toBeTruthy();
  expect(screen.queryByText(said)).toBeNull();
});

test('an official can have a photo with papers erased long after it was approved', async () => {
  const { phone, say, id, open } = await opened('official');
  const photo = await say('p-hanh', photoOp(id, 's2', 'a'));
  await say('p-thao', { kind: 'evidence.approve', evidenceId: photo, seen: [] });
  const { user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Xóa: có giấy tờ' }));
  await user.click(await screen.findByRole('button', { name: 'Xóa ở mọi nơi' }));
  expect(await screen.findByText(/đã xóa để bảo vệ bà con/)).toBeTruthy();
  expect(screen.queryByRole('figure')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Chụp lại' })).toBeNull();
  expect(await phone.db.outbox.toArray()).toMatchObject([
    { op: { kind: 'evidence.erase', evidenceId: photo } },
  ]);
});
