import { screen } from '@testing-library/preact';
import { get, set as put } from 'idb-keyval';
import { expect, test } from 'vitest';
import { type FirstRows, lastList } from '../../../src/client/local/first-rows.ts';
import { readMyWork } from '../../../src/client/local/my-work.ts';
import { openPhone } from '../../../src/client/local/phone.ts';
import { dropSession, readPocket } from '../../../src/client/local/pocket.ts';
import { Today } from '../../../src/client/screens/today.tsx';
import { hereWith } from '../../support/here.ts';
import { give, phoneWithWork, type Setting, WEDNESDAY } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

const DAY_MS = 86_400_000;

/** What the day's list left in the pocket when it was read last. */
async function kept(set: Setting): Promise<FirstRows> {
  await dropSession();
  const list = lastList(set.phone, 'kp3');
  list.keep(await readMyWork(set.phone, 'kp3'), 0);
  await expect.poll(() => get('rows')).toBeTruthy();
  return (await readPocket()).rows as FirstRows;
}

/** The same phone opened anew at `now`; its database answers once `open` is called. */
function slowlyOpened({ phone, session }: Setting, now = WEDNESDAY) {
  phone.db.close();
  const [, ward = '', person = ''] = phone.db.name.match(/^toso-(w\d+)-(.*)$/) ?? [];
  const again = openPhone(ward, person, { clock: () => now, chance: phone.chance });
  let open = () => {};
  const held = new Promise<void>((resolve) => {
    open = resolve;
  });
  again.db.on('ready', () => held);
  return { phone: again, session, open };
}

test('the first rows stand before the disk has answered, and their number once it has', async () => {
  const set = await phoneWithWork();
  for (const n of [1, 2, 3, 4, 5, 6, 7]) await give(set, `Việc ${n}`, { due: '2026-01-14' });
  const rows = await kept(set);
  const { open, ...here } = slowlyOpened(set);
  const list = lastList(here.phone, 'kp3', rows);
  await show(hereWith({ ...here, list }), '/', '/', Today);
  expect(screen.getByRole('heading', { name: 'Hôm nay' })).toBeTruthy();
  expect(screen.getAllByRole('checkbox')).toHaveLength(6);
  open();
  expect(await screen.findByRole('heading', { name: 'Hôm nay (7)' })).toBeTruthy();
});

test('a tick on such a row is stored as soon as the disk answers, and stays', async () => {
  const set = await phoneWithWork();
  await give(set, 'Tuyên truyền an toàn mạng', { due: '2026-01-14' });
  const rows = await kept(set);
  const { open, ...here } = slowlyOpened(set);
  const list = lastList(here.phone, 'kp3', rows);
  const { user } = await show(hereWith({ ...here, list }), '/', '/', Today);
  const box = () => screen.getByRole<HTMLInputElement>('checkbox', { name: /Tuyên truyền/ });
  await user.click(box());
  expect(box().checked).toBe(true);
  open();
  expect(await screen.findByText('Chờ gửi')).toBeTruthy();
  expect(box().checked).toBe(true);
  expect(await here.phone.db.outbox.count()).toBe(1);
});

test('on the next day the same rows are due as that day says, and no period’s line is taken for another’s', async () => {
  const set = await phoneWithWork();
  await give(set, 'Phát tờ rơi', { due: '2026-01-15' });
  const recurs = { first: '2026-M01', last: null, continuous: true, rule: null };
  await give(set, 'Trực hằng tháng', { recurs });
  const rows = await kept(set);
  expect(rows.lines.some(({ turn }) => turn !== null)).toBe(true);
  const { phone } = slowlyOpened(set, WEDNESDAY + DAY_MS);
  const { work } = lastList(phone, 'kp3', rows);
  expect(work?.parts.today.map(({ task }) => task.title)).toEqual(['Phát tờ rơi']);
  expect(Object.values(work?.parts ?? {}).flat()).toHaveLength(1);
});

test('rows of another person, of a place one has left or of another build are not drawn', async () => {
  const set = await phoneWithWork();
  await give(set, 'Phát tờ rơi');
  const rows = await kept(set);
  const other = await phoneWithWork();
  expect(lastList(set.phone, 'kp3', rows).work).not.toBeNull();
  expect(lastList(other.phone, 'kp3', rows).work).toBeNull();
  expect(lastList(set.phone, 'kp4', rows).work).toBeNull();
  expect(lastList(set.phone, 'kp3', { ...rows, build: 'an earlier one' }).work).toBeNull();
});

test('who signs out leaves no rows behind', async () => {
  const set = await phoneWithWork();
  await give(set, 'Phát tờ rơi');
  await kept(set);
  await put('session', set.session);
  await dropSession();
  expect(await readPocket()).toMatchObject({ session: null, rows: undefined });
});
