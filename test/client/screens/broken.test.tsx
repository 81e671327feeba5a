import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { clear } from 'idb-keyval';
import { ErrorBoundary, LocationProvider, Route, Router } from 'preact-iso';
import { beforeEach, expect, test, vi } from 'vitest';
import { late } from '../../../src/client/late.ts';
import { faultCode } from '../../../src/client/local/fault-code.ts';
import { noteFault, readFaults, watchFaults } from '../../../src/client/local/faults.ts';
import { Broken } from '../../../src/client/screens/broken.tsx';
import { Help } from '../../../src/client/screens/help.tsx';
import { hereWith } from '../../support/here.ts';
import { phoneWithWork } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';
import { startTexts } from '../../support/texts.ts';

beforeEach(async () => {
  await startTexts();
  await clear();
});

const CODE = /^[2-9A-Z]{5}$/;

/** As the browser of a phone tells where it happened, in this build. */
function fault(message: string, at = 'assets/first-AbC.js:1:2345'): Error {
  const error = new TypeError(message);
  const frames = ['assets/libraries-Xyz.js:1:99', at].map((frame) => `https://a.example/${frame}`);
  error.stack = `TypeError: ${message}\n    at x (${frames[0]})\n    at y (${frames[1]})`;
  return error;
}

test('the same fault has the same code on two phones, whichever record it happened to', () => {
  const code = faultCode(fault('no row 8f3a-22 in view 17'));
  expect(code).toMatch(CODE);
  expect(faultCode(fault('no row 11c9-40 in view 4'))).toBe(code);
  expect(faultCode(fault('no column 8f3a-22 in view 17'))).not.toBe(code);
  expect(faultCode(fault('no row 8f3a-22 in view 17', 'assets/team-Q.js:1:7'))).not.toBe(code);
});

test('whatever was thrown has a code', () => {
  for (const thrown of ['a word', null, undefined, 7, {}]) expect(faultCode(thrown)).toMatch(CODE);
});

function Breaking(): never {
  throw fault('this screen is broken');
}

test('a screen that breaks says that the work is safe and tells a code, which Trợ giúp still knows later', async () => {
  const set = await phoneWithWork();
  const view = render(
    <Broken>
      <Breaking />
    </Broken>,
  );
  const code = faultCode(fault('this screen is broken'));
  const told = await screen.findByRole('alert');
  expect(told.textContent).toContain('Việc đã làm vẫn giữ trong máy');
  expect(told.textContent).toContain(`Mã báo lỗi ${code} – đọc cho phường khi gọi.`);
  await vi.waitFor(async () => expect(await readFaults()).toHaveLength(1));
  view.unmount();

  const { user } = await show(hereWith(set), '/tro-giup', '/tro-giup', Help);
  expect(await screen.findByText(new RegExp(`Mã ${code}, .* hôm nay`))).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Sao chép mã báo lỗi' }));
  expect(await screen.findByText(/Đã sao chép mã/)).toBeTruthy();
  const copied = await navigator.clipboard.readText();
  expect(copied).toContain(code);
  expect(copied).toContain(navigator.userAgent);
  expect(copied).not.toContain('Thành viên');
});

test('on a phone where nothing went wrong Trợ giúp says nothing of it', async () => {
  await show(hereWith(await phoneWithWork()), '/tro-giup', '/tro-giup', Help);
  expect(await screen.findByText('Các dấu trạng thái')).toBeTruthy();
  expect(screen.queryByText('Trục trặc gần đây')).toBeNull();
});

test('the last five faults are known, each once, with the newest first', async () => {
  for (const word of ['a', 'b', 'c', 'd', 'e', 'f', 'b'])
    await noteFault(fault(`broke at ${word}`));
  const codes = ['b', 'f', 'e', 'd', 'c'].map((word) => faultCode(fault(`broke at ${word}`)));
  expect((await readFaults()).map(({ code }) => code)).toEqual(codes);
});

test('what nobody caught is noted as well', async () => {
  watchFaults();
  const error = fault('nobody caught this');
  dispatchEvent(new ErrorEvent('error', { error }));
  await vi.waitFor(async () => {
    expect((await readFaults()).map(({ code }) => code)).toEqual([faultCode(error)]);
  });
});

test('a screen whose file cannot be had says so, and comes when it is tried again', async () => {
  history.replaceState(null, '', '/to');
  const load = vi.fn(async () => () => <p>Tổ</p>);
  load.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'));
  const Team = late(load);
  render(
    <LocationProvider>
      <Broken>
        <ErrorBoundary>
          <Router>
            <Route path="/to" component={Team} />
            <Route default component={() => null} />
          </Router>
        </ErrorBoundary>
      </Broken>
    </LocationProvider>,
  );
  expect(await screen.findByText(/Mã báo lỗi/)).toBeTruthy();
  await userEvent.setup().click(screen.getByRole('button', { name: 'Thử lại' }));
  expect(await screen.findByText('Tổ')).toBeTruthy();
});
