import { useRoute } from 'preact-iso';
import { dayInVietnam } from '../../../shared/calendar/day.ts';
import { printTableDay } from '../../../shared/calendar/print-day.ts';
import { against, latestStand, type PeriodStand } from '../../../shared/indicators/standing.ts';
import { useWork } from '../../here.ts';
import { t } from '../../i18n.ts';
import { type IndicatorDesk, readIndicator } from '../../local/indicators.ts';
import { useLive } from '../../local/use-live.ts';
import { Empty } from '../../parts/empty.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/section.tsx';
import { Frame } from '../frame.tsx';
import { officialsOnly } from '../officials-only.tsx';
import style from '../screen.module.css';
import { useNow } from '../use-now.ts';
import { when } from '../when.ts';
import { AGAINST } from './indicator-table.tsx';
import { ReadingPart } from './reading-part.tsx';
import { answerWords, periodWords, rowName, targetWords } from './words.ts';

/** One indicator: what it wants, what was reported of it by period, and a form for the next figure. */
export const IndicatorScreen = officialsOnly('indicators.one', Desk, '/chi-tieu');

function Desk() {
  const { phone } = useWork();
  const { id = '' } = useRoute().params;
  const now = useNow(phone);
  const desk = useLive(async () => (await readIndicator(phone.db, id)) ?? 'missing', [phone, id]);
  const found = desk !== 'missing' ? desk : undefined;
  return (
    <Frame title={t('indicators.one')} back="/chi-tieu" here="/nhiem-vu">
      {desk === 'missing' && <Empty text={t('indicators.missing')} />}
      {found && (
        <div class={style.stack}>
          <Facts desk={found} />
          <ReadingPart
            key={id}
            desk={found}
            today={dayInVietnam(now)}
            closing={found.periods.closing}
          />
          <Section title={t('indicators.read')}>
            {found.stands.length === 0 ? (
              <Empty text={t('indicators.unreported')} />
            ) : (
              <ul>
                {found.stands.map((stand) => (
                  <li key={`${stand.period} ${stand.placeId}`} class={style.item}>
                    <Stand stand={stand} desk={found} now={now} />
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </div>
      )}
    </Frame>
  );
}

function Facts({ desk: { indicator, stands } }: { desk: IndicatorDesk }) {
  const { body } = indicator;
  const latest = latestStand(stands, null);
  const facts: [string, string][] = [
    [t('indicators.target'), targetWords(body)],
    [t('indicators.performer'), body.performer],
    [t('indicators.monitor'), body.monitor],
    [t('indicators.against'), t(AGAINST[against(body, latest)])],
  ];
  return (
    <div>
      <p class={style.lead}>{rowName(body)}</p>
      {body.uncertain !== undefined && (
        <Notice kind="returned" title={t('plan.uncertain', { words: body.uncertain })} />
      )}
      <dl class={style.facts}>
        {facts
          .filter(([, said]) => said !== '')
          .map(([name, said]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{said}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}

/** What stands for one period and place, both figures where two differ. */
function Stand({ stand, desk, now }: { stand: PeriodStand; desk: IndicatorDesk; now: number }) {
  const { places, names, indicator } = desk;
  const place = places.find(({ id }) => id === stand.placeId)?.body.name;
  return (
    <div class={style.near}>
      <h3>
        {periodWords(stand.period)} · {place ?? t('indicators.wholeWard')}
      </h3>
      {stand.contested && <Notice kind="conflict" title={t('indicators.bothKept')} />}
      {stand.readings.map(({ id, body }) => (
        <div key={id}>
          <p>
            {t('indicators.said', {
              answer: answerWords(body.answer, indicator.body.unit),
              name: names.get(body.mark.by) ?? t('app.someone'),
              time: when(body.mark.at, now),
            })}
          </p>
          <p class={style.small}>
            {t('indicators.asOfDay', { day: printTableDay(body.asOf) })}
            {body.source !== null && ` · ${body.source}`}
          </p>
        </div>
      ))}
    </div>
  );
}
