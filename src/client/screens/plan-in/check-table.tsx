// biome-ignore-all lint/a11y/noRedundantRoles: laid out as cards, a table would lose its roles in some browsers
import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { isDoubtful, type Row } from '../../local/import/plan-draft.ts';
import type { PlanIn } from '../../local/import/use-plan-in.ts';
import { Button } from '../../parts/button.tsx';
import style from './check-table.module.css';
import { RowCells } from './row-cells.tsx';
import { RowForm } from './row-form.tsx';
import { useDrawn } from './use-drawn.ts';

/** Rows that are there: ten thousand would stop the page. */
const AT_ONCE = 20;
const IN_ONE_GO = 4;
const COLUMNS = 5;

export type CheckTableProps = {
  rows: readonly Row[];
  planIn: PlanIn;
  year: number;
  /** The row being corrected. */
  editing: number | null;
  onEdit: (id: number | null) => void;
};

/** What was read beside what it was read from: a table on a desk, cards on a phone. */
export function CheckTable({ rows, planIn, year, editing, onEdit }: CheckTableProps) {
  const [limit, setLimit] = useState(AT_ONCE);
  const drawn = useDrawn(Math.min(limit, rows.length), IN_ONE_GO);
  const shown = rows.slice(0, drawn);
  const doubts = shown.filter((row) => isDoubtful(row) && row.id !== editing);
  return (
    <div class={style.around}>
      <table class={style.table} role="table" aria-label={t('plan.stepCheck')}>
        <thead role="rowgroup">
          <tr role="row">
            {[t('plan.task'), t('plan.lead'), t('plan.due'), t('planIn.source')].map((name) => (
              <th key={name} scope="col" role="columnheader">
                {name}
              </th>
            ))}
            <th scope="col" role="columnheader">
              {t('planIn.tool')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((row) =>
            row.id === editing ? (
              <tr key={row.id} role="row">
                <td colSpan={COLUMNS} role="cell">
                  <RowForm row={row} planIn={planIn} year={year} onDone={() => onEdit(null)} />
                </td>
              </tr>
            ) : (
              <RowCells
                key={row.id}
                row={row}
                onEdit={() => onEdit(row.id)}
                onChange={(part) => planIn.changeRow(row.id, part)}
              />
            ),
          )}
        </tbody>
      </table>
      {rows.length > limit && (
        <Button onPress={() => setLimit(limit + AT_ONCE)}>
          {t('planIn.more', { count: Math.min(AT_ONCE, rows.length - limit) })}
        </Button>
      )}
      {doubts.length > 1 && doubts.length === shown.length && (
        <Button
          onPress={() => {
            const seen = new Set(doubts.map(({ id }) => id));
            planIn.changeRows((row) => (seen.has(row.id) ? { ...row, checked: true } : row));
          }}
        >
          {t('planIn.rightAll')}
        </Button>
      )}
    </div>
  );
}
