import { ChevronLeft, ChevronRight } from 'lucide-preact';
import { t } from '../i18n.ts';
import style from './month-steps.module.css';

export type MonthStepsProps = {
  /** "Tháng 01/2026". */
  name: string;
  /** Null where there is no month further on. */
  onBefore: (() => void) | null;
  onNext: (() => void) | null;
};

/** From month to month, one tap each. */
export function MonthSteps({ name, onBefore, onNext }: MonthStepsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what a form sends
    <div class={style.steps} role="group" aria-label={t('month.choose')}>
      <button
        class={style.step}
        type="button"
        aria-label={t('month.before')}
        aria-disabled={onBefore === null}
        onClick={onBefore ?? undefined}
      >
        <ChevronLeft aria-hidden="true" />
      </button>
      <p class={style.name} aria-live="polite">
        {name}
      </p>
      <button
        class={style.step}
        type="button"
        aria-label={t('month.next')}
        aria-disabled={onNext === null}
        onClick={onNext ?? undefined}
      >
        <ChevronRight aria-hidden="true" />
      </button>
    </div>
  );
}
