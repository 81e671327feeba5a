import type { Against } from '../../../shared/indicators/standing.ts';
import { type TextKey, t } from '../../i18n.ts';
import type { IndicatorStand } from '../../local/indicators.ts';
import { Table } from '../../parts/table.tsx';
import own from '../official.module.css';
import { answerWords, periodWords, rowName, targetWords } from './words.ts';

/** Every state says a word of its own: "chưa báo cáo", "không phát sinh" and 0 are never one. */
export const AGAINST: Record<Against, TextKey> = {
  unreported: 'indicators.unreported',
  contested: 'indicators.contested',
  nothing: 'indicators.nothing',
  reached: 'indicators.reached',
  below: 'indicators.below',
  noted: 'indicators.noted',
};

export function IndicatorTable({ rows }: { rows: IndicatorStand[] }) {
  return (
    <Table
      caption={t('indicators.caption')}
      columns={[
        { id: 'title', label: t('indicators.one') },
        { id: 'target', label: t('indicators.target') },
        { id: 'performer', label: t('indicators.performer') },
        { id: 'latest', label: t('indicators.latest') },
        { id: 'against', label: t('indicators.against') },
      ]}
      rows={rows.map((row) => {
        const { id, body } = row.indicator;
        if (row.heading) return { id, cells: { title: rowName(body) } };
        return {
          id,
          cells: {
            title: (
              <a class={own.link} href={`/chi-tieu/${id}`}>
                {rowName(body)}
              </a>
            ),
            target: targetWords(body),
            performer: body.performer || undefined,
            latest: <Latest row={row} />,
            against: <Standing row={row} />,
          },
        };
      })}
    />
  );
}

/** The figure of the ward's latest period; both where two differ. */
function Latest({ row: { latest, indicator, places } }: { row: IndicatorStand }) {
  return (
    <>
      {latest === null
        ? t('indicators.unreported')
        : latest.readings.map(({ id, body }) => (
            <p key={id}>{answerWords(body.answer, indicator.body.unit)}</p>
          ))}
      {latest !== null && <p>{periodWords(latest.period)}</p>}
      {places > 0 && <p>{t('indicators.placesReported', { count: places })}</p>}
    </>
  );
}

function Standing({ row }: { row: IndicatorStand }) {
  const { against, contested } = row;
  return (
    <>
      <span class={against === 'contested' ? own.alert : undefined}>{t(AGAINST[against])}</span>
      {contested && against !== 'contested' && <p class={own.alert}>{t(AGAINST.contested)}</p>}
    </>
  );
}
