import { t } from '../../i18n.ts';
import { Steps } from '../../parts/steps.tsx';

/** Where one is; the names are those of the drawing on every page. */
export function WizardSteps({ at }: { at: number }) {
  const names = [t('plan.stepFile'), t('plan.stepCheck'), t('plan.stepShare'), t('plan.stepGive')];
  return <Steps label={t('plan.steps')} names={names} at={at} />;
}
