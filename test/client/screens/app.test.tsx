import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { App } from '../../../src/client/app.tsx';
import { HereContext } from '../../../src/client/here.ts';
import { Removed } from '../../../src/client/screens/removed.tsx';
import { hereWith } from '../../support/here.ts';
import { phoneWithWork } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';
import { startTexts } from '../../support/texts.ts';

test('somebody who is taken off the team while the app is open is told so at once', async () => {
  await startTexts();
  const set = await phoneWithWork();
  history.replaceState(null, '', '/');
  const app = (here: ReturnType<typeof hereWith>) => (
    <HereContext.Provider value={here}>
      <App />
    </HereContext.Provider>
  );
  const { rerender } = render(app(hereWith(set)));
  expect(await screen.findByText('Ghi một lượt hỗ trợ')).toBeTruthy();

  const session = { ...set.session, place: null };
  session.person = { ...session.person, placeId: null };
  rerender(app(hereWith({ ...set, session })));

  expect(await screen.findByText('Không còn trong tổ')).toBeTruthy();
  expect(screen.queryByText('Ghi một lượt hỗ trợ')).toBeNull();
});

test('who was taken off the team can call the ward with one tap', async () => {
  await startTexts();
  const set = await phoneWithWork();
  const session = { ...set.session, place: null };
  session.person = { ...session.person, placeId: null };
  await show(hereWith({ ...set, session }), '/', '/', Removed);
  const call = await screen.findByRole('link', { name: 'Gọi phường: 0000 000 000' });
  expect(call.getAttribute('href')).toBe('tel:0000000000');
});
