import { useMemo, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { looksLike } from '../../local/import/changes.ts';
import { isBlocked, isDoubtful, type Row, yearOf } from '../../local/import/plan-draft.ts';
import { rowsToAdd } from '../../local/import/plan-ops.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Frame } from '../frame.tsx';
import screen from '../screen.module.css';
import { ChangesPart } from './changes-part.tsx';
import { CheckTable } from './check-table.tsx';
import { HeadForm } from './head-form.tsx';
import { Outside } from './outside.tsx';
import type { StepProps } from './step.ts';
import { StepTools } from './step-tools.tsx';

const NOTHING_CHOSEN = { adds: [], sets: [], drops: [], gives: {} };

type View = 'doubt' | 'all' | 'out';

/** The readings beside what they were read from, the doubtful ones first. */
export function CheckStep(props: StepProps) {
  const { planIn, draft, plans, changes, steps } = props;
  const { head, rows } = draft;
  const { doubtful, out, blocked } = useMemo(() => sorted(rows), [rows]);
  const [view, setView] = useState<View>(doubtful.length > 0 ? 'doubt' : 'all');
  const [editing, setEditing] = useState<number | null>(null);
  const headWrong = head.title.trim() === '' || Number.isNaN(yearOf(head));
  const [headOpen] = useState(headWrong);
  const shown = inView(rows, view, editing);
  const undecided = useMemo(
    () => !head.decided && looksLike(head, rows, plans) !== null,
    [head, rows, plans],
  );
  const shares = rowsToAdd(head, rows, changes).length > 0;
  const isIn = rows.length > out.length;
  return (
    <Frame
      title={t('plan.stepCheck')}
      back="/nhiem-vu"
      here="/nhiem-vu"
      wide
      action={
        <Button
          kind="main"
          blocked={undecided ? t('planIn.decide') : whyNot(blocked, headWrong, isIn)}
          onPress={() => planIn.change({ step: shares ? 'share' : 'give' })}
        >
          {shares ? t('planIn.toShare') : t('planIn.toGive')}
        </Button>
      }
    >
      <div class={screen.stack}>
        {steps}
        <Notice kind={doubtful.length > 0 ? 'info' : 'success'} title={summary(rows, doubtful)}>
          {head.legacy && <p>{t('planIn.legacy')}</p>}
          {head.indicators.length + head.budget.length > 0 && (
            <p>
              {t('planIn.also', {
                indicators: head.indicators.length,
                budget: head.budget.length,
              })}
            </p>
          )}
          <p>{t('planIn.kept')}</p>
        </Notice>
        <HeadForm planIn={planIn} head={head} open={headOpen} />
        {plans.length > 0 && (
          <Choice
            legend={t('planIn.revises')}
            options={[
              { value: '', label: t('planIn.revisesNew') },
              ...plans.map(({ id, title }) => {
                return { value: id, label: t('planIn.revisesOld', { title }) };
              }),
            ]}
            value={head.revises ?? (undecided ? null : '')}
            onChoose={(id) =>
              planIn.change({ ...NOTHING_CHOSEN, decided: true, revises: id || null })
            }
          />
        )}
        {changes && <ChangesPart planIn={planIn} head={head} changes={changes} />}
        <Choice
          legend={t('planIn.filter')}
          options={[
            { value: 'doubt', label: t('planIn.filterDoubt', { count: doubtful.length }) },
            { value: 'all', label: t('planIn.filterAll', { count: rows.length }) },
            { value: 'out', label: t('planIn.filterOut', { count: out.length }) },
          ]}
          value={view}
          onChoose={(next: View) => {
            setEditing(null);
            setView(next);
          }}
          beside
        />
        {shown.length === 0 ? (
          <Empty text={isIn ? t('planIn.allClear') : t('planIn.noRows')} />
        ) : (
          <CheckTable
            key={view}
            rows={shown}
            planIn={planIn}
            year={yearOf(head)}
            editing={editing}
            onEdit={setEditing}
          />
        )}
        {head.problems.length > 0 && <Outside problems={head.problems} />}
        <StepTools {...props} back={props.onSource} />
      </div>
    </Frame>
  );
}

/** Ten thousand rows are looked through once for all that the screen counts. */
function sorted(rows: readonly Row[]) {
  const [doubtful, out]: [Row[], Row[]] = [[], []];
  let blocked = 0;
  for (const row of rows) {
    if (row.state !== 'in') out.push(row);
    else if (isDoubtful(row)) doubtful.push(row);
    if (isBlocked(row)) blocked += 1;
  }
  return { doubtful, out, blocked };
}

/** The row being corrected stays in sight until it is done, whatever it became meanwhile. */
function inView(rows: readonly Row[], view: View, editing: number | null): readonly Row[] {
  if (view === 'all') return rows;
  return rows.filter((row) => {
    return row.id === editing || (view === 'doubt' ? isDoubtful(row) : row.state !== 'in');
  });
}

function summary(rows: readonly Row[], doubtful: readonly Row[]): string {
  const found = t('planIn.found', { count: rows.length });
  const rest =
    doubtful.length > 0 ? t('planIn.doubtful', { count: doubtful.length }) : t('planIn.allClear');
  return `${found} ${rest}`;
}

function whyNot(blocked: number, headWrong: boolean, isIn: boolean): string | null {
  if (headWrong) return t('planIn.fixHead');
  if (blocked > 0) return t('planIn.fixFirst', { count: blocked });
  return isIn ? null : t('planIn.noRows');
}
