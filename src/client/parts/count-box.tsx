import { Minus, Plus } from 'lucide-preact';
import { useId } from 'preact/hooks';
import { VISIT_PEOPLE_MAX } from '../../shared/limits.ts';
import { formatNumber, t } from '../i18n.ts';
import style from './count-box.module.css';

export type CountBoxProps = { label: string; value: number; onCount: (value: number) => void };

const TENS = 10;

/** A small whole number from 1, by tapping; ten at once for a full room. */
export function CountBox({ label, value, onCount }: CountBoxProps) {
  const id = useId();
  const step = (by: number) => onCount(Math.min(Math.max(1, value + by), VISIT_PEOPLE_MAX));
  return (
    <fieldset class={style.count} aria-labelledby={id}>
      <span class={style.label} id={id}>
        {label}
      </span>
      <button
        class={style.step}
        type="button"
        aria-label={t('visit.fewer')}
        onClick={() => step(-1)}
      >
        <Minus aria-hidden="true" />
      </button>
      <output class={style.value}>{formatNumber(value)}</output>
      <button class={style.step} type="button" aria-label={t('visit.more')} onClick={() => step(1)}>
        <Plus aria-hidden="true" />
      </button>
      <button class={style.step} type="button" onClick={() => step(value === 1 ? TENS - 1 : TENS)}>
        {t('visit.tenMore')}
      </button>
    </fieldset>
  );
}
