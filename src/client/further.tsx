import { Route, Router } from 'preact-iso';
import { late } from './late.ts';
import { Missing } from './screens/missing.tsx';

const VisitScreen = late(() => import('./screens/visit.tsx').then((m) => m.VisitScreen));
const Visits = late(() => import('./screens/visits.tsx').then((m) => m.Visits));

/** Addresses beyond those of the first load, which pays for the name of every screen it knows. */
export function Further() {
  return (
    <Router>
      <Route path="/ghi" component={VisitScreen} />
      <Route path="/luot" component={Visits} />
      <Route default component={Missing} />
    </Router>
  );
}
