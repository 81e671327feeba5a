import type { Day } from '../../../shared/model.ts';
import { formatDay, t } from '../../i18n.ts';
import type { AssignmentWork } from '../../local/assignment-work.ts';
import { Notice } from '../../parts/notice.tsx';

/** For how long a change is news, in ms. */
const NEWS_MS = 14 * 86_400_000;

/** What a later plan changed about this work, while it is news; told and never asked. */
export function Changed({ work: { assignment, task, now, today } }: { work: AssignmentWork }) {
  const due = assignment.body.dues?.at(-1);
  const words = task.body.changes?.at(-1);
  if (task.body.dropped) return <Notice kind="info" title={t('task.noLonger')} />;
  if (due && due.at + NEWS_MS > now) {
    return <Notice kind="info" title={movedDue(due.before, assignment.body.due, today)} />;
  }
  if (!words || words.at + NEWS_MS <= now) return null;
  return <Notice kind="info" title={t('task.changedWords')} />;
}

function movedDue(before: Day | null, due: Day | null, today: Day): string {
  const year = today.slice(0, 4);
  const named = (day: Day) =>
    day.startsWith(year) ? formatDay(day) : `${formatDay(day)}/${day.slice(0, 4)}`;
  if (due === null) return t('task.tookDue', { before: named(before ?? today) });
  if (before === null) return t('task.setDue', { day: named(due) });
  return t('task.changedDue', { day: named(due), before: named(before) });
}
