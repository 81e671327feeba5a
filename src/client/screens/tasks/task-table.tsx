import { t } from '../../i18n.ts';
import type { TaskStand } from '../../local/plans.ts';
import { Table } from '../../parts/table.tsx';
import own from '../official.module.css';

export type TaskTableProps = {
  caption: string;
  tasks: TaskStand[];
  /** Print the section before the number, where tasks of several stand together. */
  coded?: boolean;
};

/** Rows of a plan with the words of the print; what could not be read for sure says so. */
export function TaskTable({ caption, tasks, coded = false }: TaskTableProps) {
  return (
    <Table
      caption={caption}
      columns={[
        { id: 'task', label: t('plan.task') },
        { id: 'lead', label: t('plan.lead') },
        { id: 'due', label: t('plan.due') },
        { id: 'result', label: t('plan.result') },
        { id: 'work', label: t('plan.progress') },
      ]}
      rows={tasks.map(({ task: { id, body }, work, late, state, recurs }) => ({
        id,
        doubtful: body.uncertain !== null,
        cells: {
          task: (
            <>
              <a class={own.link} href={`/nhiem-vu/${id}`}>
                {coded ? taskCode(body) : body.no && `${body.no}.`} {body.title}
              </a>
              {body.uncertain !== null && (
                <p class={own.doubt}>{t('plan.uncertain', { words: body.uncertain })}</p>
              )}
              {body.dropped && <p class={own.doubt}>{t('plan.noLonger')}</p>}
            </>
          ),
          lead: body.lead,
          due: body.deadlineText,
          result: body.result,
          work: (
            <>
              {state !== null && (
                <p>
                  <b>{t(`taskState.${state}`)}</b>
                </p>
              )}
              {workWords({ work, state, recurs })}
              {late > 0 && <p class={own.alert}>{t('plan.late', { count: late })}</p>}
            </>
          ),
        },
      }))}
    />
  );
}

/** How many places are done with it; of work that comes again, with the period of now. */
function workWords({ work, state, recurs }: Pick<TaskStand, 'work' | 'state' | 'recurs'>): string {
  if (work.total === 0) return t('plan.notGiven');
  if (recurs && state === 'ongoing') return t('taskState.nowEntered', work);
  return t(recurs ? 'taskState.nowDone' : 'plan.doneOf', work);
}

/** Printed numbers alone are not unique: `I.6` and `II.6`. */
export function taskCode({ section, no }: { section: string; no: string }): string {
  return section === '' ? no : `${section}.${no}`;
}

/** What a search looks through. */
export function taskWords({ task: { body } }: TaskStand): string {
  return [taskCode(body), body.title, body.lead, body.result, body.deadlineText].join(' · ');
}
