import { ErrorBoundary, LocationProvider, Route, Router } from 'preact-iso';
import { useHere, useWork } from './here.ts';
import { late } from './late.ts';
import { Broken } from './screens/broken.tsx';
import { Today } from './screens/today.tsx';

// Today is the first thing a member needs; every other screen loads when it is opened and is
// precached by then.
const Join = late(() => import('./screens/join.tsx').then((m) => m.Join));
const SetUp = late(() => import('./screens/set-up.tsx').then((m) => m.SetUp));
const AssignmentScreen = late(() =>
  import('./screens/assignment.tsx').then((m) => m.AssignmentScreen),
);
const Help = late(() => import('./screens/help.tsx').then((m) => m.Help));
const Overview = late(() => import('./screens/overview.tsx').then((m) => m.Overview));
const Removed = late(() => import('./screens/removed.tsx').then((m) => m.Removed));
const Further = late(() => import('./further.tsx').then((m) => m.Further));

/**
 * The first screen, by who one is. It asks at every drawing, since the ward may move somebody while
 * the app is open and the router keeps what it has drawn. Who belongs to no place and is no official
 * was removed from the ward.
 */
function Start() {
  const { role, placeId } = useWork().session.person;
  if (role === 'official') return <Overview />;
  return placeId === null ? <Removed /> : <Today />;
}

/** Every address of the app. What is behind joining shows the joining screen until then. */
export function App() {
  const { session } = useHere();
  return (
    <LocationProvider>
      <Broken>
        <ErrorBoundary>
          {session ? (
            <Router>
              <Route path="/" component={Start} />
              <Route path="/viec/:id" component={AssignmentScreen} />
              <Route path="/tro-giup" component={Help} />
              <Route path="/vao" component={Join} />
              <Route path="/cai-dat" component={SetUp} />
              <Route path="/*" component={Further} />
            </Router>
          ) : (
            <Router>
              <Route path="/cai-dat" component={SetUp} />
              <Route path="/tro-giup" component={Help} />
              <Route default component={Join} />
            </Router>
          )}
        </ErrorBoundary>
      </Broken>
    </LocationProvider>
  );
}
