import type { StepTemplate } from '../../../shared/plan/step-templates.ts';
import { STEP_TEMPLATES } from '../../../shared/plan/step-templates.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../parts/button.tsx';
import style from '../screen.module.css';

/** Beginnings for a checklist; each can be reworded afterwards. */
export function Templates({ onTake }: { onTake: (steps: StepTemplate['steps']) => void }) {
  return (
    <fieldset class={style.near}>
      <legend>
        <b>{t('give.template')}</b>
      </legend>
      <div class={style.line}>
        {STEP_TEMPLATES.map(({ id, steps }) => (
          <Button key={id} onPress={() => onTake(steps)}>
            {t(`template.${id}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
