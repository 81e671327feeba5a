import type { Instant } from '../../../shared/model.ts';
import { formatDay, type TextKey, t } from '../../i18n.ts';
import type { Given } from '../../local/given.ts';
import { Progress } from '../../parts/progress.tsx';
import { Table } from '../../parts/table.tsx';
import own from '../official.module.css';
import { when } from '../when.ts';

/** The places that have the task; opening one leads to its steps, notes and photos. */
export function GivenTable({ given, now }: { given: Given[]; now: Instant }) {
  const named = given.some(({ doer }) => doer !== null);
  const recurs = given.some(({ answer }) => answer !== null);
  const counted = given.some(({ assignment }) => assignment.body.target !== null);
  return (
    <Table
      caption={t('task.byPlace')}
      columns={[
        { id: 'place', label: t('plan.place') },
        ...(recurs ? [{ id: 'answer', label: t('turn.answer') }] : []),
        { id: 'steps', label: t('task.steps'), figures: true },
        ...(counted ? [{ id: 'count', label: t('task.count'), figures: true }] : []),
        ...(named ? [{ id: 'doer', label: t('doer.label') }] : []),
        { id: 'notes', label: t('task.notes'), figures: true },
        { id: 'photos', label: t('task.photos') },
        { id: 'due', label: t('give.due') },
        { id: 'last', label: t('overview.lastEntry') },
      ]}
      rows={given.map((one) => {
        const { id, body } = one.assignment;
        return {
          id,
          cells: {
            place: (
              <a class={own.link} href={`/viec/${id}`}>
                {one.placeName}
              </a>
            ),
            answer: one.answer && t(answerKey(one)),
            steps: <Progress {...one.steps} />,
            count: body.target && one.answer !== 'none' && (
              <Progress done={one.reached} total={body.target.number} unit={body.target.unit} />
            ),
            doer: one.doer ?? undefined,
            notes: one.notes,
            photos: <Photos {...one} />,
            due: (
              <span class={one.late ? own.alert : undefined}>
                {body.due === null ? t('deadline.none') : formatDay(body.due)}
                {one.late && ` · ${t('overview.late')}`}
              </span>
            ),
            last: one.lastAt === null ? t('overview.neverEntered') : when(one.lastAt, now),
          },
        };
      })}
    />
  );
}

function answerKey({ answer, done }: Given): TextKey {
  if (answer !== 'entered') return answer === 'none' ? 'turn.none' : 'turn.unreported';
  return done ? 'turn.done' : 'turn.entered';
}

function Photos({ photos, arrived, toReview }: Given) {
  return (
    <>
      {t('task.photoCount', { count: photos })}
      {arrived.done < arrived.total && ` · ${t('photo.arrived', arrived)}`}
      {toReview > 0 && (
        <>
          {' · '}
          <a href="/duyet">{t('task.photoWaiting', { count: toReview })}</a>
        </>
      )}
    </>
  );
}
