import { t } from '../../i18n.ts';
import type { LineStand } from '../../local/indicators.ts';
import { Table } from '../../parts/table.tsx';
import own from '../official.module.css';
import { exact, rowName } from './words.ts';

/** Lines of the budget in million đồng as printed, what was spent of each and what is left. */
export function MoneyTable({ lines }: { lines: LineStand[] }) {
  const amount = sum(lines.map(({ line }) => line.body.amount));
  const spent = lines.every((line) => line.spent === null)
    ? null
    : sum(lines.map((line) => line.spent));
  const known = lines.every(({ left }) => left !== null);
  return (
    <Table
      caption={t('indicators.money')}
      columns={[
        { id: 'line', label: t('indicators.line') },
        { id: 'amount', label: t('indicators.amount'), figures: true },
        { id: 'spent', label: t('indicators.spent'), figures: true },
        { id: 'left', label: t('indicators.left'), figures: true },
      ]}
      rows={lines.map((stand) => {
        const { id, body } = stand.line;
        return {
          id,
          doubtful: body.amount === null,
          cells: {
            line: (
              <a class={own.link} href={`/kinh-phi/${id}`}>
                {rowName(body)}
              </a>
            ),
            amount: body.amount === null ? t('indicators.unread') : exact(body.amount),
            spent: stand.spent === null ? t('indicators.unreported') : exact(stand.spent),
            left: <Left left={stand.left} />,
          },
        };
      })}
      total={{
        id: 'total',
        cells: {
          line: t('indicators.total'),
          amount: exact(amount),
          spent: spent === null ? t('indicators.unreported') : exact(spent),
          left: <Left left={known ? sum([amount, -(spent ?? 0)]) : null} />,
        },
      }}
    />
  );
}

/** What is left, or by how much too much was spent. */
export function Left({ left }: { left: number | null }) {
  if (left === null) return <>–</>;
  if (left >= 0) return <>{exact(left)}</>;
  return <span class={own.alert}>{t('indicators.over', { amount: exact(-left) })}</span>;
}

/** Millions with six decimals are whole đồng, and sums must not drift. */
function sum(amounts: (number | null)[]): number {
  return Math.round(amounts.reduce<number>((all, one) => all + (one ?? 0), 0) * 1e6) / 1e6;
}
