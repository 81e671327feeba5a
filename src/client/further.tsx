import { Route, Router } from 'preact-iso';
import { late } from './late.ts';
import { Missing } from './screens/missing.tsx';

const VisitScreen = late(() => import('./screens/visit.tsx').then((m) => m.VisitScreen));
const Visits = late(() => import('./screens/visits.tsx').then((m) => m.Visits));

const Practice = late(() => import('./screens/practice.tsx').then((m) => m.Practice));
const Install = late(() => import('./screens/install.tsx').then((m) => m.Install));

/** Addresses beyond those of the first load, which pays for the name of every screen it knows. */
export function Further() {
  return (
    <Router>
      <Route path="/ghi" component={VisitScreen} />
      <Route path="/luot" component={Visits} />
      <Route path="/lam-thu" component={Practice} />
      <Route path="/cai-may" component={Install} />
      <Route default component={Missing} />
    </Router>
  );
}
