import { formatLongDay, t } from '../../i18n.ts';
import { Field } from '../../parts/field.tsx';
import style from './facts.module.css';
import type { GiveForm, GiveProblems } from './give-form.ts';

export type FactsProps = {
  /** As it was when the screen opened: the fields own what is typed after. */
  form: GiveForm;
  onChange: (part: Partial<GiveForm>) => void;
  deadlineText: string;
  problems: GiveProblems | null;
};

/** The day, with the words of the print beside it, and how much is to be reached. */
export function Facts({ form, onChange, deadlineText, problems }: FactsProps) {
  const { target = null, unit = null } = problems ?? {};
  return (
    <div class={style.facts}>
      <Field
        label={t('give.due')}
        name="due"
        hint={dueHint(form.due, deadlineText)}
        initial={form.due}
        input={{ type: 'date' }}
        onText={(due) => onChange({ due })}
      />
      <Field
        label={t('give.target')}
        name="target"
        hint={t('give.targetHint')}
        error={target && t(target)}
        initial={form.target}
        input={{ inputMode: 'decimal' }}
        onText={(text) => onChange({ target: text })}
      />
      <Field
        label={t('give.unit')}
        name="unit"
        hint={t('give.unitHint')}
        error={unit && t(unit)}
        initial={form.unit}
        onText={(text) => onChange({ unit: text })}
      />
    </div>
  );
}

/** The words of the print, and the chosen day in our order: some browsers show the month first. */
function dueHint(due: string, deadlineText: string): string {
  const printed = t('give.dueHint', { words: deadlineText || t('deadline.none') });
  if (due === '') return `${printed}. ${t('give.dueOptional')}`;
  return `${printed}. ${t('give.dueChosen', { day: `${formatLongDay(due)}/${due.slice(0, 4)}` })}`;
}
