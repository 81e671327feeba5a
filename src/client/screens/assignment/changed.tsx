import { formatDay, t } from '../../i18n.ts';
import type { AssignmentWork } from '../../local/assignment-work.ts';
import { Notice } from '../../parts/notice.tsx';

/** For how long a change is news, in ms. */
const NEWS_MS = 14 * 86_400_000;

/** What a later plan changed about this work, while it is news; told and never asked. */
export function Changed({ work: { assignment, task, now } }: { work: AssignmentWork }) {
  const due = assignment.body.dues?.at(-1);
  const words = task.body.changes?.at(-1);
  if (task.body.dropped) return <Notice kind="info" title={t('task.noLonger')} />;
  if (due && due.at + NEWS_MS > now) {
    const before =
      due.before === null
        ? t('deadline.none')
        : `${formatDay(due.before)}/${due.before.slice(0, 4)}`;
    return <Notice kind="info" title={t('task.changedDue', { before })} />;
  }
  if (!words || words.at + NEWS_MS <= now) return null;
  return <Notice kind="info" title={t('task.changedWords')} />;
}
