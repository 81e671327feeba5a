import { Save } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { type ClosingDay, PeriodKind, type WardPeriods } from '../../../shared/calendar/closing.ts';
import { printTableDay } from '../../../shared/calendar/print-day.ts';
import { countingPeriod, reportDue } from '../../../shared/calendar/ward-periods.ts';
import type { Day } from '../../../shared/model.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import { mutate } from '../../local/mutate.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/section.tsx';
import { Select } from '../../parts/select.tsx';
import { Wrong } from '../../parts/wrong.tsx';
import { refusalKey } from '../refused.ts';
import style from '../screen.module.css';
import { PERIOD_KINDS } from './period-picker.tsx';
import { periodWords } from './words.ts';

const CLOSING_DAYS: ClosingDay[] = [
  ...Array.from({ length: 28 }, (_day, index) => index + 1),
  'last',
];
const DUE_DAYS = 31;

/** When the ward's periods close and its reports are due. What was reported stays with its period's name. */
export function PeriodSettings({ set, today }: { set: WardPeriods; today: Day }) {
  const { phone, session } = useWork();
  const [typed, setTyped] = useState<WardPeriods | null>(null);
  const [saved, setSaved] = useState(false);
  const [wrong, setWrong] = useState<TextKey | null>(null);
  const change = (next: WardPeriods) => {
    setSaved(false);
    setTyped(next);
  };
  const form = typed ?? set;
  const save = async (event: Event) => {
    event.preventDefault();
    setWrong(null);
    try {
      await mutate(phone, { kind: 'period.set', wardId: session.ward.id, periods: form });
      setTyped(null);
      setSaved(true);
    } catch (error) {
      setWrong(refusalKey(error));
    }
  };
  return (
    <Section title={t('period.title')} folds="folded">
      <form class={style.stack} onSubmit={(event) => void save(event)}>
        <p class={style.small}>{t('period.hint')}</p>
        {PeriodKind.options.map((kind) => (
          <div key={kind} class={style.near}>
            <Select
              label={t('period.closes', { kind: t(PERIOD_KINDS[kind]).toLocaleLowerCase() })}
              value={String(form.closing[kind])}
              onChoose={(day) => {
                const closing = { ...form.closing, [kind]: day === 'last' ? day : Number(day) };
                change({ ...form, closing });
              }}
              options={CLOSING_DAYS.map((day) => ({
                value: String(day),
                label: day === 'last' ? t('period.last') : t('period.day', { day: String(day) }),
              }))}
            />
            <p class={style.small}>{nowWords(kind, form, today)}</p>
          </div>
        ))}
        <Select
          label={t('period.due')}
          value={form.dueAfter === null ? '' : String(form.dueAfter)}
          onChoose={(days) => change({ ...form, dueAfter: days === '' ? null : Number(days) })}
          options={[
            { value: '', label: t('period.dueNone') },
            ...Array.from({ length: DUE_DAYS }, (_days, days) => ({
              value: String(days),
              label: days === 0 ? t('period.dueSame') : t('period.dueAfter', { count: days }),
            })),
          ]}
        />
        <Wrong id="period-wrong" text={wrong && t(wrong)} />
        {saved && <Notice kind="success" title={t('indicators.saved')} live />}
        <div>
          <Button icon={Save} submit>
            {t('period.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

/** What the setting makes of today, so that nobody has to work it out. */
function nowWords(kind: PeriodKind, set: WardPeriods, today: Day): string {
  const period = countingPeriod(today, kind, set);
  if (period === null) return t('period.over');
  const due = reportDue(period, set);
  const values = {
    period: periodWords(period.key),
    from: printTableDay(period.from),
    to: printTableDay(period.to),
  };
  if (due === null) return t('period.now', values);
  return t('period.nowDue', { ...values, due: printTableDay(due) });
}
