import { dayInVietnam } from '../../shared/calendar/day.ts';
import { useWork } from '../here.ts';
import { t } from '../i18n.ts';
import { type PlanFigures, readFigures, readPeriods } from '../local/indicators.ts';
import { useLive } from '../local/use-live.ts';
import { Empty } from '../parts/empty.tsx';
import { Section } from '../parts/section.tsx';
import { Stat } from '../parts/stat.tsx';
import { Frame } from './frame.tsx';
import { IndicatorTable } from './indicators/indicator-table.tsx';
import { MoneyTable } from './indicators/money-table.tsx';
import { PeriodSettings } from './indicators/period-settings.tsx';
import own from './official.module.css';
import { officialsOnly } from './officials-only.tsx';
import style from './screen.module.css';
import { useNow } from './use-now.ts';

/** What the ward's plans want to reach and to spend, and how far it is. */
export const Indicators = officialsOnly('indicators.title', Desk);

function Desk() {
  const { phone } = useWork();
  const today = dayInVietnam(useNow(phone));
  const periods = useLive(() => readPeriods(phone.db), [phone]);
  const plans = useLive(() => readFigures(phone.db), [phone]);
  return (
    <Frame title={t('indicators.title')} back="/nhiem-vu" here="/nhiem-vu" wide>
      {plans && periods && (
        <div class={style.stack}>
          {plans.length === 0 && <Empty text={t('indicators.none')} />}
          {plans.map((figures) => (
            <Plan key={figures.plan.id} {...figures} />
          ))}
          <PeriodSettings set={periods} today={today} />
        </div>
      )}
    </Frame>
  );
}

function Plan({ plan, indicators, lines }: PlanFigures) {
  const counted = indicators.filter(({ heading }) => !heading);
  const count = (state: string) => counted.filter(({ against }) => against === state).length;
  return (
    <Section title={plan.body.title}>
      <div class={style.stack}>
        {counted.length > 0 && (
          <div class={own.stats}>
            <Stat value={count('reached')} label={t('indicators.reached')} />
            <Stat value={count('below')} label={t('indicators.below')} />
            <Stat value={count('unreported')} label={t('indicators.unreported')} />
          </div>
        )}
        {indicators.length > 0 && <IndicatorTable rows={indicators} />}
        {lines.length > 0 && <MoneyTable lines={lines} />}
      </div>
    </Section>
  );
}
