import { render } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import type { ComponentType } from 'preact';
import { LocationProvider, Route, Router } from 'preact-iso';
import { type Here, HereContext } from '../../src/client/here.ts';
import { startTexts } from './texts.ts';

const texts = startTexts();

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
