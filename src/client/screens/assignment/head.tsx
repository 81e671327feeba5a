import { Plus } from 'lucide-preact';
import { isContested, isDone } from '../../../shared/assignment.ts';
import { isLate } from '../../../shared/progress.ts';
import { countedBy } from '../../../shared/visits.ts';
import { t } from '../../i18n.ts';
import type { AssignmentWork } from '../../local/assignment-work.ts';
import { Button } from '../../parts/button.tsx';
import { DeadlineText } from '../../parts/deadline-text.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Progress } from '../../parts/progress.tsx';
import { CallWard } from '../call-ward.tsx';
import style from '../screen.module.css';
import { taskCode } from '../tasks/task-table.tsx';
import { Changed } from './changed.tsx';
import { Contested } from './contested.tsx';

/** "Nhiệm vụ I.6": printed titles run over many lines, so they stand below and not in the strip. */
export function titleOf({ task }: AssignmentWork): string {
  const number = taskCode(task.body);
  return number === '' ? t('task.one') : t('task.number', { number });
}

/** What the work is, until when, how far it is, and what its people should know first. */
export function Head({ work, works = false }: { work: AssignmentWork; works?: boolean }) {
  const { assignment, task, today } = work;
  const { body } = assignment;
  const done = work.turn?.done ?? isDone(body);
  const words = task.body.deadlineText;
  return (
    <div class={style.near}>
      <p class={style.lead}>{task.body.title}</p>
      <p>
        <DeadlineText due={body.due} today={today} words={words} done={done} long />
        {works && (work.turn?.late ?? isLate(body, today)) && ` · ${t('deadline.lateNote')}`}
      </p>
      {body.target && work.turn?.answer !== 'none' && (
        <Progress done={work.reached} total={body.target.number} unit={body.target.unit} bar />
      )}
      {works && <CallWard kind="quiet" />}
      {works && countedBy(body.target) !== null && (
        <div>
          <Button icon={Plus} href={`/ghi?viec=${work.assignment.id}`}>
            {t('today.record')}
          </Button>
        </div>
      )}
      <Changed work={work} />
      {body.withdrawn && <Notice kind="info" title={t('task.withdrawn')} />}
      {isContested(body) && <Contested work={work} />}
    </div>
  );
}
