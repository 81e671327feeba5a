import { render } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import type { ComponentType } from 'preact';
import { LocationProvider, Route, Router } from 'preact-iso';
import { type Here, HereContext } from '../../src/client/here.ts';
import { PLAIN_LOOKS } from '../../src/client/local/pocket.ts';
import { startTexts } from './texts.ts';

const texts = startTexts();

/** What stands around every screen, without a network. */
export function hereWith(some: Partial<Here>): Here {
  const none = () => Promise.reject(new Error('not in this test'));
  return {
    ...{ session: null, phone: null, looks: PLAIN_LOOKS, setLooks: () => {} },
    ...{ lookAt: none, join: none, setUp: none, invite: none, leave: none },
    ...{ sendNow: async () => {}, update: null, install: null, ...some },
  };
}

/** Shows one screen at an address, as the app does; other addresses show their path. */
export async function show(here: Here, address: string, path: string, Screen: ComponentType) {
  await texts;
  history.replaceState(null, '', address);
  const view = render(
    <HereContext.Provider value={here}>
      <LocationProvider>
        <Router>
          <Route path={path} component={Screen} />
          <Route default component={Elsewhere} />
        </Router>
      </LocationProvider>
    </HereContext.Provider>,
  );
  return { ...view, user: userEvent.setup() };
}

function Elsewhere({ path }: { path?: string }) {
  return <p>at {path ?? location.pathname}</p>;
}
