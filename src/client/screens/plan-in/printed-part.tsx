import { isHeading } from '../../../shared/indicators/standing.ts';
import { t } from '../../i18n.ts';
import type { Printed } from '../../local/indicators-in.ts';
import { Section } from '../../parts/section.tsx';
import { Table } from '../../parts/table.tsx';
import { exact, rowName, targetWords } from '../indicators/words.ts';
import screen from '../screen.module.css';

type PrintedPartProps = Printed & {
  /** The plan is in the ward already; what it has stays as it is. */
  revises: boolean;
};

/** The indicators and the money of the document, which go into the plan with its tasks. */
export function PrintedPart({ indicators, budget, revises }: PrintedPartProps) {
  const named = indicators.map((row) => ({ ...row, no: row.no ?? '', planId: '' }));
  return (
    <>
      {indicators.length > 0 && (
        <Section title={t('indicators.title')} count={indicators.length} folds="folded">
          <Table
            caption={t('planIn.indicatorsIn')}
            columns={[
              { id: 'title', label: t('indicators.one') },
              { id: 'target', label: t('indicators.target') },
              { id: 'performer', label: t('indicators.performer') },
            ]}
            rows={named.map((row, index) => {
              const unread = row.direction === null && !isHeading(row, named);
              return {
                id: String(index),
                doubtful: unread || row.uncertain !== undefined,
                cells: {
                  title: (
                    <>
                      {rowName(row)}
                      {row.uncertain !== undefined && (
                        <p class={screen.small}>{t('plan.uncertain', { words: row.uncertain })}</p>
                      )}
                    </>
                  ),
                  target: unread
                    ? t('plan.uncertain', { words: row.targetText || '–' })
                    : targetWords({
                        ...row,
                        unit: row.unit ?? '',
                        targetText: row.targetText ?? '',
                      }),
                  performer: row.performer ?? undefined,
                },
              };
            })}
          />
        </Section>
      )}
      {budget.length > 0 && (
        <Section title={t('indicators.money')} count={budget.length} folds="folded">
          <Table
            caption={t('planIn.budgetIn')}
            columns={[
              { id: 'title', label: t('indicators.line') },
              { id: 'amount', label: t('indicators.amount'), figures: true },
            ]}
            rows={budget.map((row, index) => ({
              id: String(index),
              doubtful: row.amount === null,
              cells: {
                title: rowName(row),
                amount: row.amount === null ? t('indicators.unread') : exact(row.amount),
              },
            }))}
          />
        </Section>
      )}
      {revises && <p class={screen.small}>{t('planIn.printedStay')}</p>}
    </>
  );
}
