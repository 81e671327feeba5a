import { t } from '../../i18n.ts';
import { Button } from '../../parts/button.tsx';
import screen from '../screen.module.css';
import { Discard } from './discard.tsx';
import type { StepProps } from './step.ts';

/** One step back, or out of it altogether. */
export function StepTools({ planIn, back }: StepProps & { back: () => void }) {
  return (
    <div class={screen.line}>
      <Button onPress={back}>{t('planIn.back')}</Button>
      <Discard planIn={planIn} />
    </div>
  );
}
