import { Route, Router } from 'preact-iso';
import { late } from './late.ts';
import { Missing } from './screens/missing.tsx';

const Outbox = late(() => import('./screens/outbox.tsx').then((m) => m.Outbox));
const Team = late(() => import('./screens/team.tsx').then((m) => m.Team));
const More = late(() => import('./screens/more.tsx').then((m) => m.More));

const Devices = late(() => import('./screens/devices.tsx').then((m) => m.Devices));

const VisitScreen = late(() => import('./screens/visit.tsx').then((m) => m.VisitScreen));
const Visits = late(() => import('./screens/visits.tsx').then((m) => m.Visits));

const Practice = late(() => import('./screens/practice.tsx').then((m) => m.Practice));
const Install = late(() => import('./screens/install.tsx').then((m) => m.Install));

const Handbook = late(() => import('./screens/handbook.tsx').then((m) => m.Handbook));
const GuideScreen = late(() => import('./screens/handbook-guide.tsx').then((m) => m.GuideScreen));
const GuideEdit = late(() => import('./screens/handbook-edit.tsx').then((m) => m.GuideEdit));

const Indicators = late(() => import('./screens/indicators.tsx').then((m) => m.Indicators));
const IndicatorScreen = late(() =>
  import('./screens/indicators/indicator.tsx').then((m) => m.IndicatorScreen),
);
const BudgetLine = late(() =>
  import('./screens/indicators/budget-line.tsx').then((m) => m.BudgetLine),
);

const Tasks = late(() => import('./screens/tasks.tsx').then((m) => m.Tasks));
const TaskScreen = late(() => import('./screens/task.tsx').then((m) => m.TaskScreen));
const Give = late(() => import('./screens/give.tsx').then((m) => m.Give));
const PlanIn = late(() => import('./screens/plan-in.tsx').then((m) => m.PlanInScreen));
const Review = late(() => import('./screens/review.tsx').then((m) => m.Review));
const People = late(() => import('./screens/people.tsx').then((m) => m.People));

const WorkDays = late(() => import('./screens/work-days.tsx').then((m) => m.WorkDays));

/** Addresses beyond those of the first load, which pays for the name of every screen it knows. */
export function Further() {
  return (
    <Router>
      <Route path="/hop-gui" component={Outbox} />
      <Route path="/to" component={Team} />
      <Route path="/them" component={More} />
      <Route path="/may" component={Devices} />
      <Route path="/nhiem-vu" component={Tasks} />
      <Route path="/nhiem-vu/:id" component={TaskScreen} />
      <Route path="/nhiem-vu/:id/giao" component={Give} />
      <Route path="/ke-hoach/nhap" component={PlanIn} />
      <Route path="/duyet" component={Review} />
      <Route path="/khu-pho" component={People} />
      <Route path="/ghi" component={VisitScreen} />
      <Route path="/luot" component={Visits} />
      <Route path="/ngay-lam-viec" component={WorkDays} />
      <Route path="/lam-thu" component={Practice} />
      <Route path="/cai-may" component={Install} />
      <Route path="/so-tay" component={Handbook} />
      <Route path="/so-tay/:id" component={GuideScreen} />
      <Route path="/so-tay/:id/sua" component={GuideEdit} />
      <Route path="/chi-tieu" component={Indicators} />
      <Route path="/chi-tieu/:id" component={IndicatorScreen} />
      <Route path="/kinh-phi/:id" component={BudgetLine} />
      <Route default component={Missing} />
    </Router>
  );
}
