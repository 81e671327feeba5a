import { screen, waitFor, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { readMyWork } from '../../../src/client/local/my-work.ts';
import { Team } from '../../../src/client/screens/team.tsx';
import { VisitScreen } from '../../../src/client/screens/visit.tsx';
import { Visits } from '../../../src/client/screens/visits.tsx';
import { hereWith } from '../../support/here.ts';
import { give, phoneWithWork, type Setting, WEDNESDAY } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

const open = (set: Setting, address = '/ghi') => show(hereWith(set), address, '/ghi', VisitScreen);
const DONE = { kind: 'visit.add' as const, placeId: 'kp3', skill: 'vneid', people: 1 };

test('a visit is three taps on its screen, without a word typed, and waits on the phone', async () => {
  const set = await phoneWithWork();
  const { user } = await open(set);
  await user.click(await screen.findByRole('radio', { name: 'VNeID' }));
  await user.click(screen.getByRole('radio', { name: 'Làm được' }));
  await user.click(screen.getByRole('button', { name: 'Ghi lượt này' }));
  expect(await screen.findByText('Đã lưu trong máy – chờ gửi')).toBeTruthy();
  expect(await screen.findByText('Khu phố 3: 1 lượt tháng này')).toBeTruthy();
  const [entry] = await set.phone.db.outbox.toArray();
  expect(entry?.op).toMatchObject({ ...DONE, result: 'done' });
  expect(entry?.notBefore).toBe(WEDNESDAY + 10_000);
  // Ready for the next door, with nothing answered for it.
  const radios = screen.getAllByRole('radio') as HTMLInputElement[];
  expect(radios.filter((radio) => radio.checked)).toEqual([]);
});

test('the button says what is still to be answered, and records nothing before', async () => {
  const set = await phoneWithWork();
  const { user } = await open(set);
  const button = await screen.findByRole('button', { name: /Ghi lượt này/ });
  expect(button.textContent).toContain('Chọn việc đã giúp');
  await user.click(button);
  await user.click(await screen.findByRole('radio', { name: 'Chữ ký số' }));
  expect(button.textContent).toContain('Chọn kết quả');
  await user.click(button);
  expect(await set.phone.db.outbox.count()).toBe(0);
});

test('undo takes the visit back at once; later it is taken back from the day’s list', async () => {
  const set = await phoneWithWork();
  const { user } = await open(set);
  const record = async () => {
    await user.click(await screen.findByRole('radio', { name: 'VNeID' }));
    await user.click(screen.getByRole('button', { name: 'Thêm một người' }));
    await user.click(screen.getByRole('radio', { name: 'Làm được' }));
    await user.click(screen.getByRole('button', { name: 'Ghi lượt này' }));
  };
  await record();
  await user.click(await screen.findByRole('button', { name: 'Hoàn tác' }));
  expect(await screen.findByText('Khu phố 3: 0 lượt tháng này')).toBeTruthy();
  await record();
  expect(await screen.findByText('2 người được giúp')).toBeTruthy();
  const list = (await screen.findByText('VNeID · 2 người')).closest('li') as HTMLElement;
  await user.click(within(list).getByRole('button', { name: 'Thu hồi', hidden: true }));
  expect(await screen.findByText('Khu phố 3: 0 lượt tháng này')).toBeTruthy();
});

test('opened from a task with a target in visits, each one moves that task on by one', async () => {
  const set = await phoneWithWork();
  const id = await give(set, 'Đến từng nhà', { target: { number: 30, unit: 'lượt' } });
  const { user } = await open(set, `/ghi?viec=${id}`);
  await user.click(await screen.findByRole('radio', { name: 'Việc khác' }));
  await user.click(screen.getByRole('radio', { name: 'Làm được' }));
  await user.click(screen.getByRole('button', { name: 'Ghi lượt này' }));
  await waitFor(async () => {
    const { parts } = await readMyWork(set.phone, 'kp3');
    expect(parts.later.map(({ reached }) => reached)).toEqual([1]);
  });
});

test('the khu phố’s own progress stands there, and what is saved says how far it is now', async () => {
  const set = await phoneWithWork();
  const id = await give(set, 'Đến từng nhà', { target: { number: 30, unit: 'lượt' } });
  await give(set, 'Tập huấn', { target: { number: 200, unit: 'người' } });
  await give(set, 'Lắp camera', { target: { number: 4, unit: 'hộ' } });
  for (let n = 0; n < 12; n++) {
    await set.say('p-minh', { ...DONE, result: 'done', assignmentId: id });
  }
  const { user } = await open(set);
  const heading = await screen.findByRole('heading', { name: 'Khu phố 3 đã đạt' });
  const part = within(heading.closest('section') as HTMLElement);
  const lines = () => part.getAllByRole('listitem').map((line) => line.textContent);
  expect(lines()).toEqual(['Đến từng nhà12/30 lượt40%', 'Tập huấn0/200 người0%']);
  await user.click(screen.getByRole('radio', { name: 'VNeID' }));
  await user.click(screen.getByRole('radio', { name: 'Làm được' }));
  await user.selectOptions(screen.getByLabelText('Tính cho việc được giao'), 'Đến từng nhà');
  await user.click(screen.getByRole('button', { name: 'Ghi lượt này' }));
  expect(await screen.findByText('Đã lưu trong máy – chờ gửi · 13/30 lượt')).toBeTruthy();
  await waitFor(() => expect(lines()[0]).toBe('Đến từng nhà13/30 lượt43%'));
  await user.click(screen.getByRole('button', { name: 'Hoàn tác' }));
  await waitFor(() => expect(lines()[0]).toBe('Đến từng nhà12/30 lượt40%'));
});

test('the month counts the own khu phố alone, and not the month before', async () => {
  let now = Date.parse('2025-12-31T16:59:00Z');
  const set = await phoneWithWork('member', () => now);
  await set.say('p-minh', { ...DONE, result: 'done' });
  now = WEDNESDAY;
  await set.say('p-minh', { ...DONE, result: 'done', people: 4 });
  await set.say('p-minh', { ...DONE, result: 'no' });
  await set.say('p-other', { ...DONE, result: 'done', placeId: 'kp4' });
  await show(hereWith(set), '/to', '/to', Team);
  expect(await screen.findByText('Khu phố 3: 1 lượt tháng này')).toBeTruthy();
  expect(screen.getByText('4 người được giúp · 1 lần chưa giúp được')).toBeTruthy();
});

test('an official sees visits by khu phố and skill, and changes what members choose from', async () => {
  const set = await phoneWithWork('official');
  await set.say('p-minh', { ...DONE, result: 'done', people: 4 });
  await set.say('p-hanh', { ...DONE, result: 'done', skill: 'service' });
  const { user } = await show(hereWith(set), '/luot', '/luot', Visits);
  const row = (await screen.findByRole('rowheader', { name: 'Khu phố 3' })).closest('tr');
  const cells = [...(row?.querySelectorAll('td > span:last-child') ?? [])];
  expect(cells.map((cell) => cell.textContent)).toEqual(['2', '5', '', '1', '1']);
  // Two changes, the second before the screen has drawn the first: both hold.
  screen.getByRole('checkbox', { name: 'Chữ ký số', hidden: true }).click();
  screen.getByRole('checkbox', { name: 'Sổ sức khỏe điện tử', hidden: true }).click();
  await user.type(screen.getByLabelText('Tên việc mới'), 'Lớp học số ');
  await user.click(screen.getByRole('button', { name: 'Thêm vào danh sách', hidden: true }));
  expect(await screen.findByRole('checkbox', { name: 'Lớp học số', hidden: true })).toBeTruthy();
  const ward = (await set.phone.db.view.get('ward'))?.body as { skills: object[] };
  expect(ward.skills).toContainEqual({ id: 'signature', name: null, off: true });
  expect(ward.skills).toContainEqual({ id: 'health', name: null, off: true });
  expect(ward.skills.at(-1)).toEqual({ id: 'own.7', name: 'Lớp học số', off: false });
});

test('a member who opens the ward’s numbers is told whose they are', async () => {
  const set = await phoneWithWork();
  await set.say('p-minh', { ...DONE, result: 'done' });
  await show(hereWith(set), '/luot', '/luot', Visits);
  expect(await screen.findByText('Mục này dành cho cán bộ phường.')).toBeTruthy();
});
