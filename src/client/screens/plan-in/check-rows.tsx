import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { isDoubtful, type Row, yearOf } from '../../local/import/plan-draft.ts';
import { Choice } from '../../parts/choice.tsx';
import { Empty } from '../../parts/empty.tsx';
import { CheckTable } from './check-table.tsx';
import { Outside } from './outside.tsx';
import type { StepProps } from './step.ts';
import { StepTools } from './step-tools.tsx';

/** The rows to look at and those left out; `blocked` counts the ones that stop the plan. */
export type Sorted = { doubtful: Row[]; out: Row[]; blocked: number };

type View = 'doubt' | 'all' | 'out';

/** The table, by what one wants to see of it; it begins with what is doubtful. */
export function CheckRows(props: StepProps & { sorted: Sorted }) {
  const { planIn, draft, sorted, onSource } = props;
  const { head, rows } = draft;
  const { doubtful, out } = sorted;
  const [view, setView] = useState<View>(doubtful.length > 0 ? 'doubt' : 'all');
  const [editing, setEditing] = useState<number | null>(null);
  const shown = inView(rows, view, editing);
  const isIn = rows.length > out.length;
  return (
    <>
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
      <StepTools {...props} back={onSource} />
    </>
  );
}

/** The row being corrected stays in sight until it is done, whatever it became meanwhile. */
function inView(rows: readonly Row[], view: View, editing: number | null): readonly Row[] {
  if (view === 'all') return rows;
  return rows.filter((row) => {
    return row.id === editing || (view === 'doubt' ? isDoubtful(row) : row.state !== 'in');
  });
}
