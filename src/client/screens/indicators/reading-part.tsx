import { Plus } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { type Closing, PeriodKind } from '../../../shared/calendar/closing.ts';
import type { Period } from '../../../shared/calendar/periods.ts';
import type { Day, Id } from '../../../shared/model.ts';
import type { Answer } from '../../../shared/records/indicator.ts';
import { useWork } from '../../here.ts';
import { formatList, type TextKey, t } from '../../i18n.ts';
import type { IndicatorDesk } from '../../local/indicators.ts';
import { mutate } from '../../local/mutate.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/section.tsx';
import { Select } from '../../parts/select.tsx';
import { Wrong } from '../../parts/wrong.tsx';
import { refusalKey } from '../refused.ts';
import style from '../screen.module.css';
import { likelyPeriod, PeriodPicker } from './period-picker.tsx';
import { answersFor, type ReadingForm, readingOp } from './reading-form.ts';
import { answerWords } from './words.ts';

const ANSWERS: Record<Answer['is'], TextKey> = {
  value: 'indicators.asValue',
  share: 'indicators.asShare',
  words: 'indicators.asWords',
  none: 'indicators.asNone',
};

type ReadingPartProps = { desk: IndicatorDesk; today: Day; closing: Closing };

/** One figure for one period and place; what stands there already is named and taken the place of. */
export function ReadingPart({ desk, today, closing }: ReadingPartProps) {
  const { phone } = useWork();
  const { indicator, stands, places } = desk;
  const { unit } = indicator.body;
  const [period, setPeriod] = useState(() => {
    const kind = PeriodKind.options.find(
      (each) => stands[0]?.period === likelyPeriod(today, each, closing).key,
    );
    return likelyPeriod(today, kind ?? 'month', closing);
  });
  const [placeId, setPlaceId] = useState<Id>('');
  const [form, setForm] = useState(() => emptyForm(period, today));
  const [round, setRound] = useState(0);
  const [wrong, setWrong] = useState<TextKey | null>(null);
  const change = (part: Partial<ReadingForm>) => setForm((now) => ({ ...now, ...part }));
  const before = stands.find((each) => {
    return each.period === period.key && each.placeId === (placeId || null);
  });
  const save = async (event: Event) => {
    event.preventDefault();
    const said = readingOp(form, {
      indicatorId: indicator.id,
      placeId: placeId || null,
      period: period.key,
      corrects: before?.readings.map(({ id }) => id) ?? [],
    });
    setWrong('wrong' in said ? said.wrong : null);
    if ('wrong' in said) return;
    try {
      await mutate(phone, said.op);
      setForm(emptyForm(period, today));
      setRound(round + 1);
    } catch (error) {
      setWrong(refusalKey(error));
    }
  };
  return (
    <Section title={t('indicators.add')}>
      <form class={style.stack} onSubmit={(event) => void save(event)}>
        <PeriodPicker
          {...{ period, today, closing }}
          onPick={(next) => {
            setPeriod(next);
            change({ asOf: lastDay(next, today) });
          }}
        />
        {places.length > 0 && (
          <Select
            label={t('indicators.place')}
            value={placeId}
            onChoose={setPlaceId}
            options={[
              { value: '', label: t('indicators.wholeWard') },
              ...places.map(({ id, body }) => ({ value: id, label: body.name })),
            ]}
          />
        )}
        {before && (
          <Notice
            kind={before.contested ? 'conflict' : 'info'}
            title={t('indicators.replaces', {
              answers: formatList(
                before.readings.map(({ body }) => answerWords(body.answer, unit)),
              ),
            })}
          />
        )}
        <Choice
          key={`c${round}`}
          legend={t('indicators.answer')}
          value={form.is}
          onChoose={(is) => change({ is })}
          options={answersFor(indicator.body).map((value) => ({
            value,
            label: t(ANSWERS[value]),
            ...(value === 'none' && { hint: t('indicators.asNoneHint') }),
          }))}
        />
        <Answering key={`a${round}`} form={form} unit={unit} change={change} />
        <Field
          key={`s${round}`}
          label={t('indicators.source')}
          name="source"
          hint={t('indicators.sourceHint')}
          onText={(source) => change({ source })}
        />
        <Field
          key={`${round} ${period.key}`}
          label={t('indicators.asOf')}
          name="asOf"
          initial={form.asOf}
          input={{ type: 'date' }}
          onText={(asOf) => change({ asOf })}
        />
        <Wrong id="reading-wrong" text={wrong && t(wrong)} />
        {round > 0 && wrong === null && (
          <Notice kind="success" title={t('indicators.saved')} live />
        )}
        <div>
          <Button kind="main" icon={Plus} submit>
            {t('indicators.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

type AnsweringProps = {
  form: ReadingForm;
  unit: string;
  change: (part: Partial<ReadingForm>) => void;
};

/** The boxes that the chosen way of answering needs. */
function Answering({ form, unit, change }: AnsweringProps) {
  const number = { input: { inputMode: 'decimal' as const }, hint: t('indicators.needNumber') };
  if (form.is === 'value') {
    const label = unit === '' ? t('indicators.value') : t('indicators.valueIn', { unit });
    return (
      <Field
        key="value"
        {...number}
        label={label}
        name="value"
        onText={(value) => change({ value })}
      />
    );
  }
  if (form.is === 'words') {
    return (
      <Field
        key="words"
        label={t('indicators.words')}
        name="words"
        onText={(words) => change({ words })}
      />
    );
  }
  if (form.is !== 'share') return null;
  return (
    <div class={style.near}>
      <Field
        {...number}
        label={t('indicators.part')}
        name="part"
        onText={(part) => change({ part })}
      />
      <Field
        {...number}
        label={t('indicators.whole')}
        name="whole"
        onText={(whole) => change({ whole })}
      />
    </div>
  );
}

function emptyForm(period: Period, today: Day): ReadingForm {
  const asOf = lastDay(period, today);
  return { is: null, value: '', part: '', whole: '', words: '', source: '', asOf };
}

/** Figures of a period that has closed are as of its last day. */
function lastDay({ to }: Period, today: Day): Day {
  return to < today ? to : today;
}
