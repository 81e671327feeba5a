import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { People } from '../../../src/client/screens/people.tsx';
import { hereWith } from '../../support/here.ts';
import { phoneWithWork } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

test('an invitation shows code, link and last day, and a person just added goes first', async () => {
  const set = await phoneWithWork('official');
  const asked: string[] = [];
  const here = hereWith({
    ...set,
    sendNow: async () => void asked.push('send'),
    invite: async (personId) => {
      asked.push(personId);
      return { code: 'K7QM2X4D', expires: Date.parse('2026-01-28T00:40:00Z') };
    },
  });
  const { user } = await show(here, '/khu-pho', '/khu-pho', People);
  await user.click(await screen.findByText('Khu phố 3'));
  await user.click(screen.getByRole('button', { name: /Làm giấy mời cho Thành viên 2/ }));
  expect(await screen.findByText('K7QM-2X4D')).toBeTruthy();
  expect(screen.getByText(/\/vao#K7QM2X4D$/)).toBeTruthy();
  expect(screen.getByText('Dùng được đến 07:40 ngày 28/01/2026')).toBeTruthy();
  expect(await screen.findByText('Cần giúp: 0000 000 000')).toBeTruthy();
  expect(asked).toEqual(['send', 'p-minh']);
});

test('without a network an invitation says so, while a person can still be added', async () => {
  const set = await phoneWithWork('official');
  const unreachable = Object.assign(new Error('no answer'), { name: 'Unreachable' });
  const here = hereWith({ ...set, invite: () => Promise.reject(unreachable) });
  const { user } = await show(here, '/khu-pho', '/khu-pho', People);
  await user.click(await screen.findByText('Khu phố 3'));
  await user.click(screen.getByRole('button', { name: /Làm giấy mời cho Thành viên 1/ }));
  expect(await screen.findByText(/Chưa làm được giấy mời: cần có mạng/)).toBeTruthy();

  await user.click(screen.getByRole('button', { name: 'Thêm người' }));
  await user.type(await screen.findByLabelText('Họ và tên'), ' Đặng  Thị Đào ');
  await user.click(screen.getByRole('button', { name: 'Thêm' }));
  expect(await screen.findByText('Chọn khu phố.')).toBeTruthy();
  await user.selectOptions(screen.getByLabelText('Thuộc khu phố'), 'Khu phố 3');
  await user.click(screen.getByRole('button', { name: 'Thêm' }));
  expect(await screen.findByText('Đã thêm Đặng Thị Đào.')).toBeTruthy();
  const [entry] = await set.phone.db.outbox.toArray();
  expect(entry?.op).toMatchObject({
    kind: 'person.add',
    name: 'Đặng Thị Đào',
    role: 'member',
    placeId: 'kp3',
  });
});

test('a place that is there already is not added twice', async () => {
  const set = await phoneWithWork('official');
  const { user } = await show(hereWith(set), '/khu-pho', '/khu-pho', People);
  await user.click(await screen.findByRole('button', { name: 'Thêm khu phố' }));
  await user.type(await screen.findByLabelText('Tên khu phố'), 'khu phố 3');
  await user.click(screen.getByRole('button', { name: 'Thêm' }));
  expect(await screen.findByText('Đã có Khu phố 3.')).toBeTruthy();
  expect(await set.phone.db.outbox.count()).toBe(0);
});

test('a pasted list is looked through before it adds anybody, and adds everybody as one', async () => {
  const set = await phoneWithWork('official');
  const { user } = await show(hereWith(set), '/khu-pho', '/khu-pho', People);
  await user.click(await screen.findByRole('button', { name: 'Dán danh sách người' }));
  const box = await screen.findByLabelText('Danh sách họ tên');
  const text = 'Người Một\tTổ trưởng\tKhu phố 9\nThành viên 2\tKhu phố 3\nNgười Hai\tKhu phố 3';
  fireEvent.input(box, { target: { value: text } });
  expect(await screen.findByText(/Sẽ thêm khu phố: Khu phố 9\./)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Thêm 2 người' }));
  expect(await screen.findByText('Đã thêm 2 người.')).toBeTruthy();
  const ops = (await set.phone.db.outbox.orderBy('n').toArray()).map(({ op }) => op);
  expect(ops.map(({ kind }) => kind)).toEqual(['place.add', 'person.add', 'person.add']);
  await waitFor(async () => expect(await set.phone.db.drafts.count()).toBe(0));
});

test('somebody moves to another khu phố, and somebody who left can come back', async () => {
  const set = await phoneWithWork('official');
  const { user } = await show(hereWith(set), '/khu-pho', '/khu-pho', People);
  const said = async () => (await set.phone.db.outbox.toArray()).map(({ op }) => op);
  await user.click(await screen.findByText('Khu phố 3'));
  await user.click(screen.getByRole('button', { name: /Sửa Thành viên 2/ }));
  await user.click(await screen.findByRole('button', { name: 'Cho nghỉ' }));
  const sure = await screen.findByRole('dialog', { name: 'Cho Thành viên 2 nghỉ?' });
  await user.click(within(sure).getByRole('button', { name: 'Cho nghỉ' }));
  expect(await screen.findByText(/Đã nghỉ/)).toBeTruthy();
  expect(await said()).toMatchObject([{ kind: 'person.remove', personId: 'p-minh' }]);

  await user.click(screen.getByRole('button', { name: /Sửa Thành viên 2/ }));
  await user.click(await screen.findByRole('button', { name: 'Đưa trở lại' }));
  await waitFor(() => expect(screen.queryByText(/Đã nghỉ/)).toBeNull());
  expect((await said())[1]).toMatchObject({
    ...{ kind: 'person.move', personId: 'p-minh', role: 'member', placeId: 'kp3' },
  });
});

test('invitations for many are made one after the other, and those made stay when the network goes', async () => {
  const set = await phoneWithWork('official');
  const unreachable = Object.assign(new Error('no answer'), { name: 'Unreachable' });
  const codes = ['K7QM2X4D', null, '9TR2B6WA'];
  const here = hereWith({
    ...set,
    invite: async () => {
      const code = codes.shift();
      if (!code) throw unreachable;
      return { code, expires: Date.parse('2026-01-28T00:40:00Z') };
    },
  });
  const { user } = await show(here, '/khu-pho', '/khu-pho', People);
  await user.click(await screen.findByRole('button', { name: 'In giấy mời nhiều người' }));
  await user.click(await screen.findByRole('button', { name: 'Làm 2 giấy mời' }));
  expect(await screen.findByText(/Mất mạng giữa chừng. Giấy đã làm vẫn dùng được/)).toBeTruthy();
  expect(screen.queryByText(/Chưa có gì bị đổi/)).toBeNull();
  expect(screen.getByText('Đã làm 1/2 giấy mời.')).toBeTruthy();
  expect(screen.getByText('K7QM-2X4D')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'In 1 giấy mời' })).toBeTruthy();

  // A look elsewhere loses none: a code is shown once.
  await user.click(screen.getByRole('button', { name: 'Đóng' }));
  await user.click(await screen.findByRole('button', { name: 'In giấy mời nhiều người' }));
  expect(screen.getByText('K7QM-2X4D')).toBeTruthy();

  await user.click(screen.getByRole('button', { name: 'Làm 1 giấy mời' }));
  expect(await screen.findByRole('button', { name: 'In 2 giấy mời' })).toBeTruthy();
  expect(screen.getByText('K7QM-2X4D')).toBeTruthy();
  expect(screen.getByText('9TR2-B6WA')).toBeTruthy();
  expect(screen.queryByText(/Mất mạng/)).toBeNull();
});
