import { t } from '../../i18n.ts';
import { Field } from '../../parts/field.tsx';
import style from '../screen.module.css';
import type { SetUpForm, SetUpProblems } from './set-up-form.ts';

export type PartProps = {
  form: SetUpForm;
  onChange: (part: Partial<SetUpForm>) => void;
  problems: SetUpProblems;
};

/** Which ward it is, and who answers for it. */
export function WardPart({ form, onChange, problems }: PartProps) {
  const { wardName, official } = problems;
  return (
    <div class={style.stack}>
      <Field
        label={t('setup.name')}
        name="ward"
        hint={t('setup.nameHint')}
        error={wardName ? t(wardName) : null}
        initial={form.wardName}
        onText={(text) => onChange({ wardName: text })}
      />
      <Field
        label={t('setup.official')}
        name="official"
        error={official ? t(official) : null}
        initial={form.official}
        input={{ autocomplete: 'name' }}
        onText={(text) => onChange({ official: text })}
      />
      <Field
        label={t('setup.phone')}
        name="phone"
        hint={t('setup.phoneHint')}
        initial={form.phone}
        input={{ type: 'tel', autocomplete: 'tel' }}
        onText={(text) => onChange({ phone: text })}
      />
    </div>
  );
}
