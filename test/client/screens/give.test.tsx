import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Give } from '../../../src/client/screens/give.tsx';
import { hereWith } from '../../support/here.ts';
import type { Setting } from '../../support/phone-with-work.ts';
import { give, phoneWithWork } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

/** A task that khu phố 3 has, and khu phố 11 and 20 do not. */
async function ward() {
  const set = await phoneWithWork('official');
  for (const order of [11, 20]) {
    await set.say('p-thao', { kind: 'place.add', name: `Khu phố ${order}`, order });
  }
  const work = await give(set, 'Mở cuộc thi', { due: '2026-06-30', deadlineText: 'Quý II/2026' });
  const { taskId } = ((await set.phone.db.view.get(work)) as { body: { taskId: string } }).body;
  return { ...set, taskId };
}

const open = ({ taskId, ...set }: Setting & { taskId: string }) =>
  show(hereWith(set), `/nhiem-vu/${taskId}/giao`, '/nhiem-vu/:id/giao', Give);

test('one tap chooses every place that does not have the task yet, and one op gives it', async () => {
  const set = await ward();
  const { user } = await open(set);
  await user.click((await screen.findAllByRole('checkbox', { name: 'Chọn tất cả' }))[0]!);
  expect(screen.getByText('Đã chọn 2/2')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Lớp tập huấn' }));
  await user.click(screen.getByRole('button', { name: 'Xuống bước 1' }));
  await user.click(screen.getByRole('button', { name: 'Bỏ bước 4' }));
  await user.type(screen.getByLabelText('Chỉ tiêu'), '1.200');
  await user.type(screen.getByLabelText('Đơn vị tính'), 'người');
  await user.click(screen.getByRole('button', { name: 'Giao việc' }));
  const ask = within(await screen.findByRole('dialog', { name: 'Giao 1 việc cho 2 khu phố?' }));
  await user.click(ask.getByRole('button', { name: 'Giao việc' }));
  await screen.findByText(`at /nhiem-vu/${set.taskId}`);

  const [entry, ...more] = await set.phone.db.outbox.toArray();
  expect(more).toEqual([]);
  expect(entry?.op).toMatchObject({
    kind: 'task.give',
    taskId: set.taskId,
    due: '2026-06-30',
    target: { number: 1200, unit: 'người' },
    steps: [
      { text: 'Chuẩn bị nơi học, mạng và màn hình', photo: false },
      { text: 'Mời người học, chốt giờ và danh sách', photo: false },
      { text: 'Mở lớp', photo: true },
    ],
  });
  expect(entry?.op.kind === 'task.give' && entry.op.placeIds).not.toContain('kp3');
  expect(await set.phone.db.drafts.count()).toBe(0);
});

test('the ward asks where photos are taken only if an official says so', async () => {
  const set = await ward();
  const { user } = await open(set);
  const box = await screen.findByRole('checkbox', { name: /^Hỏi vị trí khi chụp ảnh/ });
  expect((box as HTMLInputElement).checked).toBe(false);
  const giveTo = async (place: string) => {
    await user.click(await screen.findByRole('checkbox', { name: place }));
    await user.click(screen.getByRole('button', { name: 'Lớp tập huấn' }));
    await user.click(screen.getByRole('button', { name: 'Giao việc' }));
    const ask = within(await screen.findByRole('dialog', { name: /^Giao 1 việc/ }));
    await user.click(ask.getByRole('button', { name: 'Giao việc' }));
    await screen.findByText(`at /nhiem-vu/${set.taskId}`);
  };
  await giveTo('Khu phố 11');
  const [plain] = await set.phone.db.outbox.toArray();
  expect(plain?.op).not.toHaveProperty('asksSpot');

  cleanup();
  const again = await open(set);
  await again.user.click(await screen.findByRole('checkbox', { name: /^Hỏi vị trí/ }));
  await giveTo('Khu phố 20');
  const asking = await set.phone.db.outbox.orderBy('n').last();
  expect(asking?.op).toMatchObject({ kind: 'task.give', asksSpot: true });
});

test('nothing is given while something is missing, and each gap says what it wants', async () => {
  const set = await ward();
  const { user } = await open(set);
  await user.type(await screen.findByLabelText('Chỉ tiêu'), 'nhiều');
  await user.click(screen.getByRole('button', { name: 'Thêm bước' }));
  await user.click(screen.getByRole('button', { name: 'Giao việc' }));
  expect(await screen.findByText('Chọn ít nhất một khu phố.')).toBeTruthy();
  expect(await screen.findByText('Viết việc phải làm, hoặc bỏ bước này.')).toBeTruthy();
  expect(await screen.findByText('Cần một số, ví dụ 30, hoặc để trống.')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(await set.phone.db.outbox.count()).toBe(0);
});

test('what was chosen and typed is there again after the page died', async () => {
  const set = await ward();
  const first = await open(set);
  await first.user.click(await screen.findByRole('checkbox', { name: 'Khu phố 11' }));
  await first.user.click(screen.getByRole('button', { name: 'Thêm bước' }));
  await first.user.type(screen.getByLabelText('Bước 1'), 'Nguyễn Thị Đào mời');
  await waitFor(async () => {
    const [draft] = await set.phone.db.drafts.toArray();
    expect(draft?.text).toContain('Nguyễn Thị Đào mời');
  });
  first.unmount();
  await open(set);
  expect(await screen.findByDisplayValue('Nguyễn Thị Đào mời')).toBeTruthy();
  expect((screen.getByRole('checkbox', { name: 'Khu phố 11' }) as HTMLInputElement).checked).toBe(
    true,
  );
});

test('undoing a template brings the steps back and leaves what was chosen since', async () => {
  const set = await ward();
  const { user } = await open(set);
  await user.click(await screen.findByRole('button', { name: 'Cuộc thi' }));
  await user.click(screen.getByRole('checkbox', { name: 'Khu phố 20' }));
  await user.click(screen.getByRole('button', { name: 'Hoàn tác' }));
  expect(await screen.findByText(/Chưa có bước nào/)).toBeTruthy();
  expect((screen.getByRole('checkbox', { name: 'Khu phố 20' }) as HTMLInputElement).checked).toBe(
    true,
  );
});

test('the printed deadline stands beside the day', async () => {
  await open(await ward());
  expect(
    await screen.findByText(/Kế hoạch ghi: Quý II\/2026\. Hạn chọn: Thứ Ba, 30\/06\/2026/),
  ).toBeTruthy();
});

test('a press that gives nothing brings the first sentence that says why into view', async () => {
  const shown: (string | null)[] = [];
  const before = Element.prototype.scrollIntoView;
  Element.prototype.scrollIntoView = function scrolled(this: Element) {
    shown.push(this.textContent);
  };
  try {
    const { user } = await open(await ward());
    await user.click(await screen.findByRole('button', { name: 'Giao việc' }));
    await waitFor(() => expect(shown).toHaveLength(1));
    const first = screen.getAllByRole('alert').find((one) => one.textContent !== '');
    expect(shown).toEqual([first?.textContent]);
    expect(await screen.findByRole('button', { name: 'Giao việc' })).toBeTruthy();
  } finally {
    Element.prototype.scrollIntoView = before;
  }
});
