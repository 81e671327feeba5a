import { useState } from 'preact/hooks';
import { LINE_MAX } from '../../../shared/limits.ts';
import { t } from '../../i18n.ts';
import { type Head, withDeadline, yearOf } from '../../local/import/plan-draft.ts';
import type { PlanIn } from '../../local/import/use-plan-in.ts';
import { Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import screen from '../screen.module.css';
import style from './head-form.module.css';

type HeadFormProps = {
  planIn: PlanIn;
  head: Head;
  /** Whether it begins open. */
  open: boolean;
};

/** What the plan is called. A new year reads every deadline anew that names none. */
export function HeadForm({ planIn, head, open }: HeadFormProps) {
  const { change } = planIn;
  // A field for a day costs a weak machine a tenth of a second: they come when the section is opened.
  const [seen, setSeen] = useState(open);
  const year = yearOf(head);
  const set = (text: string) => {
    change({ year: text });
    const next = yearOf({ ...head, year: text });
    if (Number.isNaN(next) || next === year) return;
    planIn.changeRows((row) => withDeadline(row, row.deadlineText, next));
  };
  return (
    <Section
      title={t('planIn.about')}
      folds={seen ? 'open' : 'folded'}
      onToggle={() => setSeen(true)}
    >
      {seen && (
        <div class={screen.near}>
          <Field
            label={t('planIn.name')}
            name="plan"
            initial={head.title}
            error={head.title.trim() === '' ? t('planIn.nameMissing') : null}
            input={{ maxLength: LINE_MAX }}
            onText={(title) => change({ title })}
          />
          <div class={style.facts}>
            <Field
              label={t('planIn.year')}
              name="year"
              hint={t('planIn.yearHint')}
              initial={head.year}
              error={Number.isNaN(year) ? t('planIn.yearWrong') : null}
              input={{ inputMode: 'numeric', maxLength: 4 }}
              onText={set}
            />
            <Field
              label={t('planIn.number')}
              name="number"
              initial={head.number}
              input={{ maxLength: LINE_MAX }}
              onText={(number) => change({ number })}
            />
            <Field
              label={t('planIn.issuer')}
              name="issuer"
              initial={head.issuer}
              input={{ maxLength: LINE_MAX }}
              onText={(issuer) => change({ issuer })}
            />
            <Field
              label={t('planIn.date')}
              name="date"
              initial={head.date}
              input={{ type: 'date' }}
              onText={(date) => change({ date })}
            />
          </div>
        </div>
      )}
    </Section>
  );
}
