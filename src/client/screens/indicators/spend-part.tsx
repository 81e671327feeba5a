import { Plus } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { printTableDay } from '../../../shared/calendar/print-day.ts';
import type { Day, Id } from '../../../shared/model.ts';
import { formatNumber, readNumber } from '../../../shared/text/numbers.ts';
import { useWork } from '../../here.ts';
import { type TextKey, t } from '../../i18n.ts';
import { mutate } from '../../local/mutate.ts';
import type { EntityOf } from '../../local/work.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/section.tsx';
import { Wrong } from '../../parts/wrong.tsx';
import { refusalKey } from '../refused.ts';
import style from '../screen.module.css';
import { tidy } from './reading-form.ts';
import { exact } from './words.ts';

type SpendPartProps = {
  budgetId: Id;
  today: Day;
  /** The spending that this one takes the place of. */
  fixing: EntityOf<'spend'> | undefined;
  onFixed: () => void;
};

/** One spending of a line; a wrong one is not changed but taken the place of. */
export function SpendPart({ budgetId, today, fixing, onFixed }: SpendPartProps) {
  const { phone } = useWork();
  const { amount = null, on = today, note = null } = fixing?.body ?? {};
  // As it is typed in every language of the screen.
  const first = { amount: amount === null ? '' : formatNumber(amount, 6), on, note: note ?? '' };
  const [form, setForm] = useState(first);
  const [round, setRound] = useState(0);
  const [wrong, setWrong] = useState<TextKey | null>(null);
  const change = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }));
  const save = async (event: Event) => {
    event.preventDefault();
    const spent = readNumber(form.amount).value;
    if (spent === null || spent < 0) return setWrong('indicators.needMoney');
    if (form.on === '') return setWrong('indicators.needDay');
    setWrong(null);
    try {
      await mutate(phone, {
        ...{ kind: 'spend.add', budgetId, amount: spent, on: form.on },
        ...{ note: tidy(form.note) || null, corrects: fixing ? [fixing.id] : [] },
      });
      if (fixing) return onFixed();
      setForm(first);
      setRound(round + 1);
    } catch (error) {
      setWrong(refusalKey(error));
    }
  };
  return (
    <Section title={t(fixing ? 'indicators.spendFix' : 'indicators.spendAdd')}>
      <form class={style.stack} onSubmit={(event) => void save(event)}>
        {fixing && (
          <Notice
            kind="info"
            title={t('indicators.spendFixing', {
              amount: exact(fixing.body.amount),
              day: printTableDay(fixing.body.on),
            })}
            actions={<Button onPress={onFixed}>{t('indicators.spendNew')}</Button>}
          />
        )}
        <Field
          key={`m${round}`}
          label={t('indicators.spendAmount')}
          name="amount"
          hint={t('indicators.needMoney')}
          initial={first.amount}
          input={{ inputMode: 'decimal' }}
          onText={(typed) => change({ amount: typed })}
        />
        <Field
          key={`d${round}`}
          label={t('indicators.spendOn')}
          name="on"
          initial={first.on}
          input={{ type: 'date' }}
          onText={(day) => change({ on: day })}
        />
        <Field
          key={`n${round}`}
          label={t('indicators.spendNote')}
          name="note"
          initial={first.note}
          onText={(text) => change({ note: text })}
        />
        <Wrong id="spend-wrong" text={wrong && t(wrong)} />
        {round > 0 && wrong === null && (
          <Notice kind="success" title={t('indicators.saved')} live />
        )}
        <div>
          <Button kind="main" icon={Plus} submit>
            {t('indicators.spendSave')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
