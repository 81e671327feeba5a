import { screen, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { keepTake, maskTake } from '../../../src/client/local/take.ts';
import { AssignmentScreen } from '../../../src/client/screens/assignment.tsx';
import { photoAddress } from '../../../src/client/screens/photo/address.ts';
import { hereWith } from '../../support/here.ts';
import { give, phoneWithWork } from '../../support/phone-with-work.ts';
import { pictureOf } from '../../support/picture.ts';
import { show } from '../../support/show.tsx';

/** A photo was taken for the second step and lies on the phone. */
async function taken() {
  const set = await phoneWithWork();
  const steps = [{ text: 'Dán thông báo' }, { text: 'Chụp ảnh buổi thi', photo: true }];
  const id = await give(set, 'Mở cuộc thi', { steps });
  const target = { assignmentId: id, stepId: 's2', replaces: null };
  const take = await keepTake(set.phone, target, pictureOf('a'), 'camera');
  const open = () => show(hereWith(set), photoAddress(take), '/viec/:id', AssignmentScreen);
  return { ...set, id, take, open };
}

const useIt = () => screen.getByRole('button', { name: /^Dùng ảnh này/ });

test('a photo is evidence only after the question about its people was answered (point 25)', async () => {
  const { phone, open } = await taken();
  const { user } = await open();
  const answers = await screen.findAllByRole('radio');
  expect(answers.some((answer) => (answer as HTMLInputElement).checked)).toBe(false);
  expect(useIt().textContent).toContain('Chọn một ý ở trên');
  await user.click(useIt());
  expect(await phone.db.outbox.count()).toBe(0);

  await user.click(screen.getByLabelText('Không có người'));
  await user.click(useIt());
  expect(await screen.findByText('Ảnh minh chứng', { selector: 'h2' })).toBeTruthy();
  // A photo and the tick that it earns are two ops, one after the other.
  await waitFor(async () => expect(await phone.db.outbox.count()).toBe(2));
  const [attach, tick] = (await phone.db.outbox.toArray()).map(({ op }) => op);
  expect(attach).toMatchObject({ kind: 'evidence.attach', consent: 'nobody', child: false });
  expect(tick).toMatchObject({ kind: 'step.set', stepId: 's2', done: true });
  expect(await phone.db.takes.count()).toBe(0);
  expect((await phone.db.photos.get('a'.repeat(64)))?.state).toBe('waiting');
});

test('a child on a photo needs a parent’s yes', async () => {
  const { phone, open } = await taken();
  const { user } = await open();
  await user.click(await screen.findByLabelText(/đã hỏi, đồng ý/));
  await user.click(screen.getByLabelText('Có trẻ em trong ảnh'));
  expect(useIt().textContent).toContain('Cần phụ huynh đồng ý');
  await user.click(screen.getByLabelText('Phụ huynh đã đồng ý'));
  await user.click(useIt());
  await waitFor(async () => expect(await phone.db.outbox.count()).toBe(2));
  const first = await phone.db.outbox.orderBy('n').first();
  expect(first?.op).toMatchObject({ consent: 'agreed', child: true });
});

test('who answers that faces are to be covered cannot send the bare photo', async () => {
  const { phone, take, open } = await taken();
  const { user } = await open();
  await user.click(await screen.findByLabelText('Có người – che mặt'));
  expect(useIt().textContent).toContain('Che mặt trước đã');
  await user.click(useIt());
  expect(await phone.db.outbox.count()).toBe(0);

  await maskTake(phone, take.key, pictureOf('b'));
  await waitFor(() => expect(useIt().getAttribute('aria-disabled')).not.toBe('true'));
  await user.click(useIt());
  await waitFor(async () => expect(await phone.db.photos.count()).toBe(1));
  expect(await phone.db.photos.get('a'.repeat(64))).toBeUndefined();
});

test('a photo not decided on waits in the task, also after the page died', async () => {
  const { id, take, phone, session } = await taken();
  await show(hereWith({ phone, session }), `/viec/${id}`, '/viec/:id', AssignmentScreen);
  expect(await screen.findByText('Có ảnh đang làm dở')).toBeTruthy();
  const link = screen.getByRole('link', { name: 'Xem tiếp' });
  expect(link.getAttribute('href')).toBe(photoAddress(take));
});
