import type { ComponentType } from 'preact';
import { LocationProvider, Route, Router } from 'preact-iso';
import { type Here, HereContext } from '../../src/client/here.ts';
import { Missing } from '../../src/client/screens/missing.tsx';

export type OnScreenProps = { here: Here | null; path: string; Screen: ComponentType };

/** A screen of the app at its address, once what it shows is there. */
export function OnScreen({ here, path, Screen }: OnScreenProps) {
  if (!here) return null;
  return (
    <HereContext.Provider value={here}>
      <LocationProvider>
        <Router>
          <Route path={path} component={Screen} />
          <Route default component={Missing} />
        </Router>
      </LocationProvider>
    </HereContext.Provider>
  );
}
