import { t } from '../../i18n.ts';
import { Choice } from '../../parts/choice.tsx';
import { TEMPLATE } from './set-up-form.ts';
import type { PartProps } from './ward-part.tsx';

/** Which plan there is on the first day. */
export function PlanPart({ form, onChange }: PartProps) {
  return (
    <Choice
      legend={t('setup.template')}
      options={[
        {
          value: TEMPLATE,
          label: t('setup.templatePhuocBinh'),
          hint: t('setup.templatePhuocBinhHint'),
        },
        { value: '', label: t('setup.templateNone'), hint: t('setup.templateNoneHint') },
      ]}
      value={form.template}
      onChoose={(template) => onChange({ template })}
    />
  );
}
