import { type Closing, PeriodKind } from '../../../shared/calendar/closing.ts';
import { addDays } from '../../../shared/calendar/day.ts';
import { type Period, periodOf, periodsBetween } from '../../../shared/calendar/periods.ts';
import { printTableDay } from '../../../shared/calendar/print-day.ts';
import type { Day } from '../../../shared/model.ts';
import { type TextKey, t } from '../../i18n.ts';
import { Select } from '../../parts/select.tsx';
import style from '../screen.module.css';
import { periodWords } from './words.ts';

/** A report is written in the days after its period has closed. */
const WRITING_DAYS = 10;
/** More than a year, so that last year's period of the same name can still be chosen. */
const BACK_DAYS = 420;

export const PERIOD_KINDS: Record<PeriodKind, TextKey> = {
  month: 'indicators.kindMonth',
  quarter: 'indicators.kindQuarter',
  half: 'indicators.kindHalf',
  nineMonths: 'indicators.kindNineMonths',
  year: 'indicators.kindYear',
};

/** The period that a report written today is most likely about. */
export function likelyPeriod(today: Day, kind: PeriodKind, closing: Closing): Period {
  return periodOf(addDays(today, -WRITING_DAYS), kind, closing);
}

type PeriodPickerProps = {
  period: Period;
  today: Day;
  closing: Closing;
  onPick: (period: Period) => void;
};

/** Kind of period first, then which one; which days it counts stands below. */
export function PeriodPicker({ period, today, closing, onPick }: PeriodPickerProps) {
  const { kind } = period;
  const periods = periodsBetween(addDays(today, -BACK_DAYS), today, kind, closing).reverse();
  return (
    <div class={style.near}>
      <Select
        label={t('indicators.periodKind')}
        value={kind}
        onChoose={(next) => onPick(likelyPeriod(today, PeriodKind.parse(next), closing))}
        options={PeriodKind.options.map((value) => ({ value, label: t(PERIOD_KINDS[value]) }))}
      />
      <Select
        label={t('indicators.period')}
        value={period.key}
        onChoose={(key) => onPick(periods.find((each) => each.key === key) ?? period)}
        options={periods.map(({ key }) => ({ value: key, label: periodWords(key) }))}
      />
      <p class={style.small}>
        {t('indicators.counts', { from: printTableDay(period.from), to: printTableDay(period.to) })}
      </p>
    </div>
  );
}
